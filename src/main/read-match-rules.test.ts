import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle, patient } from '../../test/support/fhir-samples.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../test/support/test-house.ts'
import { importFiles } from './commands/import.ts'
import { readMatchRules } from './read-match-rules.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'causeway-identity-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (yaml: string) => {
  const identityFile = path.join(folder, 'identity.yaml')
  writeFileSync(identityFile, yaml)
  return readMatchRules({ identityFile })
}

const SYSTEM = 'https://example.org/id/citizen'
const RULES = `
numbers:
  - names: [${SYSTEM}, urn:oid:2.999.7]
    shape: '[1-9][0-9]{8}'
    checks: [{ weights: [9, 8, 7, 6, 5, 4, 3, 2, -1], modulus: 11 }]
    suffix: '[A-Z]{2}'
    never: ['111222333']
`

const FAULTS: readonly (readonly [string, string])[] = [
  ['trusted: [a]', 'trusted is not known; there are verified, numbers, linkFrom'],
  ['verified: a', 'verified must be a list'],
  ['verified: [1]', 'verified must be texts'],
  ['linkFrom: 3', 'linkFrom must be a number of bits, at least 30'],
  ['numbers: [{ shape: a }]', 'numbers[0].names must hold at least one'],
  ['numbers: [{ names: [a], shape: "(" }]', 'numbers[0].shape must be a regular expression'],
  ['numbers: [{ names: [a], shape: b, checks: [sum] }]', 'numbers[0].checks[0] must have named entries'],
  ['numbers: [{ names: [a], shape: b, checks: [{ weights: [1] }] }]', 'numbers[0].checks[0].modulus must be'],
  ['numbers: [{ names: [a], shape: b, checks: [{ weights: [x], modulus: 2 }] }]', 'weights must be whole numbers'],
  ['a: [', 'is no YAML'],
  ['- a', 'the file must have named entries'],
]

it.each(FAULTS)('%s: is refused, and says %s', (yaml, says) => {
  expect(() => read(yaml)).toThrow(says)
})

it('a file that is not there is refused', () => {
  expect(() => readMatchRules({ identityFile: path.join(folder, 'nothing') })).toThrow('cannot be read')
})

describe.each(databaseKinds())('a number that the region describes, on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
  })
  afterAll(() => house.close())

  const send = async (feedId: string, id: string, value: string, system = SYSTEM) => {
    const file = path.join(folder, `${id}.json`)
    const sent = patient(id, { identifier: [{ system, value }], name: [{ family: 'Vik', given: ['Ola'] }] })
    writeFileSync(file, JSON.stringify(bundle(sent)))
    const output = { answer: () => undefined, note: () => undefined, watched: false }
    const options = { paths: [file], feedId, format: 'auto', json: true }
    return importFiles(
      { database: house.database, matchRules: read(RULES), config: { archiveSecretsFile: '' } },
      options,
      output,
    )
  }
  const wherever = async (...ids: readonly string[]) => {
    const rows = await house.owner(
      `select l.person_id, k.case_id is not null as waits
       from patient_key k left join patient_link l on l.link_id = k.link_id
       where k.key = any ($1::text[]) order by k.key`,
      [ids.map((id) => `Patient/${id}`)],
    )
    return { persons: new Set(rows.map((row) => row.person_id)).size, waiting: rows.filter((row) => row.waits).length }
  }

  it('joins what two institutions say of one person, whichever name the system has', async () => {
    await send('nordfjord-hospital-fhir', 'ola-a', '123456782')
    await send('st-eystein-hospital-fhir', 'ola-b', '123 456 782 AB', 'urn:oid:2.999.7')
    expect(await wherever('ola-a', 'ola-b')).toEqual({ persons: 1, waiting: 0 })
  })

  it('joins nobody by a number whose check digit does not hold', async () => {
    await send('nordfjord-hospital-fhir', 'ola-c', '123456786')
    await send('st-eystein-hospital-fhir', 'ola-d', '123456786')
    expect((await wherever('ola-d')).waiting).toBe(1)
  })
})
