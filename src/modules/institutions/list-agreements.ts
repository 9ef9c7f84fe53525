import { type Kysely, sql } from 'kysely'
import type { Category, ServiceType } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import type { PatientScope, PublicScope, StaffScope } from '#platform/database/scopes'

export type AgreedCategory = {
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly serviceType: ServiceType
  readonly municipality: string
  readonly contact: string
  readonly status: 'signed' | 'contributing' | 'offering'
  /** YYYY-MM-DD */
  readonly joinedOn: string
  /** A patient's category, or what is kept in no list; null for an institution that has agreed to nothing yet. */
  readonly category: Category | 'person' | 'financial' | null
  readonly promisedFrom: string | null
  readonly note: string | null
  readonly firstReceivedAt: Date | null
  readonly lastReceivedAt: Date | null
  readonly items: number
  readonly unmapped: number
}

/** What is remembered of the agreements; a delivery or a new institution makes it old. */
export const AGREEMENTS = 'agreements'
const SECONDS_KEPT = 5

/**
 * Every institution with each category it agreed to send or has sent, and what has arrived in the region so far; at
 * most a few seconds old.
 */
export function listAgreements(scope: PatientScope | StaffScope | PublicScope): Promise<readonly AgreedCategory[]> {
  return scope.region.recall(AGREEMENTS, SECONDS_KEPT, () => readAgreements(scope))
}

async function readAgreements(scope: PatientScope | StaffScope | PublicScope): Promise<readonly AgreedCategory[]> {
  const { rows } = await sql<AgreedCategory>`
    select i.institution_id, i.name as institution_name, i.service_type, i.municipality, i.contact, i.status,
           i.joined_on::text as joined_on, c.category, a.promised_from::text as promised_from, a.note,
           d.first_received_at, d.last_received_at, coalesce(d.items, 0)::int as items,
           coalesce(d.unmapped, 0)::int as unmapped
    from institution i
    left join lateral (select category from agreement where institution_id = i.institution_id
                       union select category from delivery where institution_id = i.institution_id) c on true
    left join agreement a on a.institution_id = i.institution_id and a.category = c.category
    left join delivery d on d.institution_id = i.institution_id and d.category = c.category
    order by i.name, c.category`.execute(scope.db as unknown as Kysely<unknown>)
  return rows
}
