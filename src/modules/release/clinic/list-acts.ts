import { sql } from 'kysely'
import type { Language } from '#base/categories'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { findOwnItem } from './own-item.ts'

/** What clinicians of this institution have done on an item, and whether the person has opened it. */
export type ItemActs = {
  readonly comments: readonly {
    readonly text: string
    readonly language: Language
    readonly writtenAt: Instant
    readonly authorName: string
  }[]
  readonly holds: readonly {
    readonly holdId: string
    readonly ground: string
    readonly reason: string
    readonly until: Instant
    readonly placedAt: Instant
    readonly authorName: string
    readonly liftedAt: Instant | null
    readonly liftedName: string | null
  }[]
  readonly released: { readonly releasedAt: Instant; readonly authorName: string } | null
  readonly openedAt: Instant | null
}

/** Newest first. Throws NotFound for items of other institutions. */
export async function listActs(scope: StaffScope, { itemId }: { readonly itemId: string }): Promise<ItemActs> {
  const item = await findOwnItem(scope, itemId)
  const comments = await scope.db
    .selectFrom('clinicianComment')
    .select(['text', 'language', 'writtenAt', 'authorName'])
    .where('personId', '=', item.personId)
    .where('itemId', '=', item.itemId)
    .orderBy('writtenAt', 'desc')
    .execute()
  const holds = await scope.db
    .selectFrom('clinicianHold')
    .select(['holdId', 'ground', 'reason', 'until', 'placedAt', 'authorName', 'liftedAt', 'liftedName'])
    .where('personId', '=', item.personId)
    .where('itemId', '=', item.itemId)
    .orderBy('placedAt', 'desc')
    .execute()
  const released = await scope.db
    .selectFrom('earlyRelease')
    .select(['releasedAt', 'authorName'])
    .where('personId', '=', item.personId)
    .where('itemId', '=', item.itemId)
    .executeTakeFirst()
  const { rows } = await sql<{ openedAt: Instant }>`
    select opened_at from opened_here(${[item.itemId]}::uuid[])`.execute(scope.db)
  return {
    comments: comments as ItemActs['comments'],
    holds,
    released: released ?? null,
    openedAt: rows[0]?.openedAt ?? null,
  }
}
