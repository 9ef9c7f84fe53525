import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { VersionFacts } from './decide-version.ts'

/** What the record has of an item by now: whose it is, and what its versions said. */
export type StoredItem = VersionFacts & {
  readonly personId: PersonId
  readonly releaseRule: string
  readonly isDeleted: boolean
  /** Hash of the current content. */
  readonly hash: string
  /** Hashes of earlier contents; of what was deleted none are known any more. */
  readonly earlier: Set<string>
}

type StoredRow = VersionFacts & {
  personId: PersonId
  itemId: ItemId
  version: number
  bodyHash: Uint8Array
  releaseRule: string
  standing: string
}

/** Asks for many items at once. */
export async function findStored(scope: SystemScope, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, StoredItem>> {
  const { rows } = await sql<StoredRow>`
    select person_id, item_id, version, body_hash, release_rule, standing, maturity, source_at,
           source_dated as is_dated, arrived_at
    from item where item_id = any (${ids}::uuid[])`.execute(scope.db)
  const stored = new Map(rows.map((row) => [row.itemId, storedItem(row)]))
  const older = rows.filter((row) => row.version > 1 && row.standing !== 'deleted')
  if (older.length === 0) return stored
  const versions = await sql<{ itemId: ItemId; bodyHash: Uint8Array }>`
    select item_id, body_hash from item_version
    where person_id = any (${older.map((row) => row.personId)}::uuid[])
      and item_id = any (${older.map((row) => row.itemId)}::uuid[])`.execute(scope.db)
  for (const row of versions.rows) stored.get(row.itemId)?.earlier.add(hexOf(row.bodyHash))
  return stored
}

function storedItem(row: StoredRow): StoredItem {
  const { personId, releaseRule, maturity, sourceAt, isDated, arrivedAt } = row
  const isDeleted = row.standing === 'deleted'
  return {
    personId,
    releaseRule,
    maturity,
    sourceAt,
    isDated,
    arrivedAt,
    isDeleted,
    hash: hexOf(row.bodyHash),
    earlier: new Set(),
  }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
