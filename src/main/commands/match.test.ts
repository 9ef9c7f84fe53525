import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '#platform/config'
import { readOptions } from '../command.ts'
import { COMMANDS } from '../commands.ts'
import type { Output } from '../output.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'match-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(path.join(folder, name), content)
  return name
}

/** Runs `causeway match` as typed; what it writes to standard output and to standard error. */
async function match(...typed: readonly string[]) {
  const written = { answer: '', note: '' }
  const output: Output = {
    answer: (text) => {
      written.answer += text
    },
    note: (text) => {
      written.note += text
    },
    watched: false,
  }
  const command = COMMANDS.get('match')!
  const code = await command.standsAlone!(readConfig({}), readOptions(command, typed, folder), output, COMMANDS)
  return { code, ...written }
}

const HEAD = 'id,first,last,born,street,no,town,zip,tel,card'
const PEOPLE = [
  'Kari,Nordmann,1969-11-13,Storgata,4B,Orkdal,7300,91234567,5512034',
  'Ola,Nordmann,1967-02-28,Storgata,4B,Orkdal,7300,90011223,6620145',
  'Liv,Sønstebø,1994-07-30,Havnegata,17,Tromsø,9010,47002211,7731256',
  'Fatima,Warsame,1988-03-09,Parkveien,2,Oslo,0350,48993322,8842367',
  'José,García,1955-12-24,Fjellveien,31,Bergen,5019,55667788,9953478',
]
const filler = Array.from(
  { length: 40 },
  (_, i) =>
    `Name${i},Family${i * 7},19${10 + i}-0${1 + (i % 9)}-1${i % 9},Road${i},${i},Town${i},${2000 + i},4${i}00${i}77,${1_000_003 * (i + 2)}`,
)
const table = (prefix: string, rows: readonly string[]) =>
  [HEAD, ...rows.map((row, i) => `${prefix}${i},${row}`)].join('\n')
const MAP =
  'given=first,family=last,birth=born,street=street,number=no,city=town,postcode=zip,phone=tel,identifier=card'
const A = write('a.csv', table('a', [...PEOPLE, ...filler]))
const B = write('b.csv', table('b', [PEOPLE[2]!, PEOPLE[0]!.replace('Nordmann', 'Nordman'), PEOPLE[4]!]))

describe('causeway match', () => {
  it('answers with JSON and nothing else', async () => {
    const { code, answer, note } = await match(A, B, '--id', 'id', '--map', MAP, '--json')
    expect({ code, note }).toEqual({ code: 0, note: '' })
    const found = JSON.parse(answer)
    expect(Object.keys(found)).toEqual(['same', 'possible', 'pairs_compared', 'thresholds'])
    expect(found.same.map(([a, b]: [string, string]) => `${a} ${b}`).sort()).toEqual(['a0 b1', 'a2 b0', 'a4 b2'])
    expect(found.same.every((pair: unknown[]) => typeof pair[2] === 'number')).toBe(true)
    expect(found.thresholds).toMatchObject({ accept_false: 0.01 })
    expect(found.thresholds.expected_false).toBeLessThan(0.01)
  })

  it('says in words what it would link', async () => {
    const { answer } = await match(A, B, '--id', 'id', '--map', MAP)
    expect(answer).toMatch(/^Same: 3 pairs/)
  })

  it('gives the same answer when other columns, the ids and the order of the rows change', async () => {
    const reversed = write(
      'reversed.csv',
      [`noise,${HEAD}`, ...[...PEOPLE, ...filler].map((row, i) => `${i * 31},a${i},${row}`).reverse()].join('\n'),
    )
    const [plain, other] = await Promise.all(
      [A, reversed].map((file) => match(file, B, '--id', 'id', '--map', MAP, '--json')),
    )
    expect(JSON.parse(other!.answer)).toEqual(JSON.parse(plain!.answer))
  })

  it('finds who is twice in one list, in whatever way the table is written', async () => {
    const rows = [...PEOPLE, ...filler, PEOPLE[3]!.replace('1988-03-09', '09.03.1988').replace('Fatima', 'Fatma')]
    const windows = Buffer.from(table('x', rows).replaceAll(',', ' ; '), 'latin1')
    const { answer } = await match(write('latin1.csv', windows), '--id', 'id', '--map', MAP, '--json')
    expect(JSON.parse(answer).same.map((pair: unknown[]) => pair.slice(0, 2))).toEqual([['x3', 'x45']])
  })

  it('says how many birth dates it cannot read', async () => {
    const odd = write('odd.csv', table('o', [PEOPLE[0]!.replace('1969-11-13', '13 Nov 69')]))
    expect((await match(odd, A, '--id', 'id', '--map', MAP)).note).toMatch(/^1 birth dates/)
  })

  it('takes FHIR Patients as a list', async () => {
    const patient = (id: string, family: string) => ({
      resource: {
        resourceType: 'Patient',
        id,
        name: [{ family, given: ['Kari'] }],
        birthDate: '1969-11-13',
        identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' }],
      },
    })
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [patient('p1', 'Nordmann'), patient('p2', 'Hansen')],
    }
    const { answer } = await match(write('people.json', JSON.stringify(bundle)), '--json')
    expect(JSON.parse(answer).same.map((pair: unknown[]) => pair.slice(0, 2))).toEqual([['p1', 'p2']])
  })

  it.each<[string, string[], RegExp]>([
    ['no list', ['--id', 'id', '--map', MAP], /one list or two/],
    [
      'a column that is not there',
      [A, '--id', 'id', '--map', 'given=forename'],
      /a\.csv: there is no column "forename"; the header has: id, first/,
    ],
    ['an id column that is not there', [A, '--id', 'number', '--map', MAP], /there is no column "number"/],
    [
      'a field that is not known',
      [A, '--id', 'id', '--map', 'given=first,shoe=no'],
      /"shoe" is no field; it may be given, family/,
    ],
    ['a field twice', [A, '--id', 'id', '--map', 'given=first,given=last'], /"given" is there twice/],
    ['no name', [A, '--id', 'id', '--map', 'birth=born'], /at least one of given and family/],
    ['the id as evidence', [A, '--id', 'id', '--map', 'given=first,identifier=id'], /cannot be evidence/],
    ['no map', [A, '--id', 'id'], /--map is missing/],
    ['a table without a word about it', [A], /a\.csv: a table needs --id and --map/],
    ['a number that is none', [A, '--id', 'id', '--map', MAP, '--accept-false', 'few'], /--accept-false is "few"/],
    ['a file that is not there', ['none.csv', '--id', 'id', '--map', MAP], /cannot read .*none\.csv/],
  ])('refuses %s', async (_what, typed, says) => {
    await expect(match(...typed)).rejects.toThrow(says)
  })

  it('refuses an id that is there twice, and a row of another length', async () => {
    const twice = write('twice.csv', `${HEAD}\nx,${PEOPLE[0]}\nx,${PEOPLE[1]}`)
    await expect(match(twice, '--id', 'id', '--map', MAP)).rejects.toThrow(/the id "x" is there twice/)
    const long = write('long.csv', `${HEAD}\nx,${PEOPLE[0]},more`)
    await expect(match(long, '--id', 'id', '--map', MAP)).rejects.toThrow(/long\.csv: Line 2 has 11 cells/)
  })
})
