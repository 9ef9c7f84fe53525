import type { House, HouseFile } from './house.ts'
import type { Fault } from './inspect.ts'

/** Lower or upper case throughout: prose that begins with "Select" or "Update" is not SQL. */
const SQL = [
  /^\s*(?:select\b[\s\S]*\bfrom\b|insert into\b|update\s+\w+\s+set\b|delete from\b|with\s+\w+\s+as\b|merge into\b|truncate\b)/,
  /^\s*(?:create|alter|drop)\s+(?:unlogged\s+)?(?:table|index|view|role|function|policy)\b|^\s*(?:set local|begin;|grant\s+\w+\s+on)\b/,
]
const UPPER = SQL.map((pattern) => new RegExp(pattern.source.replace(/\b[a-z]{3,}\b/g, (word) => word.toUpperCase())))

/** SQL, the environment and the clock each have their place. */
export function checkPlaces(house: House): Fault[] {
  return house.files.flatMap((file) => [
    ...checkSql(file),
    ...find(file, /\bprocess\s*\.\s*env\b/, 'process.env', 'reads process.env outside src/platform/config.ts', [
      'src/platform/config.ts',
    ]),
    ...find(
      file,
      /\bnew\s+Date\b\s*(?:\(\s*\)|(?!\s*\())/,
      'new Date()',
      'asks the clock (new Date); time comes with the scope',
    ),
    ...find(file, /\bDate\s*\.\s*now\b/, 'Date.now()', 'asks the clock (Date.now); time comes with the scope'),
    ...find(
      file,
      /\bTemporal\s*\.\s*Now\b/,
      'Temporal.Now',
      'asks the clock (Temporal.Now); time comes with the scope',
    ),
  ])
}

function checkSql({ file, source }: HouseFile): Fault[] {
  if (/^src\/(modules|platform\/database)\//.test(file)) return []
  const found = source.strings.some((text) => [...SQL, ...UPPER].some((pattern) => pattern.test(text)))
  return found ? [{ file, may: 'SQL', says: 'holds SQL outside modules and platform/database' }] : []
}

function find({ file, source }: HouseFile, pattern: RegExp, may: string, says: string, home: string[] = []): Fault[] {
  return pattern.test(source.bare) && !home.includes(file) ? [{ file, may, says }] : []
}
