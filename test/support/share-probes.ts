import type { Query } from './test-house.ts'

const COLUMNS = `person_id, share_id, kind, label, account_id, actor_name, capacity, expires_at, most_views, item_ids, code_hash`

/** A live share and one that is over, of another person and of one's own, each opened once; made by nobody who is asked here. */
export async function plantShares(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  for (const [whose, isOver] of [
    [other, false],
    [person, false],
    [person, true],
  ] as const) {
    const [row] = await owner(
      `insert into share (${COLUMNS}, ended_at, ended_because)
       values ($1, gen_random_uuid(), 'code', 'planted', gen_random_uuid(), 'x', 'self', now() + interval '1 hour', 1,
         '{}', gen_random_uuid()::text, case when $2 then now() end, case when $2 then 'ended' end) returning share_id`,
      [whose, isOver],
    )
    await owner(
      `insert into share_view (person_id, share_id, maker_id, door, recipient, ticket_hash, ticket_until)
       values ($1, $2, gen_random_uuid(), 'code', 'x', gen_random_uuid()::text, now())`,
      [whose, row!.share_id],
    )
  }
}

/** What nobody must find or write of shares: others', in others' names, or what is over. */
export function shareProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician', person: string): readonly string[] {
  const tables = ['share', 'share_view']
  if (scope === 'clerk' || scope === 'clinician') return tables.map((table) => `select 1 from ${table}`)
  const wrong = [
    ...tables.map((table) => `select 1 from ${table} where person_id <> '${person}'`),
    `update share set ended_at = null, ended_because = null where ended_at is not null returning 1`,
    `update share set ended_at = now() - interval '1 day', ended_because = 'ended' where ended_at is null returning 1`,
    share('gen_random_uuid()', 'scope_actor()', scope),
    share(`'${person}'::uuid`, 'gen_random_uuid()', scope),
    'select code_hash from share',
    'select page from share',
  ]
  if (scope === 'self') return wrong
  return [
    ...wrong,
    'select 1 from share where account_id <> scope_actor()',
    'select 1 from share_view',
    share(`'${person}'::uuid`, 'scope_actor()', 'self'),
  ]
}

function share(person: string, account: string, capacity: string): string {
  return `insert into share (${COLUMNS}) values (${person}, gen_random_uuid(), 'code', 'x', ${account}, 'x', '${capacity}',
    now() + interval '1 hour', 1, '{}', gen_random_uuid()::text)`
}
