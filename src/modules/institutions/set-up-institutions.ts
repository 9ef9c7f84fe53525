import { sql } from 'kysely'
import type { Category, ServiceType } from '#base/categories'
import type { SystemScope } from '#platform/database/scopes'
import { AGREEMENTS } from './list-agreements.ts'

export type InstitutionPlan = {
  readonly institutions: readonly {
    readonly id: string
    readonly name: string
    readonly serviceType: ServiceType
    readonly municipality: string
    /** Of times that are sent without a zone (IANA). */
    readonly timeZone: string
    readonly contact: string
    readonly joined: string
    readonly status: 'signed' | 'contributing' | 'offering'
    readonly agreed: readonly { readonly category: Category; readonly from: string; readonly note: string | null }[]
    readonly services: readonly { readonly id: string; readonly name: string; readonly kind: string }[]
  }[]
  readonly feeds: readonly {
    readonly id: string
    readonly institutionId: string | null
    readonly format: string
    readonly aggregator: boolean
  }[]
}

/** Writes institutions with their services, agreements and feeds; what is there already stays as it is. */
export async function setUpInstitutions(scope: SystemScope, plan: InstitutionPlan): Promise<void> {
  for (const each of plan.institutions) {
    await sql`insert into institution (institution_id, name, service_type, municipality, time_zone, contact, joined_on, status)
      values (${each.id}, ${each.name}, ${each.serviceType}, ${each.municipality}, ${each.timeZone}, ${each.contact}, ${each.joined}::date,
              ${each.status}) on conflict do nothing`.execute(scope.db)
    for (const service of each.services)
      await sql`insert into service (institution_id, service_id, name, kind)
        values (${each.id}, ${service.id}, ${service.name}, ${service.kind}) on conflict do nothing`.execute(scope.db)
    for (const line of each.agreed)
      await sql`insert into agreement (institution_id, category, promised_from, note)
        values (${each.id}, ${line.category}, ${line.from}::date, ${line.note}) on conflict do nothing`.execute(
        scope.db,
      )
  }
  for (const feed of plan.feeds)
    await sql`insert into feed (feed_id, institution_id, format, aggregator)
      values (${feed.id}, ${feed.institutionId}, ${feed.format}, ${feed.aggregator}) on conflict do nothing`.execute(
      scope.db,
    )
  scope.region.forget(AGREEMENTS)
}
