import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseKinds, openTestHouse, type TestHouse } from '../support/test-house.ts'

const DECISION = 'docs/decisions/0022-merge-and-unmerge.md'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(databaseKinds()[0]!)
})
afterAll(() => house.close())

it('the decision on merge and unmerge says of every table with a person what becomes of it', async () => {
  const tables = await house.owner(`select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`)
  const [, list = ''] = readFileSync(DECISION, 'utf8').split('## Every table that leads to a person')
  const decided = [...list.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
  expect(decided.toSorted()).toEqual(tables.map((table) => table.name))
})
