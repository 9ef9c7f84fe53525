import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import type { DisclosureRow } from './list-disclosures.ts'

/** Who looked, as a filter: staff of health services, helpers and guardians, the person, or people without an account. */
export const LOOKERS = ['staff', 'helpers', 'self', 'recipients'] as const
export type Looker = (typeof LOOKERS)[number]

export type LookFilter = {
  readonly from: Instant | null
  /** The first instant that is not in it. */
  readonly until: Instant | null
  readonly institutionId: string | null
  readonly who: Looker | null
  /** One account alone. */
  readonly by: string | null
  /** One line alone. */
  readonly disclosureId?: string
}

export type LookRow = DisclosureRow & {
  readonly disclosureId: string
  readonly accountId: string | null
  readonly institutionId: string | null
  /** By the clock of the institution: 0 to 23. */
  readonly hour: number
}

const OF: Readonly<Record<Looker, readonly string[]>> = {
  staff: [
    'clinician',
    'secretary',
    'clerk',
    'institution-administrator',
    'privacy-officer',
    'steward',
    'representative',
    'operator',
  ],
  helpers: ['delegate', 'guardian'],
  self: ['self'],
  recipients: ['recipient'],
}

/**
 * Who has looked at this record, newest first, by what a reader asks for. A delegate does not read the person's own visits,
 * nor which kinds outside the grant others have looked at.
 */
export async function listLooks(
  scope: PatientScope,
  { filter, take, skip }: { readonly filter: LookFilter; readonly take: number; readonly skip: number },
): Promise<readonly LookRow[]> {
  const { from, until, institutionId, who, by, disclosureId = null } = filter
  const { rows } = await sql<LookRow>`
    select d.disclosure_id, d.at, d.account_id, d.actor_name, d.actor_place, d.capacity, d.institution_id,
           i.name as institution_name, d.page, d.category,
           extract(hour from d.at at time zone coalesce(i.time_zone, 'UTC'))::int as hour
    from disclosure d left join institution i on i.institution_id = d.institution_id
    where d.person_id = ${scope.subject}::uuid
      and (${from}::timestamptz is null or d.at >= ${from}::timestamptz)
      and (${until}::timestamptz is null or d.at < ${until}::timestamptz)
      and (${institutionId}::text is null or d.institution_id = ${institutionId})
      and (${who}::text is null or d.capacity = any (${who ? [...OF[who]] : []}::text[]))
      and (${by}::uuid is null or d.account_id = ${by}::uuid)
      and (${disclosureId}::uuid is null or d.disclosure_id = ${disclosureId}::uuid)
      and (${scope.capacity} = 'self' or d.capacity not in ('self', 'recipient') or d.account_id = ${scope.actor.accountId}::uuid)
      and (${scope.categories === null} or d.category is null or d.category = any (${[...(scope.categories ?? [])]}::text[]))
    order by d.at desc, d.disclosure_id limit ${take} offset ${skip}`.execute(scope.db)
  return rows
}

/** The institutions whose staff stand in this log, by name. */
export async function listLookingInstitutions(
  scope: PatientScope,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select i.institution_id as id, i.name from institution i
    where i.institution_id in (select d.institution_id from disclosure d where d.person_id = ${scope.subject}::uuid
      and (${scope.capacity} = 'self' or d.capacity not in ('self', 'recipient'))
      and (${scope.categories === null} or d.category is null or d.category = any (${[...(scope.categories ?? [])]}::text[])))
    order by i.name`.execute(scope.db)
  return rows
}
