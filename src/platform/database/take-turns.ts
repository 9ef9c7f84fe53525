import { sql } from 'kysely'
import type { SystemScope } from './scopes.ts'

/** Kinds of things that transactions wait for each other about, in the order in which they must be taken. */
const TURNS = { institution: 1, matching: 2, person: 3 } as const

const BUCKETS = 1024

/**
 * Makes this transaction wait for every other one about the same things, until it ends. All names at once and in one
 * order, so that two never wait for each other in a circle; by 1,024 buckets, because a server has room for some
 * thousand locks only.
 */
export async function takeTurns(
  scope: SystemScope,
  { about, names }: { readonly about: keyof typeof TURNS; readonly names: readonly string[] },
): Promise<void> {
  if (names.length === 0) return
  await sql`select pg_advisory_xact_lock(${TURNS[about]}, bucket) from (
      select distinct abs(hashtext(name)::bigint % ${BUCKETS})::int as bucket from unnest(${[...new Set(names)]}::text[]) name
      order by 1) buckets`.execute(scope.db)
}

/**
 * Parts names among transactions at the same time so that no two of them wait for each other about theirs: names of one
 * bucket stay together. The parts are of about the same size.
 */
export async function partByTurn<Name extends string>(
  scope: SystemScope,
  { names, parts }: { readonly names: readonly Name[]; readonly parts: number },
): Promise<readonly (readonly Name[])[]> {
  const { rows } = await sql<{ name: Name; part: number }>`
    select name, abs(hashtext(name)::bigint % ${BUCKETS})::int % ${parts} as part
    from unnest(${names}::text[]) name`.execute(scope.db)
  return Array.from({ length: parts }, (_, at) => rows.filter(({ part }) => part === at).map(({ name }) => name))
}

/** Takes a turn if nobody else has it or waits for it; answers whether it did. */
export async function tryTurn(
  scope: SystemScope,
  { about, name }: { readonly about: keyof typeof TURNS; readonly name: string },
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${TURNS[about]}, abs(hashtext(${name})::bigint % ${BUCKETS})::int) as taken`.execute(
    scope.db,
  )
  return rows[0]!.taken
}
