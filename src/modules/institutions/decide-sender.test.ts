import { expect, test } from 'vitest'
import { decideSender } from './decide-sender.ts'

const approved = new Set(['his', 'orkdal'])
const foreign = new Set(['kystlab', 'kystlab as'])
const none = new Set<string>()

// biome-ignore format: the table is read down its columns
test.each([
  ['an approved name',               'ORKDAL',  'X',   approved, 'own'],
  ['an approved name, spaced',       ' Orkdal ','X',   approved, 'own'],
  ["another institution's name",     'KystLab', 'HIS', approved, 'foreign 4'],
  ["another's, where nobody listed", 'KystLab', '',    none,     'foreign 4'],
  ['a name of nobody',               'ELSE',    'HIS', approved, 'foreign 4'],
  ['a name of nobody, no list',      'ELSE',    '',    none,     'own'],
  ['an approved application alone',  '',        'HIS', approved, 'own'],
  ['another application alone',      '',        'KYSTLAB', none, 'foreign 3'],
  ['no name at all',                 '',        '',    approved, 'own'],
] as const)('%s is %s of %s', (_what, facility, application, list, verdict) => {
  const found = decideSender({ approved: list, foreign }, { facility: facility.split('^'), application: [application] })
  expect(found.verdict === 'own' ? 'own' : `foreign ${found.field}`).toBe(verdict)
})

test('any part of a name may be the known one: HIS^1.2.3^ISO', () => {
  expect(
    decideSender({ approved: new Set(['1.2.3']), foreign }, { facility: ['X', '1.2.3', 'ISO'], application: [] }),
  ).toEqual({ verdict: 'own' })
})
