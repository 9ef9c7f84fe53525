import type { Query } from './test-house.ts'

/** Downloads, each with a part: another person's, a helper's of one's own record, and an own one that is finished. */
export async function plantDownloads(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  const [own] = await owner(`select id from portal_account where email = 'patient@demo.example'`)
  for (const [whose, account, isFinished] of [
    [other, null, false],
    [person, null, false],
    [person, own!.id, true],
  ] as const) {
    const [row] = await owner(
      `insert into download (person_id, account_id, capacity, items_all, finished_at)
       values ($1, coalesce($2::uuid, gen_random_uuid()), 'self', 1, case when $3::boolean then now() end)
       returning download_id, account_id`,
      [whose, account, isFinished],
    )
    await owner(
      `insert into download_part (person_id, download_id, number, account_id, expires_at, item_ids, entries, bytes)
       values ($1, $2, 0, $3, now() + interval '1 hour', '{}', '[]', '')`,
      [whose, row!.download_id, row!.account_id],
    )
  }
  await owner(`insert into download (person_id, account_id, capacity, items_all) values ($1, $2::uuid, 'self', 1)`, [
    person,
    own!.id,
  ])
}

/** What nobody must find, write or delete of downloads: others', in others' names, or what is finished. */
export function downloadProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician', person: string): readonly string[] {
  const tables = ['download', 'download_part']
  if (scope === 'clerk' || scope === 'clinician') return tables.map((table) => `select 1 from ${table}`)
  const wrong = [
    ...tables.map((table) => `select 1 from ${table} where person_id <> '${person}'`),
    `select 1 from download_part where account_id <> scope_actor()`,
    `update download set moved_at = now() where finished_at is not null returning 1`,
    `update download set moved_at = now() - interval '1 day' where finished_at is null returning 1`,
    `delete from download where account_id <> scope_actor() returning 1`,
    ask('gen_random_uuid()', 'scope_actor()'),
    ask(`'${person}'::uuid`, 'gen_random_uuid()'),
  ]
  // A helper finds no download of another's to add to.
  if (scope === 'delegate') return wrong
  return [
    ...wrong,
    `insert into download_part (person_id, download_id, number, account_id, expires_at, item_ids, entries, bytes)
     select person_id, download_id, 9, gen_random_uuid(), now(), '{}', '[]', '' from download where person_id = '${person}' limit 1`,
  ]
}

function ask(person: string, account: string): string {
  return `insert into download (person_id, account_id, capacity, items_all) values (${person}, ${account}, scope_capacity(), 1)`
}
