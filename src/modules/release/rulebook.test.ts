// biome-ignore-all lint/suspicious/noThenProperty: the rulebook's own word; it holds data and is never called
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { LANGUAGES } from '#base/categories'
import { BUILT_IN_RULES } from './built-in-rules.ts'
import { checkGuardrails } from './guardrails.ts'
import { type Fault, findRule, parseRulebook, type Rulebook, safetyNetDays } from './rulebook.ts'

const text = readFileSync('rulebooks/default.yaml', 'utf8')

/** The shipped rulebook with one thing changed, as a person would change it in the file. */
function changed(change: (raw: Raw) => void): string {
  const raw = parse(text) as Raw
  change(raw)
  return stringify(raw, { aliasDuplicateObjects: false })
}
type Raw = { [word: string]: unknown; rules: Raw[]; deviations: Raw[]; principles: Raw[]; classes: Raw[]; when: Raw }

function faultsOf(yaml: string): readonly Fault[] {
  const parsed = parseRulebook(yaml)
  return parsed.ok ? [] : parsed.faults
}

function read(yaml: string): Rulebook {
  const parsed = parseRulebook(yaml)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.rulebook
}

describe('the shipped rulebook', () => {
  const rulebook = read(text)

  it('keeps the region’s principles', () => {
    expect(checkGuardrails(rulebook)).toEqual([])
    expect(safetyNetDays(rulebook)).toBe(14)
  })

  it('speaks five languages, each in its own words', () => {
    for (const rule of [rulebook.defaultRule, ...rulebook.rules, ...rulebook.deviations, ...BUILT_IN_RULES]) {
      const words = LANGUAGES.map((language) => rule.says[language])
      expect(new Set(words).size, rule.id).toBe(LANGUAGES.length)
      expect(rule.says.ar, rule.id).toMatch(/\p{Script=Arabic}/u)
    }
  })

  it('names LOINC codes with their right check digit', () => {
    const loinc = rulebook.classes.flatMap((c) => c.codes.filter((l) => l.systems.includes('http://loinc.org')))
    const numbers = loinc.flatMap((list) => list.codes).filter((code) => /^\d/.test(code))
    expect(numbers.length).toBeGreaterThan(200)
    expect(numbers.filter((code) => !hasLoincCheckDigit(code))).toEqual([])
  })

  it('is the same after it is written and read again', () => {
    expect(read(stringify(rulebook))).toEqual(rulebook)
    expect(read(stringify(rulebook, { aliasDuplicateObjects: false }))).toEqual(rulebook)
  })

  it('finds a rule by its id, deviations and the default rule included', () => {
    expect(findRule(rulebook, 'nordfjord-radiology-waits')?.says.en).toContain('Nordfjord')
    expect(findRule(rulebook, 'open-at-once')).toBe(rulebook.defaultRule)
    expect(findRule(rulebook, 'clinician-hold')?.says.nb).toContain('behandler')
    expect(findRule(rulebook, 'never-heard-of')).toBeNull()
  })
})

describe('parseRulebook refuses', () => {
  const first = (change: (raw: Raw) => void) => faultsOf(changed(change))

  it.each(['value', 'interpretation', 'flag', 'abnormal', 'resultRange', 'isCritical'])(
    'a rule that looks at the result: %s',
    (word) => {
      const faults = first((raw) => (raw.rules[0]!.when[word] = 'high'))
      expect(faults).toHaveLength(1)
      expect(faults[0]).toMatchObject({ where: `rules[0].when.${word}` })
      expect(faults[0]!.what).toContain('looks at the result')
    },
  )

  it.each(['SWNL', 'SIDC'])('the class %s of HL7 table 0909, which depends on the outcome', (code) => {
    const codes = [{ systems: ['http://terminology.hl7.org/CodeSystem/v2-0909'], codes: [code] }]
    expect(first((raw) => (raw.classes[0]!.codes = codes)).some((f) => f.what.includes(code))).toBe(true)
    expect(first((raw) => (raw.rules[0]!.then = code))[0]!.what).toContain(code)
  })

  it('a class made of interpretations', () => {
    const codes = [{ systems: ['http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'], codes: ['H'] }]
    expect(first((raw) => (raw.classes[0]!.codes = codes))[0]!.what).toContain('looks at the result')
  })

  it.each<[string, (raw: Raw) => void, string]>([
    ['a word it does not know', (raw) => (raw.rules[0]!.wen = {}), 'does not know “wen”'],
    ['a category that is none', (raw) => (raw.rules[0]!.when.category = 'blood'), '“blood” is not known here'],
    ['a class that is not listed', (raw) => (raw.rules[1]!.when.testClass = 'tissue'), '“tissue” is not known here'],
    ['a rule for everything', (raw) => (raw.rules[0]!.when = {} as Raw), 'does not say for what kind of item'],
    ['a missing language', (raw) => ((raw.rules[0]!.says as Raw).ar = undefined), 'has no text'],
    ['a number of days that is none', (raw) => (raw.rules[0]!.then = { do: 'delay', days: 1.5 }), 'is no whole number'],
    [
      'days for what opens at once',
      (raw) => (raw.rules[0]!.then = { do: 'immediate', days: 2 }),
      'says nothing for immediate',
    ],
    ['a block without its law', (raw) => (raw.rules[0]!.then = { do: 'blocked', ground: 'x' }), 'has no text'],
    ['the same id twice', (raw) => (raw.rules[1]!.id = raw.rules[0]!.id), 'stands there twice'],
    ['a deviation without a reason', (raw) => (raw.deviations[0]!.reason = ' '), 'has no text'],
    ['a deviation without an end', (raw) => (raw.deviations[0]!.expires = undefined), 'is no day'],
    ['a day that does not exist', (raw) => (raw.deviations[0]!.expires = '2026-02-31'), 'is no day'],
    ['no default rule', (raw) => (raw.defaultRule = undefined), 'is not a list of words'],
    ['no longest wait', (raw) => raw.principles.shift(), 'has no longest wait'],
  ])('%s', (_what, change, expected) => {
    const faults = first(change)
    expect(faults.map((f) => f.what).join('\n')).toContain(expected)
    expect(faults.every((f) => f.mend !== '')).toBe(true)
  })

  it('text that is no YAML, and says where', () => {
    expect(faultsOf('version: [1')[0]!.where).toMatch(/^line \d+/)
    expect(faultsOf('')[0]!.what).toContain('is not a list of words')
    expect(faultsOf('version: 1\nversion: 2')[0]!.what).toContain('no YAML')
    expect(
      faultsOf(
        `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]`,
      )[0]!.what,
    ).toContain('no YAML')
  })

  it('whatever else, without throwing', () => {
    const pieces = fc.constantFrom(
      'rules:',
      '- id: x',
      '  when:',
      ' then: {do: delay}',
      'version: 1',
      '{',
      ']',
      '&a',
      '*a',
      '? ',
      '!!js',
      '__proto__: {a: 1}',
      '\t',
      '...',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((p) => p.join('\n')),
        ),
        (some) => {
          expect(parseRulebook(some).ok).toBe(false)
        },
      ),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (some) => {
        expect(parseRulebook(JSON.stringify(some)).ok).toBe(false)
      }),
    )
  })
})

describe('checkGuardrails names the principle that is broken', () => {
  const breaches = (change: (raw: Raw) => void) =>
    checkGuardrails(read(changed(change))).map((b) => [b.principle, b.rule])

  it.each<[string, (raw: Raw) => void, string, string]>([
    [
      'a rule that waits too long',
      (raw) => (raw.rules[0]!.then = { do: 'delay', days: 15 }),
      'longest-wait',
      'tissue-samples-wait',
    ],
    [
      'a manual step alone',
      (raw) => (raw.rules[0]!.then = 'after-comment'),
      'never-only-by-hand',
      'tissue-samples-wait',
    ],
    [
      'a default that waits',
      (raw) => ((raw.defaultRule as Raw).then = { do: 'delay', days: 1 }),
      'open-by-default',
      'open-at-once',
    ],
    [
      'a deviation without end in sight',
      (raw) => (raw.deviations[0]!.expires = '2036-01-01'),
      'deviations-end',
      'nordfjord-radiology-waits',
    ],
  ])('%s', (_what, change, principle, rule) => {
    expect(breaches(change)).toContainEqual([principle, rule])
  })
})

/** LOINC Users' Guide, appendix on check digits: modulo 10 over the number before the hyphen. */
function hasLoincCheckDigit(code: string): boolean {
  const [number, digit] = code.split('-')
  const sum = [...number!].reverse().reduce((total, figure, i) => {
    const weighed = Number(figure) * (i % 2 === 0 ? 2 : 1)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return (10 - (sum % 10)) % 10 === Number(digit)
}
