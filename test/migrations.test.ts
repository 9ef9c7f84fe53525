import { createHash } from 'node:crypto'
import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const FOLDER = 'database/migrations'
/** As `sha256sum` writes and checks it: `cd database/migrations && sha256sum -c ../migrations.sha256`. */
const LIST = 'database/migrations.sha256'
const UPDATE = 'UPDATE_SCHEMA=1 vitest run test/migrations.test.ts'

const lineOf = (name: string) =>
  `${createHash('sha256')
    .update(readFileSync(`${FOLDER}/${name}`))
    .digest('hex')}  ${name}`

it(`every migration is listed, and none is changed afterwards; new ones are added by ${UPDATE}`, () => {
  const names = readdirSync(FOLDER).sort()
  const listed = () => readFileSync(LIST, 'utf8').trimEnd().split('\n')
  const isListed = new Set(listed().map((line) => line.split('  ')[1]))
  const missing = names.filter((name) => !isListed.has(name))
  if (process.env.UPDATE_SCHEMA) appendFileSync(LIST, missing.map((name) => `${lineOf(name)}\n`).join(''))
  const current = names.map(lineOf)
  const changed = listed().filter((line) => !current.includes(line))
  expect(changed, 'databases that ran them have the old one: write a new migration instead').toEqual([])
  expect(listed().toSorted(), `run ${UPDATE}`).toEqual(current.toSorted())
})
