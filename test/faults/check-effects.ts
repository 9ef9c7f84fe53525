import { zstdDecompressSync } from 'node:zlib'
import type { Query } from './home.ts'
import type { Entry } from './ledger.ts'
import type { Traffic } from './make-messages.ts'

/** What the sender's book and the database must agree on. Each line is one promise broken. */
export async function checkEffects(
  query: Query,
  { traffic, ledger }: { readonly traffic: Traffic; readonly ledger: ReadonlyMap<string, Entry> },
): Promise<string[]> {
  const kept = await query(`
    select control_id, raw_encoding, raw, processed_at is not null as is_processed, failed_because, quarantined, attempts
    from inbox_message`)
  const bytesOf = (row: (typeof kept)[number]) =>
    (row.raw_encoding === 'zstd'
      ? zstdDecompressSync(row.raw as Uint8Array)
      : Buffer.from(row.raw as Uint8Array)
    ).toString()
  const times = new Map<string, number>()
  for (const row of kept) times.set(bytesOf(row), (times.get(bytesOf(row)) ?? 0) + 1)
  const broken: string[] = []
  for (const { controlId, text } of traffic.messages) {
    const entry = ledger.get(controlId)
    if (entry?.code == null) broken.push(`${controlId} was never settled`)
    else if (!times.has(text)) broken.push(`lost: ${controlId} was answered ${entry.code}, and is not in the inbox`)
    if (entry && entry.others.length > 0)
      broken.push(`${controlId} was answered ${[entry.code, ...entry.others].join(', ')}`)
  }
  const sent = new Set(traffic.messages.map(({ text }) => text))
  for (const [text, count] of times) {
    const name = /\|(T\d+-\d+)\|/.exec(text)?.[1] ?? 'a message'
    if (count > 1) broken.push(`doubled: ${name} is ${count} times in the inbox`)
    if (!sent.has(text)) broken.push(`phantom: ${name} was never sent`)
  }
  for (const row of kept) if (!row.is_processed) broken.push(`${row.control_id} was never understood`)
  return [...broken, ...(await checkPoison(query, traffic)), ...(await checkRecord(query))]
}

/** In quarantine stands the poison that was sent, and nothing else. */
async function checkPoison(query: Query, traffic: Traffic): Promise<string[]> {
  const rows = await query(`
    select distinct m.control_id from quarantine q join inbox_message m on m.message_id = q.message_id
    where q.resolved_at is null`)
  const found = new Set(rows.map((row) => String(row.control_id)))
  const poison = new Set(traffic.messages.filter(({ kind }) => kind === 'poison').map(({ controlId }) => controlId))
  return [
    ...[...poison].filter((id) => !found.has(id)).map((id) => `poison ${id} is not in quarantine`),
    ...[...found].filter((id) => !poison.has(id)).map((id) => `${id} is in quarantine and should not be`),
  ]
}

/** What must hold in any record: each effect once, in every place where it leaves a trace. */
async function checkRecord(query: Query): Promise<string[]> {
  const counted = 'stored + updated + unchanged + quarantined + unmatched'
  const checks: readonly (readonly [what: string, sql: string])[] = [
    [
      'doubled: a version is there twice',
      'select item_id::text as name from item_version group by item_id, body_hash, source_at having count(*) > 1',
    ],
    [
      'doubled: an item has its current version among the former ones',
      `select i.item_id::text as name from item i join item_version v
         on v.person_id = i.person_id and v.item_id = i.item_id and v.version = i.version and v.body_hash <> i.body_hash`,
    ],
    [
      'delivery counts another number of items than there are',
      `select d.category as name from delivery d
       where d.items <> (select count(*) from item i where i.institution_id = d.institution_id and i.category = d.category)`,
    ],
    [
      'a verdict is remembered twice',
      `select item_id::text as name from verdict group by item_id, decided_at having count(*) > 1`,
    ],
    [
      'of an item that waits no verdict is remembered',
      `select item_id::text as name from item where verdict <> 'open' and release_rule <> 'undecided'
         and not exists (select from verdict v where v.person_id = item.person_id and v.item_id = item.item_id)`,
    ],
    [
      'marked as understood, and nothing became of it',
      `select control_id as name from inbox_message where processed_at is not null and ${counted} = 0`,
    ],
    [
      'a patient has two persons',
      'select key as name from patient_key group by institution_id, key having count(*) > 1',
    ],
  ]
  const broken: string[] = []
  for (const [what, sql] of checks)
    broken.push(...(await query(`${sql} limit 5`)).map(({ name }) => `${what}: ${String(name)}`))
  return broken
}
