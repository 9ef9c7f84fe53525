// node fill.mjs DATABASE_ADDRESS NDJSON PERSONS COPIES
// Fills the table that srv.mjs reads: the resources of the file's first persons, then copies of those persons under
// other ids. srv.mjs names the columns; the index is the one its list is ordered by.
import { readFileSync } from 'node:fs'
import pg from 'pg'

const [connectionString, file, persons, copies] = process.argv.slice(2)
const rows = [[], [], [], [], [], [], []]
let pid = null
let seen = 0
for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (!line) continue
  const r = JSON.parse(line)
  if (r.resourceType === 'Patient') {
    if (seen++ === +persons) break
    pid = r.id
  }
  const code = r.code?.coding?.[0]?.code ?? null
  const cat = r.category?.[0]?.coding?.[0]?.code ?? null
  const values = [r.id, pid, r.resourceType, code, cat, r.effectiveDateTime ?? null, line]
  for (const [at, value] of values.entries()) rows[at].push(value)
}
const client = new pg.Client({ connectionString })
await client.connect()
await client.query('drop table if exists r')
await client.query(
  'create table r(id uuid primary key, pid uuid not null, rt text not null, code text, cat text, eff timestamptz, body jsonb not null)',
)
await client.query('create index on r(pid, rt, cat, eff desc)')
await client.query(
  'insert into r select * from unnest($1::uuid[],$2::uuid[],$3::text[],$4::text[],$5::text[],$6::timestamptz[],$7::text[]::jsonb[])',
  rows,
)
for (let n = 1; n <= +copies; n++)
  await client.query(
    'insert into r select md5(id::text||$1)::uuid, md5(pid::text||$1)::uuid, rt, code, cat, eff, body from r where pid = any($2)',
    [String(n), [...new Set(rows[1])]],
  )
await client.query('vacuum analyze r')
await client.end()
