import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATEGORIES } from '../src/base/categories.ts'
import { renderTables } from '../src/platform/database/render-tables.ts'
import { databaseKinds, openTestHouse, type TestHouse } from './support/test-house.ts'

const PG_DUMP = '/usr/lib/postgresql/15/bin/pg_dump'

describe.each(databaseKinds())('the schema on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind)
  })
  afterAll(() => house.close())

  it('gives each scope the types of its grants: node tools/generate-tables.mjs', async () => {
    const rendered = await renderTables({ query: async (text, values) => ({ rows: await house.owner(text, values) }) })
    expect(rendered).toBe(readFileSync('src/platform/database/tables.ts', 'utf8'))
  })

  it('knows the same categories as the code', async () => {
    const [row] = await house.owner('select region_categories() as known')
    expect(row!.known).toEqual([...CATEGORIES])
  })

  // One server version writes the file; another prints views in other words.
  if (kind === 'postgres')
    it('is what database/schema.sql shows: UPDATE_SCHEMA=1 vitest run test/schema.test.ts', () => {
      const dump = execFileSync(PG_DUMP, ['--schema-only', '--no-owner', house.url!], { encoding: 'utf8' })
      const schema = readable(dump)
      if (process.env.UPDATE_SCHEMA) writeFileSync('database/schema.sql', schema)
      expect(schema).toBe(readFileSync('database/schema.sql', 'utf8'))
    })
})

/** Without comments, settings of the dumping session and its one-time tokens. */
function readable(dump: string): string {
  const lines = dump.split('\n').filter((line) => !/^(--|SET |SELECT pg_catalog|\\)/.test(line))
  return `-- What the migrations amount to on PostgreSQL 15. Written by test/schema.test.ts; read it to review a migration.\n${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
