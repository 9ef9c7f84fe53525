import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '#platform/database/open-database'

/** How many tries are free, and after how many in a row a rest of fifteen minutes comes (NIST SP 800-63B-4, 3.2.2). */
const BOUNDS = {
  /** One account from one address: a stranger elsewhere does not hold up the owner here. */
  'sign-in': { free: 10, most: 100 },
  /** One account in a browser in which it has been signed in before: nobody else's tries count there. */
  device: { free: 10, most: 100 },
  /** All accounts from one address: who tries stolen passwords, one each. Large houses share an address. */
  address: { free: 300, most: 3000 },
  /** Challenges for passkeys to one address: they cannot be guessed, only asked for without end. */
  passkey: { free: 600, most: 6000 },
  /** Codes by e-mail or SMS for one account, from one address or one browser that it knows: then a rest. */
  code: { free: 4, most: 4 },
  /** The same from everywhere else together: nobody's mailbox is filled by strangers. */
  codes: { free: 8, most: 8 },
  /** Codes of invitations from one address: a desk that helps many forgives itself with each right one. */
  join: { free: 10, most: 100 },
  /** The second factor, or the password asked again: only who has the first comes so far. */
  factor: { free: 10, most: 100 },
} as const

/** One thing that is counted; `of` is never stored, only a keyed hash of it. */
export type Counted = { readonly kind: keyof typeof BOUNDS; readonly of: readonly string[] }

/**
 * Counts a try before it is looked at, for all processes: of many at once each is held against the others. Answers 0, or
 * in how many seconds to come again; what is held back is not counted, so that waiting helps.
 */
export async function beginTry(
  database: Database,
  { secret, counted }: { readonly secret: string; readonly counted: readonly Counted[] },
): Promise<number> {
  for (const each of counted) {
    const { free, most } = BOUNDS[each.kind]
    const pause = sql`case when t.count >= ${most}::int then interval '15 minutes'
                           when t.count >= ${free}::int then interval '5 seconds' else interval '0' end`
    const key = keyOf(secret, each)
    const { rows } = await sql`
      insert into wrong_try as t (kind, key, count, last_at) values (${each.kind}, ${key}, 1, now())
      on conflict (kind, key) do update
        set count = case when t.last_at < now() - interval '15 minutes' then 1 else t.count + 1 end, last_at = now()
        where t.last_at + ${pause} <= now()
      returning count`.execute(database.web)
    if (rows.length > 0) continue
    const { rows: held } = await sql<{ seconds: number }>`
      select ceil(extract(epoch from t.last_at + ${pause} - now()))::int as seconds
      from wrong_try t where kind = ${each.kind} and key = ${key}`.execute(database.web)
    return Math.max(held[0]?.seconds ?? 1, 1)
  }
  return 0
}

/** What was right forgives; and what is older than a day is forgotten with it. */
export async function forgive(
  database: Database,
  { secret, counted }: { readonly secret: string; readonly counted: readonly Counted[] },
): Promise<void> {
  const keys = counted.map((each) => keyOf(secret, each))
  await sql`delete from wrong_try where key = any (${keys}) or last_at < now() - interval '1 day'`.execute(database.web)
}

/** One try was right after all: it counts no more. What was wrong before it still does. */
export async function uncount(
  database: Database,
  { secret, counted }: { readonly secret: string; readonly counted: Counted },
): Promise<void> {
  await sql`update wrong_try set count = count - 1
    where kind = ${counted.kind} and key = ${keyOf(secret, counted)} and count > 0`.execute(database.web)
}

function keyOf(secret: string, { kind, of }: Counted): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([kind, ...of]))
    .digest('hex')
}
