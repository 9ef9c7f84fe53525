import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readTestTable, type TestTable } from './test-table.ts'

const FOLDER = fileURLToPath(new URL('../../../content/terms', import.meta.url))

let table: TestTable | null = null

/** The tests that are shipped (content/terms), read once for each process. */
export function shippedTests(): TestTable {
  table ??= readTestTable(
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => ({ name, text: readFileSync(path.join(FOLDER, name), 'utf8') })),
  )
  return table
}
