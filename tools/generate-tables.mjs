// Writes src/platform/database/tables.ts: what each scope role may name, read from the grants of a migrated database.
// Type and permission cannot drift apart: test/schema.test.ts compares. Usage: node tools/generate-tables.mjs
import { writeFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { migrate } from '../dist/platform/database/migrate.js'
import { renderTables } from '../dist/platform/database/render-tables.js'

const db = await PGlite.create()
const owner = { query: (sql, values) => db.query(sql, values) }
await migrate(owner)
await writeFile(new URL('../src/platform/database/tables.ts', import.meta.url), await renderTables(owner))
await db.close()
