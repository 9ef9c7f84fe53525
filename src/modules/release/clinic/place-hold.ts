import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import { type Instant, plusDays } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { askToDecide } from '../ask-to-decide.ts'
import { CLINICIAN_HOLD } from '../built-in-rules.ts'
import { readLiveRulebook } from '../read-live-rulebook.ts'
import { safetyNetDays } from '../rulebook.ts'
import { becauseOf } from '../rules/clinician-hold.ts'
import { findOwnItem, type OwnItem } from './own-item.ts'

export type HoldToPlace = {
  readonly itemId: string
  /** Id of one of the grounds that the rulebook in force lists. */
  readonly ground: string
  /** Why, in the clinician's words: for explain and the region, not for the card. */
  readonly reason: string
  readonly until: Instant
}

/**
 * Keeps an item and its parts closed until a day, never beyond the safety net. It holds from this transaction on: nobody
 * has to wait for the worker. What the person has opened stays open. Throws Invalid for a ground that the rulebook does
 * not list, for a day that is past or beyond the safety net, and for an item that the person has opened.
 */
export async function placeHold(scope: StaffScope, { itemId, ground, reason, until }: HoldToPlace): Promise<void> {
  const item = await findOwnItem(scope, itemId)
  const rulebook = await readLiveRulebook(scope)
  const grounds = rulebook.holdGrounds.map(({ id }) => id)
  if (!grounds.includes(ground))
    throw new Invalid(`“${ground}” is no ground for a hold; the rulebook allows ${grounds.join(', ') || 'none'}`)
  if (reason.trim() === '' || reason.length > 2000)
    throw new Invalid('a hold needs a reason of at most 2000 characters')
  const last = plusDays(item.countsFrom ?? item.changedAt, safetyNetDays(rulebook))
  if (!(until > scope.now)) throw new Invalid('a hold must end later than now')
  if (until > last) throw new Invalid(`nothing waits longer than until ${last.toISOString()}`)
  if ((await openedOf(scope, [item.itemId])).length > 0)
    throw new Invalid('the person has opened it already, and what has been opened stays open')
  const hold = { reason: reason.trim(), until }
  await insertHold(scope, item, { ...hold, ground })
  await closeWithParts(scope, item, hold)
  await askToDecide(scope, { personId: item.personId, because: 'hold' })
}

async function insertHold(
  scope: StaffScope,
  { personId, itemId, institutionId }: OwnItem,
  hold: Omit<HoldToPlace, 'itemId'>,
): Promise<void> {
  await scope.db
    .insertInto('clinicianHold')
    .values({
      personId,
      itemId,
      institutionId,
      ...hold,
      accountId: scope.actor.accountId,
      authorName: scope.actor.name,
    })
    .execute()
}

/** The step of `rules/clinician-hold.ts` on what is stored: later, never earlier. The worker then decides the whole. */
async function closeWithParts(
  scope: StaffScope,
  item: OwnItem,
  hold: { readonly reason: string; readonly until: Instant },
): Promise<void> {
  const { rows: family } = await sql<{ itemId: string }>`
    with recursive held (item_id, depth) as (
      select ${item.itemId}::uuid, 0
      union all
      select i.item_id, h.depth + 1 from item i join held h on i.part_of = h.item_id
      where i.person_id = ${item.personId}::uuid and h.depth < 3)
    select distinct item_id from held`.execute(scope.db)
  const opened = new Set(
    await openedOf(
      scope,
      family.map((each) => each.itemId),
    ),
  )
  const closing = family.map(({ itemId }) => itemId).filter((itemId) => !opened.has(itemId))
  const those = sql`person_id = ${item.personId}::uuid and item_id = any (${closing}::uuid[])
    and release_at < ${hold.until}::timestamptz and verdict <> 'restricted'`
  await sql`insert into verdict (person_id, item_id, decided_at, rulebook_version, verdict, rule, because, release_at)
    select person_id, item_id, changed_at, rulebook_version, verdict, release_rule, release_because, release_at
    from item where ${those} on conflict do nothing`.execute(scope.db)
  const because = becauseOf(hold)
  const { rows: closed } = await sql<{ itemId: string; rulebookVersion: number }>`
    update item set verdict = 'delayed', release_at = ${hold.until}::timestamptz, release_rule = ${CLINICIAN_HOLD},
      release_because = ${because}, shows_card = true
    where ${those} returning item_id, rulebook_version`.execute(scope.db)
  if (closed.length === 0) return
  await sql`insert into verdict (person_id, item_id, decided_at, rulebook_version, verdict, rule, because, release_at)
    select ${item.personId}::uuid, i, now(), b, 'delayed', ${CLINICIAN_HOLD}, ${because}, ${hold.until}::timestamptz
    from unnest(${closed.map((each) => each.itemId)}::uuid[], ${closed.map((each) => each.rulebookVersion)}::int[]) as t(i, b)
    on conflict do nothing`.execute(scope.db)
}

async function openedOf(scope: StaffScope, items: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ itemId: string }>`select item_id from opened_here(${items}::uuid[])`.execute(scope.db)
  return rows.map((row) => row.itemId)
}
