import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkIdentifier } from './check-digits.ts'
import type { Demographics } from './demographics.ts'
import { normaliseName, similarity, soundOfName } from './normalise-name.ts'
import { candidateKeys, judgeMatch } from './score.ts'

const NORWAY = 'urn:oid:2.16.578.1.12.4.1.4.1'
const NHS = 'https://fhir.nhs.uk/Id/nhs-number'
const SSN = 'http://hl7.org/fhir/sid/us-ssn'
const rules = { verifiedSystems: [NORWAY, NHS, SSN] }

/** Made-up numbers with right check digits. */
const KARI = '13116900216'
const OTHER = '13116900135'
/** The same day of birth with 40 added, as newcomers have it. */
const D_NUMBER = '53116900129'

const empty: Demographics = {
  identifiers: [],
  family: null,
  given: [],
  otherNames: [],
  birthDate: null,
  sex: null,
  phones: [],
  emails: [],
  addresses: [],
}
const home = { line: 'Storgata 4 B', city: 'Orkdal', postcode: '7300' }
const kari: Demographics = {
  ...empty,
  identifiers: [{ system: NORWAY, value: KARI }],
  family: 'Nordmann',
  given: ['Kari', 'Marie'],
  birthDate: '1969-11-13',
  sex: 'female',
  phones: ['+47 912 34 567'],
  addresses: [home],
}
const unnumbered = { ...kari, identifiers: [] }
const liv = { ...unnumbered, given: ['Liv'] }

type Row = [what: string, a: Demographics, b: Demographics, verdict: string, reason: string]
const TABLE: Row[] = [
  ['the same number and birth date', kari, kari, 'same', 'identifier-equal'],
  [
    'the number written with a space',
    kari,
    { ...kari, identifiers: [{ system: NORWAY, value: '131169 00216' }] },
    'same',
    'identifier-equal',
  ],
  [
    'the system named as HL7 v2 does',
    kari,
    { ...kari, identifiers: [{ system: '2.16.578.1.12.4.1.4.1', value: KARI }] },
    'same',
    'identifier-equal',
  ],
  ['married since: another family name', kari, { ...kari, family: 'Hansen' }, 'same', 'family-name-different'],
  ['only one given name is known', kari, { ...kari, given: ['Kari'] }, 'same', 'names-similar'],
  ['no name at one place', kari, { ...kari, family: null, given: [] }, 'same', 'names-unknown'],
  [
    'names in capitals, family name first',
    kari,
    { ...kari, family: 'KARI MARIE', given: ['NORDMANN'] },
    'same',
    'names-same',
  ],
  [
    'the same number, another birth date',
    kari,
    { ...kari, birthDate: '1971-02-01' },
    'possible',
    'birth-date-different',
  ],
  ['the same number, no birth date', kari, { ...kari, birthDate: null }, 'possible', 'birth-date-unknown'],
  [
    'the same number, everything else another’s',
    kari,
    { ...kari, family: 'Berg', given: ['Ola'], sex: 'male' },
    'possible',
    'given-names-different',
  ],
  [
    'a twin registered with the sister’s number',
    kari,
    { ...kari, given: ['Liv'] },
    'possible',
    'given-names-different',
  ],
  [
    'a twin brother of similar name with the sister’s number',
    { ...kari, given: ['Joan'] },
    { ...kari, given: ['Johan'], sex: 'male' },
    'possible',
    'sex-different',
  ],
  ['a sex registered wrongly, all names equal', kari, { ...kari, sex: 'male' }, 'same', 'sex-different'],
  ...['Baby Girl A', 'Baby Boy', 'BabyGirl', 'Twin 1', 'BG Kari', 'Newborn', 'Nyfødt', 'Bébé', 'Girl'].map(
    (name): Row => [
      `a newborn called ${name} with the same number`,
      { ...kari, given: name.split(' ') },
      { ...kari, given: name.split(' ') },
      'possible',
      'name-placeholder',
    ],
  ),
  [
    'a child that has got a name since, known to both',
    { ...kari, otherNames: [{ family: 'Nordmann', given: ['Baby', 'Girl'] }] },
    kari,
    'same',
    'identifier-equal',
  ],
  [
    'a name that only begins so',
    { ...kari, given: ['Babette'] },
    { ...kari, given: ['Babette'] },
    'same',
    'names-same',
  ],
  [
    'such a twin with a former family name',
    kari,
    { ...kari, given: ['Liv'], otherNames: [{ family: 'Nordmann', given: [] }] },
    'possible',
    'given-names-different',
  ],
  [
    'the same number, born on a filler date',
    { ...kari, birthDate: '1900-01-01' },
    { ...kari, birthDate: '1900-01-01', family: 'Berg' },
    'possible',
    'birth-date-default',
  ],
  [
    'the same number, born on 1 January',
    { ...kari, birthDate: '1969-01-01' },
    { ...kari, birthDate: '1969-01-01' },
    'same',
    'birth-date-default',
  ],
  [
    'a number with a wrong check digit on both sides',
    withNumber(NORWAY, '13116900217'),
    withNumber(NORWAY, '13116900217'),
    'possible',
    'names-same',
  ],
  [
    'a number nobody has verified',
    withNumber('urn:local', '77'),
    withNumber('urn:local', '77'),
    'possible',
    'names-same',
  ],
  [
    'a filler in place of the number',
    withNumber(SSN, '999-99-9999'),
    withNumber(SSN, '999999999'),
    'possible',
    'names-same',
  ],
  ['other numbers, all else equal', kari, withNumber(NORWAY, OTHER), 'different', 'identifier-conflict'],
  [
    'other numbers without check digits: a slip?',
    withNumber(SSN, '999-12-3456'),
    withNumber(SSN, '999-12-3457'),
    'possible',
    'identifier-conflict',
  ],
  [
    'such numbers, the same names, moved house',
    withNumber(SSN, '999-12-3456'),
    { ...withNumber(SSN, '999-12-3457'), addresses: [], phones: [] },
    'possible',
    'identifier-conflict',
  ],
  [
    'such numbers, names only alike, moved house',
    withNumber(SSN, '999-12-3456'),
    { ...withNumber(SSN, '999-12-3457'), given: ['Kari'], addresses: [], phones: [] },
    'different',
    'identifier-conflict',
  ],
  ['no number, same birth date and names', kari, unnumbered, 'possible', 'names-same'],
  [
    'no number, names spelt otherwise',
    kari,
    { ...unnumbered, family: 'Nordman', given: ['Kari'] },
    'possible',
    'names-similar',
  ],
  [
    'no number, maiden name known',
    { ...unnumbered, addresses: [], phones: [] },
    { ...unnumbered, family: 'Berg', addresses: [], phones: [], otherNames: [{ family: 'Nordmann', given: ['Kari'] }] },
    'possible',
    'names-similar',
  ],
  [
    'no number, another family name, same address',
    kari,
    { ...unnumbered, family: 'Berg' },
    'possible',
    'contact-shared',
  ],
  [
    'no number, another family name, nothing shared',
    kari,
    { ...unnumbered, family: 'Berg', addresses: [], phones: [] },
    'different',
    'family-name-different',
  ],
  ['twins', unnumbered, liv, 'different', 'perhaps-twins'],
  [
    'mother and daughter of one name',
    unnumbered,
    { ...unnumbered, birthDate: '1995-03-04' },
    'different',
    'birth-date-different',
  ],
  [
    'day and month exchanged',
    { ...unnumbered, birthDate: '1969-11-12' },
    { ...unnumbered, birthDate: '1969-12-11' },
    'possible',
    'birth-date-near',
  ],
  [
    'a slip in the birth date, nothing shared',
    { ...unnumbered, addresses: [], phones: [] },
    { ...unnumbered, birthDate: '1969-11-14' },
    'different',
    'birth-date-near',
  ],
  ['only the year is known', kari, { ...unnumbered, birthDate: '1969' }, 'possible', 'birth-date-near'],
  [
    'both born on 1 January, nothing shared',
    { ...unnumbered, birthDate: '1969-01-01', addresses: [], phones: [] },
    { ...unnumbered, birthDate: '1969-01-01' },
    'different',
    'birth-date-default',
  ],
  ['nothing known', empty, empty, 'different', 'names-unknown'],
]

describe('judgeMatch, by example', () => {
  it.each(TABLE)('%s', (_what, a, b, verdict, reason) => {
    const judged = judgeMatch(a, b, rules)
    expect(judged.verdict).toBe(verdict)
    expect(judged.reasons.map((r) => r.code)).toContain(reason)
    expect(judged.reasons.every((r) => r.says.length > 5)).toBe(true)
  })

  it('never says "same" when the region trusts no identifier', () => {
    expect(judgeMatch(kari, kari, { verifiedSystems: [] }).verdict).toBe('possible')
  })
})

describe('judgeMatch, whatever the demographics', () => {
  it('is the same both ways', () => {
    fc.assert(
      fc.property(somebody, somebody, (a, b) => {
        expect(judgeMatch(a, b, rules)).toEqual(judgeMatch(b, a, rules))
      }),
    )
  })

  it('knows a person with number, birth date and name again', () => {
    fc.assert(
      fc.property(somebody, (a) => {
        const known = { ...a, identifiers: [{ system: NORWAY, value: KARI }], birthDate: '1969-11-13' }
        expect(judgeMatch(known, known, rules).verdict).toBe('same')
      }),
    )
  })

  it('never says "same" without an equal verified identifier and an equal birth date', () => {
    fc.assert(
      fc.property(somebody, somebody, (a, b) => {
        if (judgeMatch(a, b, rules).verdict !== 'same') return
        const codes = judgeMatch(a, b, rules).reasons.map((r) => r.code)
        expect(codes).toContain('identifier-equal')
        expect(a.birthDate).toBe(b.birthDate)
      }),
    )
  })

  it('weighs by the names that weigh most, so that a contradiction in one does not turn to a heavier other', () => {
    const two = { ...empty, family: 'Kari', given: ['Kari'], otherNames: [{ family: 'Nordmann', given: ['Müller'] }] }
    const known = { ...empty, family: 'Kari', given: ['Mueller'] }
    const score = (other: Demographics) => judgeMatch(two, other, rules).score
    expect(score({ ...known, given: ['Zbigniew'] })).toBeLessThanOrEqual(score(known))
    expect(score({ ...known, family: 'Xylander' })).toBeLessThanOrEqual(score(known))
  })

  it('never rises when a contradiction is added', () => {
    const height = { different: 0, possible: 1, same: 2 }
    const contradictions: ((d: Demographics) => Demographics)[] = [
      (d) => ({ ...d, birthDate: '2011-07-29' }),
      (d) => ({ ...d, given: ['Zbigniew'], otherNames: [] }),
      (d) => ({ ...d, family: 'Xylander', otherNames: [] }),
      (d) => ({ ...d, sex: 'female' }),
      (d) => ({
        ...d,
        addresses: [{ line: 'Elsewhere 99', city: 'Tromsø', postcode: '9010' }],
        phones: ['77 00 11 22'],
      }),
      (d) => ({ ...d, identifiers: [...d.identifiers, { system: NHS, value: '9434765919' }] }),
    ]
    fc.assert(
      fc.property(somebody, somebody, fc.constantFrom(...contradictions), (one, other, contradict) => {
        const a = { ...one, sex: 'male', identifiers: [...one.identifiers, { system: NHS, value: '4505577104' }] }
        const known = { ...other, otherNames: [], sex: 'male', addresses: [home], phones: ['91234567'], emails: [] }
        const before = judgeMatch(a, known, rules)
        const after = judgeMatch(a, contradict(known), rules)
        expect(height[after.verdict]).toBeLessThanOrEqual(height[before.verdict])
        expect(after.score).toBeLessThanOrEqual(before.score + 1e-9)
      }),
      { numRuns: 500 },
    )
  })

  it('is not forbidden by what is missing', () => {
    const sound = { ...kari, given: ['Kari'], emails: ['kari@example.org'] }
    const gaps: Partial<Demographics>[] = [
      { family: null },
      { given: [] },
      { sex: null },
      { phones: [] },
      { emails: [] },
      { addresses: [] },
    ]
    fc.assert(
      fc.property(fc.subarray(gaps), fc.subarray(gaps), (ours, theirs) => {
        const [a, b] = [Object.assign({}, sound, ...ours), Object.assign({}, sound, ...theirs)]
        expect(judgeMatch(a, b, rules).verdict).toBe('same')
      }),
    )
  })

  it('finds by its keys every pair that is the same, and pairs alike in birth date and names', () => {
    fc.assert(
      fc.property(somebody, somebody, (a, b) => {
        const { verdict, reasons } = judgeMatch(a, b, rules)
        const codes = reasons.map((r) => r.code)
        const alike = codes.includes('birth-date-equal') && codes.includes('names-same') && verdict === 'possible'
        if (verdict !== 'same' && !alike) return
        const keys = new Set(candidateKeys(a))
        expect(candidateKeys(b).some((key) => keys.has(key))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, whatever the texts', () => {
    const text = fc.string({ unit: 'grapheme' })
    const anything = fc.record({
      identifiers: fc.array(fc.record({ system: fc.option(text), value: text })),
      family: fc.option(text),
      given: fc.array(text),
      otherNames: fc.array(fc.record({ family: fc.option(text), given: fc.array(text) }), { maxLength: 3 }),
      birthDate: fc.option(text),
      sex: fc.option(text),
      phones: fc.array(text),
      emails: fc.array(text),
      addresses: fc.array(fc.record({ line: fc.option(text), city: fc.option(text), postcode: fc.option(text) })),
    })
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        expect(judgeMatch(a, b, rules).verdict).not.toBe('same')
        expect(candidateKeys(a).length).toBeLessThanOrEqual(24)
      }),
    )
  })
})

describe('the score', () => {
  const score = (a: Demographics, b: Demographics) => judgeMatch(a, b, rules).score
  const plain = { ...unnumbered, addresses: [], phones: [] }

  it.each<[string, Demographics, Demographics]>([
    ['a rare family name above Hansen', { ...plain, family: 'Sønstebø' }, { ...plain, family: 'Hansen' }],
    ['a shared address above none', unnumbered, plain],
    [
      'a woman’s telephone above her e-mail',
      { ...plain, phones: ['91234567'] },
      { ...plain, emails: ['k@example.org'] },
    ],
  ])('sets %s', (_what, better, worse) => expect(score(better, better)).toBeGreaterThan(score(worse, worse)))

  it.each<[string, Partial<Demographics>, Partial<Demographics>]>([
    ['a short form above another name', { given: ['Liz'] }, { given: ['Ruth'] }],
    ['a name from another script above another name', { given: ['Елизавета'] }, { given: ['Рут'] }],
    ['two letters exchanged above another name', { given: ['Elizabteh'] }, { given: ['Gunnhild'] }],
    ['day and month exchanged above another day', { birthDate: '1969-05-11' }, { birthDate: '1969-08-23' }],
    ['neighbouring digits exchanged above another day', { birthDate: '1996-11-05' }, { birthDate: '1974-12-30' }],
    [
      'names exchanged above other names',
      { given: ['Nordmann'], family: 'Elizabeth' },
      { given: ['Berg'], family: 'Ruth' },
    ],
  ])('sets %s', (_what, better, worse) => {
    const elizabeth = { ...plain, given: ['Elizabeth'], birthDate: '1969-11-05' }
    expect(score(elizabeth, { ...elizabeth, ...better })).toBeGreaterThan(score(elizabeth, { ...elizabeth, ...worse }))
  })

  it('links without a number only in a region that says from where on', () => {
    const far = { ...rules, sameFrom: 30 }
    expect(judgeMatch(unnumbered, unnumbered, far).verdict).toBe('same')
    expect(judgeMatch(unnumbered, liv, far).verdict).not.toBe('same')
    expect(judgeMatch(unnumbered, { ...unnumbered, birthDate: '1969-11-31' }, { ...rules, sameFrom: 90 }).verdict).toBe(
      'possible',
    )
  })
})

const EVERYMEN = [
  'hl7-r11/CCD.sample',
  'hl7-r11/DS.sample',
  'hl7-r11/UD.sample',
  'allscripts/b2_Adam_Everyman_ToC',
].map((name) => `../shared/data/ccda/${name}.xml`)

describe.skipIf(!EVERYMEN.every((file) => existsSync(file)))('four people called Adam Everyman', () => {
  it('are never joined (skipped where the documents are not at hand)', () => {
    const men = EVERYMEN.map(readEveryman)
    expect(men.map(({ family, given }) => `${given[0]} ${family}`)).toEqual(Array(4).fill('Adam Everyman'))
    for (const [i, one] of men.entries())
      for (const other of men.slice(i + 1)) expect(judgeMatch(one, other, rules).verdict).not.toBe('same')
    expect(judgeMatch(men[0]!, men[3]!, rules).verdict).toBe('different')
  })
})

/** As much of a C-CDA's patient as matching uses. */
function readEveryman(file: string): Demographics {
  const xml = readFileSync(file, 'utf8')
  const role = /<recordTarget>[\s\S]*?<\/recordTarget>/.exec(xml)![0].replace(/<!--[\s\S]*?-->/g, '')
  const all = (pattern: RegExp) => [...role.matchAll(pattern)].map((found) => found[1]!)
  const [own] = role.split('<guardian>')
  const born = /<birthTime value="(\d{4})(\d\d)(\d\d)"/.exec(role)!
  return {
    ...empty,
    identifiers: [...own!.matchAll(/<id extension="([^"]+)" root="([^"]+)"/g)].map((found) => ({
      value: found[1]!,
      system: `urn:oid:${found[2]}`,
    })),
    family: all(/<family>([^<]+)</g)[0]!,
    given: all(/<given[^>]*>([^<]+)</g).slice(0, 1),
    birthDate: `${born[1]}-${born[2]}-${born[3]}`,
    sex: 'male',
    addresses: [
      {
        line: all(/<streetAddressLine>([^<]+)</g)[0]!,
        city: all(/<city>([^<]+)</g)[0]!,
        postcode: all(/<postalCode>([^<]+)</g)[0]!,
      },
    ],
  }
}

describe('candidateKeys', () => {
  it('gives no key to what everybody may have in common', () => {
    const filler = { ...empty, birthDate: '1900-01-01', family: 'Unknown', given: ['Unknown'] }
    expect(candidateKeys({ ...filler, identifiers: [{ system: SSN, value: '000-00-0000' }] })).toEqual([])
  })

  it('names identifiers first, by the system’s one name', () => {
    const asOid = { ...kari, identifiers: [{ system: 'urn:oid:2.16.840.1.113883.4.1', value: '999-12-3456' }] }
    expect(candidateKeys(asOid)[0]).toBe(`id:${SSN}|999123456`)
  })
})

describe('names', () => {
  it.each([
    ['Åse-Lill', ['ase', 'lill']],
    ['Sørensen', ['sorensen']],
    ['Müller', ['muller']],
    ['Weiß', ['weiss']],
    ['José  María', ['jose', 'maria']],
    ['O’Brien', ['obrien']],
    ['Ruben688', ['ruben688']],
    ['مُحَمَّد', ['محمد']],
    ['  ', []],
  ])('%s', (name, words) => expect(normaliseName(name)).toEqual(words))

  it('sounds alike for the same name in other spellings', () => {
    for (const [a, b] of [
      ['kristin', 'christine'],
      ['mueller', 'muller'],
      ['olsen', 'olson'],
      ['sofie', 'sophie'],
    ]) {
      expect(soundOfName(a!), `${a} ${b}`).toBe(soundOfName(b!))
    }
  })

  it('measures likeness the same both ways, from 0 to 1', () => {
    const word = fc.stringMatching(/^[a-e]{0,8}$/)
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a))
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0)
        expect(similarity(a, b)).toBeLessThanOrEqual(1)
      }),
    )
    expect(similarity('martha', 'marhta')).toBeCloseTo(0.961, 3)
    expect(similarity('dwayne', 'duane')).toBeCloseTo(0.84, 2)
  })
})

describe('checkIdentifier', () => {
  it.each([
    [NORWAY, KARI, true],
    [NORWAY, '13116900217', false],
    [NORWAY, '00000000000', false],
    [NHS, '943 476 5919', true],
    [NHS, '9434765918', false],
    ['urn:oid:2.16.840.1.113883.4.59', '9876543217', true],
    ['urn:oid:2.16.840.1.113883.4.59', '9876543217-AB', true],
    ['urn:oid:2.16.840.1.113883.4.59', '9876543218', false],
    [SSN, '999-68-9216', true],
    [SSN, '000-12-3456', false],
    [SSN, '123-45-6789', false],
    ['urn:local', 'unknown', false],
    ['urn:local', 'A1', true],
    [NORWAY, D_NUMBER, true],
    [NORWAY, '00116900295', false],
  ])('%s %s: %s', (system, value, valid) => expect(checkIdentifier(system, value).valid).toBe(valid))

  it('does not hold a newcomer’s D-number against the national number', () => {
    const newcomer = withNumber(NORWAY, D_NUMBER)
    expect(judgeMatch(kari, newcomer, rules).verdict).toBe('possible')
    expect(judgeMatch(newcomer, newcomer, rules).verdict).toBe('same')
  })

  it('checks the numbers of a system that the region describes', () => {
    const scheme = { names: ['urn:card'], shape: /^\d{4}$/, checks: [{ kind: 'luhn' as const }] }
    const own = { verifiedSystems: [], identifierSchemes: [scheme] }
    expect(judgeMatch(withNumber('urn:card', '0018'), withNumber('urn:card', '00-18'), own).verdict).toBe('same')
    expect(judgeMatch(withNumber('urn:card', '0019'), withNumber('urn:card', '0019'), own).verdict).toBe('possible')
    expect(judgeMatch(withNumber('urn:card', '0018'), withNumber('urn:card', '0026'), own).verdict).toBe('different')
  })
})

function withNumber(system: string, value: string): Demographics {
  return { ...kari, identifiers: [{ system, value }] }
}

const someName = fc.constantFrom(
  'Kari',
  'Kari Marie',
  'Liv',
  'Ola',
  'K',
  'Müller',
  'Mueller',
  'Nordmann',
  'Hansen Berg',
  'Berg',
  '',
)
const somebody: fc.Arbitrary<Demographics> = fc.record({
  identifiers: fc.array(
    fc.constantFrom(
      { system: NORWAY, value: KARI },
      { system: NORWAY, value: OTHER },
      { system: SSN, value: '999-12-3456' },
      { system: null, value: '1' },
    ),
    { maxLength: 2 },
  ),
  family: fc.option(someName),
  given: fc.array(someName, { maxLength: 2 }),
  otherNames: fc.array(fc.record({ family: fc.option(someName), given: fc.array(someName, { maxLength: 1 }) }), {
    maxLength: 1,
  }),
  birthDate: fc.option(
    fc.constantFrom('1969-11-13', '1969-13-11', '1969-11-12', '1969', '1900-01-01', '1969-01-01', '2001-05-05'),
  ),
  sex: fc.option(fc.constantFrom('male', 'female', 'other')),
  phones: fc.array(fc.constantFrom('91234567', '+4791234567', '1'), { maxLength: 1 }),
  emails: fc.array(fc.constantFrom('kari@example.org', 'KARI@example.org'), { maxLength: 1 }),
  addresses: fc.array(
    fc.constantFrom(home, { ...home, line: 'Havnegata 1' }, { line: null, city: null, postcode: null }),
    { maxLength: 1 },
  ),
})
