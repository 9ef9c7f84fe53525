import { sql } from 'kysely'
import type { ItemId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { AccountScope, PatientScope } from '#platform/database/scopes'
import { type ComingChange, comingChanges } from './coming-changes.ts'
import { type LocalDay, localDayAt } from './rule-pack/age-on.ts'
import { readLivePack } from './rule-pack/read-live-pack.ts'

/**
 * What birthdays will change for the one who reads, the nearest first. For a delegate, and a guardian of an adult,
 * nothing does.
 */
export async function listComingChanges(scope: PatientScope): Promise<readonly ComingChange[]> {
  if (scope.capacity === 'delegate' || scope.isPreview) return []
  const person = await scope.db
    .selectFrom('person')
    .select('birthDate')
    .where('personId', '=', scope.subject)
    .executeTakeFirst()
  const pack = await readLivePack(scope)
  return comingChanges(pack, person?.birthDate ?? null, localDayAt(scope.now, pack.timeZone))
}

/** A record that closed to its guardian by a birthday. */
export type GrownUp = {
  readonly given: string
  readonly family: string | null
  /** In whole years. */
  readonly age: number
  readonly closedOn: LocalDay
}

/**
 * The records that a birthday closed to the one who reads, in the last sixty days, the latest first. Age decides what stands
 * here, so that it tells nothing of what a child keeps from a guardian. Empty in the record of another.
 */
export async function listGrownUp(scope: PatientScope | AccountScope): Promise<readonly GrownUp[]> {
  const { rows } = await sql<GrownUp>`
    select given, family, age, closed_on::text as closed_on from list_grown_up()`.execute(scope.db)
  return rows
}

/** A visit that the person keeps to themselves. */
export type KeptForSelf = {
  readonly itemId: ItemId
  readonly title: string
  readonly decidedAt: Instant
  readonly actorName: string
}

/** Visits that nobody but the person sees, by a clinician's decision; empty for everybody else. */
export async function listKept(scope: PatientScope): Promise<readonly KeptForSelf[]> {
  const { rows } = await sql<KeptForSelf>`
    select k.item_id, i.title, k.decided_at, k.actor_name
    from kept_visit k join released_item i on i.person_id = k.person_id and i.item_id = k.item_id
    where k.person_id = ${scope.subject}::uuid and k.ended_at is null
    order by k.decided_at desc, k.item_id`.execute(scope.db)
  return rows
}
