import { expect, test } from 'vitest'
import { type Carried, decideOrigin } from './decide-origin.ts'

const carried = {
  facilities: new Map([
    ['nfh', 'nordfjord'],
    ['1.2.3', 'nordfjord'],
    ['lab', 'kystlab'],
  ]),
  authorities: new Map([
    ['nfh-mrn', 'nordfjord'],
    ['lab-mrn', 'kystlab'],
  ]),
  own: new Set(['viewer']),
} as unknown as Carried

// biome-ignore format: the table is read down its columns
test.each([
  ['a listed facility',                            ['NFH'],                  [],                     'nordfjord'],
  ['any part of a name: HIS^1.2.3^ISO',            ['HIS', '1.2.3', 'ISO'],  [],                     'nordfjord'],
  ['a facility, whoever numbered the patient',     ['lab'],                  ['NFH-MRN'],            'kystlab'],
  ['a facility that is on no list',                ['other'],                ['nfh-mrn'],            '"other" is not on the list'],
  ['facilities of two',                            ['nfh', 'lab'],           [],                     'facilities of several'],
  ['the feed itself, and a listed authority',      ['VIEWER', '9.9', 'ISO'], ['nfh-mrn', 'unknown'], 'nordfjord'],
  ['no facility, and a listed authority',          [''],                     [' NFH-MRN '],          'nordfjord'],
  ['no facility, and authorities of two',          [],                       ['nfh-mrn', 'lab-mrn'], 'authorities of several'],
  ['nothing that is listed',                       [],                       ['unknown'],            'no facility and no assigning authority'],
  ['nothing at all',                               [],                       [],                     'no facility and no assigning authority'],
] as const)('%s', (_what, facilities, authorities, expected) => {
  const found = decideOrigin(carried, { facilities, authorities })
  if (found.verdict === 'known') expect(found.institutionId).toBe(expected)
  else expect(found.because).toContain(expected)
})
