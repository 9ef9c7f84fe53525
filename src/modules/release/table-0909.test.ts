// biome-ignore-all lint/suspicious/noThenProperty: the rulebook's own word; it holds data and is never called
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amendRulebook, parseRulebook, type Rulebook, writeRulebook } from './rulebook.ts'
import { diffRulebooks } from './rulebooks/diff-rulebooks.ts'
import { fromTable0909, type Line0909, toTable0909 } from './table-0909.ts'

const YAML = readFileSync('rulebooks/default.yaml', 'utf8')
const shipped = read(YAML)
const says = { en: 'a', fr: 'a', nb: 'a', es: 'a', ar: 'a' }
const importing = { decidedBy: 'Council', says, law: { ground: 'g', law: 'l' } }
const someLine: fc.Arbitrary<Line0909> = fc.oneof(
  fc.record({ testClass: fc.constant('genetic'), code: fc.constantFrom('SID', 'STBD'), days: fc.nat(30) }),
  fc.record({ testClass: fc.constant('routine'), code: fc.constantFrom('SIMM', 'SWTH'), days: fc.constant(null) }),
)

describe('HL7 table 0909', () => {
  it('says the shipped rules for classes alone', () => {
    expect(toTable0909(shipped)).toContainEqual({ testClass: 'genetic', code: 'SID', days: 14 })
    expect(toTable0909(shipped)).toContainEqual({ testClass: 'may-bring-serious-diagnosis', code: 'STBD', days: 7 })
    expect(toTable0909(shipped)).toContainEqual({ testClass: 'sensitive', code: 'SIMM', days: null })
  })

  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.array(someLine), (lines) => {
        const { rules, faults } = fromTable0909(lines, importing)
        expect(faults).toEqual([])
        expect(toTable0909({ rules })).toEqual(lines)
      }),
    )
  })

  it.each([
    ['SWNL', 2, /looks at the result/],
    ['SIDC', 2, /looks at the result/],
    ['SID', null, /without days/],
    ['SWTH', null, /without a law/],
    ['XYZ', null, /no code/],
  ])('refuses %s with a reason', (code, days, what) => {
    const found = fromTable0909([{ testClass: 'routine', code, days }], { ...importing, law: null })
    expect(found).toMatchObject({ rules: [], faults: [{ where: 'line 1', what: expect.stringMatching(what) }] })
  })
})

describe('a rulebook as text', () => {
  it('is the same after it is written and read, whatever is changed in it', () => {
    const someBook = fc.record({
      version: fc.integer({ min: 1, max: 1_000_000 }),
      decision: fc.stringMatching(/\S.*/),
      title: fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
      guardianChoosesBelow: fc.nat(25),
      rules: fc.subarray([...shipped.rules]),
      holdGrounds: fc.subarray([...shipped.holdGrounds]),
      senderWishes: fc.subarray<Rulebook['senderWishes'][number]>([
        Object.assign({ code: 'SID' as const }, { then: { do: 'delay' as const, days: 3 } }),
        Object.assign({ code: 'STBD' as const }, { then: { do: 'after-comment' as const, limitDays: 4 } }),
      ]),
    })
    fc.assert(
      fc.property(someBook, (over) => {
        const book: Rulebook = { ...shipped, ...over }
        expect(read(writeRulebook(book))).toEqual(book)
        expect(diffRulebooks(book, read(writeRulebook(book)))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('keeps its notes when only its head changes', () => {
    const text = amendRulebook(YAML, { version: 7, effectiveFrom: '2027-01-01', decision: 'case 7' })
    expect(text).toContain('# Tumour markers; HIV; hepatitis C; blood cancers.')
    expect(read(text)).toEqual({ ...shipped, version: 7, effectiveFrom: '2027-01-01', decision: 'case 7' })
  })

  it('tells in plain sentences what is other', () => {
    const after = read(
      YAML.replace('then: { do: delay, days: 3 }', 'then: { do: delay, days: 1 }').replace(
        'guardianChoosesBelow: 12',
        'guardianChoosesBelow: 16',
      ),
    )
    expect(diffRulebooks(shipped, after)).toEqual([
      'The age below which guardians choose was: 12; it is now: 16.',
      expect.stringMatching(/^The rule “detailed-scans-wait” was: .*waits 3 days.*; it is now: .*waits 1 days/),
    ])
    const fewer = { ...shipped, rules: shipped.rules.slice(1) }
    expect(diffRulebooks(shipped, fewer)).toEqual([expect.stringMatching(/^The rule “tissue-samples-wait” is gone/)])
    expect(diffRulebooks(fewer, shipped)).toEqual([expect.stringMatching(/^New rule “tissue-samples-wait”/)])
  })
})

function read(yaml: string): Rulebook {
  const reading = parseRulebook(yaml)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults, null, 2))
  return reading.rulebook
}
