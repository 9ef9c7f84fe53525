import { expect, it } from 'vitest'
import { decideUnusual, type LookFacts } from './decide-unusual.ts'

const usual: LookFacts = {
  capacity: 'clinician',
  page: 'clinic',
  actorName: 'Ida Berg',
  institutionId: 'nordfjord-hospital',
  hour: 11,
  isKnownThere: true,
  isSomethingThere: true,
  sawMany: false,
  family: 'Hansen',
}

// biome-ignore format: the table is read down its columns
it.each([
  ['a clinician where one is treated, by day',     {},                                                        []],
  ['at a health service that does not know one',   { isKnownThere: false, isSomethingThere: false },          ['other-institution']],
  ['where nothing has happened for long',          { isSomethingThere: false },                               ['nothing-there']],
  ['what one asked for oneself',                   { page: 'requests', isSomethingThere: false },             []],
  ['at eleven at night',                           { hour: 23 },                                              ['night']],
  ['at six in the morning',                        { hour: 6 },                                               []],
  ['at two',                                       { hour: 2 },                                               ['night']],
  ['somebody of the same name',                    { actorName: 'Per HÁNSEN' },                               ['same-name']],
  ['somebody with one half of a double name',      { actorName: 'Per Berg-Hansen' },                          ['same-name']],
  ['a given name like the family name',            { actorName: 'Hansen Vik' },                               []],
  ['one who saw very many in that hour',           { sawMany: true },                                         ['many']],
  ['a glass that was broken',                      { page: 'break-glass' },                                   ['break-glass']],
  ['the region’s steward by day',                  { capacity: 'steward', institutionId: null },              []],
  ['oneself at night',                             { capacity: 'self', hour: 2 },                             []],
  ['a daughter of the same name',                  { capacity: 'delegate', actorName: 'Kari Hansen' },        []],
  ['somebody with a code',                         { capacity: 'recipient', hour: 3, institutionId: null },   []],
] as const)('%s', (_what, over, expected) => expect(decideUnusual({ ...usual, ...over })).toEqual(expected))
