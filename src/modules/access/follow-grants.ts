import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { GrantToGive } from './give-grant.ts'

type Live = {
  readonly grantId: string
  readonly accountId: string
  readonly personId: PersonId
  readonly capacity: GrantToGive['capacity']
  readonly categories: string[] | null
  readonly ground: string
  readonly validFrom: Date
  readonly validUntil: Date | null
  readonly follows: string | null
  readonly tasks: string[] | null
  readonly relation: string | null
}

/**
 * After a person has confirmed that two records are one: permissions of these capacities go along with the record that
 * gave way, no wider and no longer than they were. Others stay with the person who has no record left, and show nothing.
 */
export async function followGrants(
  scope: SystemScope,
  {
    personId,
    intoPersonId,
    capacities,
  }: { readonly personId: PersonId; readonly intoPersonId: PersonId; readonly capacities: readonly string[] },
): Promise<void> {
  const live = (await listLive(scope, { personId })).filter((grant) => capacities.includes(grant.capacity))
  for (const grant of live) {
    await end(scope, grant.grantId, 'followed the record')
    await copy(scope, { ...grant, personId: intoPersonId, follows: grant.grantId })
  }
}

/** The records are two again: what had gone along ends, and each permission stands with its own person as before. */
export async function bringGrantsBack(
  scope: SystemScope,
  { personId }: { readonly personId: PersonId },
): Promise<void> {
  const { rows } = await sql<Live & { ended: string }>`
    with recursive went as (
      select g.grant_id as ended, g.grant_id from access_grant g where g.person_id = ${personId}::uuid
      union all
      select went.ended, h.grant_id from went join access_grant h on h.follows = went.grant_id)
    select went.ended, h.grant_id, g.account_id, g.person_id, g.capacity, g.categories, g.ground, g.valid_from,
           g.valid_until, g.follows, g.tasks, g.relation
    from went join access_grant h on h.grant_id = went.grant_id and h.grant_id <> went.ended and h.ended_at is null
    join access_grant g on g.grant_id = went.ended`.execute(scope.db)
  for (const { ended: _, grantId, ...first } of rows) {
    await end(scope, grantId, 'the records are two again')
    await copy(scope, { ...first, grantId })
  }
}

async function listLive(scope: SystemScope, { personId }: { readonly personId: PersonId }): Promise<readonly Live[]> {
  const { rows } = await sql<Live>`
    select grant_id, account_id, person_id, capacity, categories, ground, valid_from, valid_until, follows, tasks, relation
    from access_grant where person_id = ${personId}::uuid and ended_at is null
      and (valid_until is null or valid_until > ${scope.now}::timestamptz)`.execute(scope.db)
  return rows
}

async function end(scope: SystemScope, grantId: string, because: string): Promise<void> {
  await scope.db
    .updateTable('accessGrant')
    .set({ endedAt: scope.now, endedBecause: because })
    .where('grantId', '=', grantId)
    .execute()
}

async function copy(scope: SystemScope, grant: Live): Promise<void> {
  await scope.db
    .insertInto('accessGrant')
    .values({ ...grant, grantId: randomUUID() })
    .execute()
}
