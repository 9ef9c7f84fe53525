import { sql } from 'kysely'
import { Unavailable } from '#base/errors'
import type { InstitutionId, PersonId } from '#base/ids'
import type { PatientScope, StaffScope, SystemScope } from '#platform/database/scopes'

export type Disclosure = {
  /** Which page (or door) showed something, as in the route table. */
  readonly page: string
  readonly category: string | null
  readonly itemId: string | null
  /** Which of the programme's counts it adds to, without clinical content. */
  readonly counts: 'list-view' | 'item-view' | 'home-view' | null
  /** Looking on through the same item within half an hour is one disclosure, not many. */
  readonly isOnceAStudy?: true
}

/**
 * Writes who was shown what of whom, in the transaction of the disclosure itself: no row, no page (Unavailable). The count for the
 * programme's evaluation goes with it in the same statement, so that a page costs one.
 */
export async function recordDisclosure(scope: PatientScope, disclosure: Disclosure): Promise<void> {
  const written = sql`with counted as (
      insert into adoption_fact (kind, category, capacity, account_id)
      select ${disclosure.counts}::text, ${disclosure.category}::text, ${scope.capacity}::text, ${scope.actor.accountId}::uuid
      where ${disclosure.counts}::text is not null
    )
    insert into disclosure (person_id, at, account_id, actor_name, capacity, page, category, item_id, request_id)
    select ${scope.subject}::uuid, now(), ${scope.actor.accountId}::uuid, ${scope.actor.name}, ${scope.capacity},
           ${disclosure.page}, ${disclosure.category}, ${disclosure.itemId}::uuid, ${scope.requestId}
    where ${disclosure.isOnceAStudy !== true}::boolean or not exists (
      select from disclosure d where d.person_id = ${scope.subject}::uuid and d.at > now() - interval '30 minutes'
        and d.account_id = ${scope.actor.accountId}::uuid and d.page = ${disclosure.page}
        and d.item_id = ${disclosure.itemId}::uuid)`
  await written.execute(scope.db).catch((cause: Error) => {
    throw new Unavailable('the access log cannot be written', { cause, detail: cause.message })
  })
}

/**
 * What staff were shown of persons: who they are (`identity`), or decided it (`identity-decided`); what waits and has opened
 * (`clinic`), or did something with it (`clinic-acted`); whom a patient lets help, written down at a desk (`desk-helper`); the record as the person sees it (`preview`);
 * what they wrote to a team (`messages`), or measured and let a team read (`journal`), or answered (`questionnaires`); what was asked of the log (`log-question`), and that somebody looked through what
 * an account saw (`account-reviewed`).
 */
export type Sight =
  | 'identity'
  | 'identity-decided'
  | 'desk-helper'
  | 'clinic'
  | 'clinic-acted'
  | 'preview'
  | 'requests'
  | 'messages'
  | 'journal'
  | 'questionnaires'
  | 'log-question'
  | 'account-reviewed'

/**
 * Writes what a member of staff was shown of these persons, in the transaction of the sight itself: no row, no page
 * (Unavailable). Of an item its id, so that it can be told who saw it; never its kind: what waits leaves no trace here.
 */
export async function recordSight(
  scope: StaffScope,
  { persons, page, itemId = null }: { persons: readonly PersonId[]; page: Sight; itemId?: string | null },
): Promise<void> {
  const { accountId, name: actorName } = scope.actor
  const each = [...new Set(persons)]
  if (each.length === 0) return
  const written = sql`
    insert into disclosure (person_id, account_id, actor_name, capacity, institution_id, page, item_id, request_id)
    select person_id, ${accountId}::uuid, ${actorName}, ${scope.role}, ${scope.institutionId}, ${page}, ${itemId}::uuid,
           ${scope.requestId}
    from unnest(${each}::uuid[]) person_id`
  await written.execute(scope.db).catch((cause: Error) => {
    throw new Unavailable('the access log cannot be written', { cause, detail: cause.message })
  })
}

/** Writes into a person's access log that an operator took a copy of what is open of it. */
export async function recordExport(scope: SystemScope, { personId }: { readonly personId: string }): Promise<void> {
  await scope.db
    .insertInto('disclosure')
    .values({ personId, actorName: 'operator', capacity: 'operator', page: 'export', requestId: scope.requestId })
    .execute()
}

/** Writes into the logs of these persons that a system of an institution was told of a visit that they had booked there. */
export async function recordTold(
  scope: SystemScope,
  { persons, institutionId, by }: { persons: readonly PersonId[]; institutionId: InstitutionId; by: string },
): Promise<void> {
  if (persons.length === 0) return
  await scope.db
    .insertInto('disclosure')
    .values(
      persons.map((personId) => ({
        personId,
        institutionId,
        actorName: by,
        capacity: 'system',
        page: 'booking-told',
        category: 'appointments',
        requestId: scope.requestId,
      })),
    )
    .execute()
}
