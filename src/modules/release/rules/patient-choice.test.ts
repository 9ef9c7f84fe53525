// biome-ignore-all lint/suspicious/noThenProperty: the rulebook's own word; it holds data and is never called
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '#base/categories'
import { type Instant, plusDays } from '#base/instant'
import { type Choice, MOMENTS } from '../choice/choice.ts'
import { previewEffects } from '../choice/preview-choice.ts'
import { decideRelease, type ReleaseFacts } from '../decide.ts'
import { parseRulebook, type Rulebook } from '../rulebook.ts'
import { nextLoudMoment } from './quiet-hours.ts'

const LOINC = 'http://loinc.org'
const monday = new Date('2026-03-02T10:00:00Z') as Instant
const shipped = readShipped()
const MARKER = '10334-1'

const facts: ReleaseFacts = {
  category: 'laboratory',
  resourceType: 'Observation',
  serviceType: 'hospital',
  institutionId: 'st-olav',
  codings: [{ system: LOINC, code: MARKER }],
  labels: [],
  senderWishes: [],
  counselled: [],
  ageYears: 44,
  issuedAt: monday,
  receivedAt: monday,
  commentedAt: null,
  releasedAt: null,
  wishes: { choices: [], asks: [] },
  openedAt: null,
  holds: [],
}
const wishing = (...choices: Choice[]): Partial<ReleaseFacts> => ({ wishes: { choices, asks: [] } })
const decide = (over: Partial<ReleaseFacts>, rulebook = shipped) => decideRelease({ ...facts, ...over }, rulebook)
const day = (n: number) => plusDays(monday, n)

describe('the person’s choice, by example', () => {
  it.each<[string, Partial<ReleaseFacts>, string, string | null]>([
    ['nothing chosen', {}, 'serious-tests-wait', '2026-03-09T10:00:00.000Z'],
    [
      'at once, and the rule leaves it to the person',
      wishing({ subject: 'may-bring-serious-diagnosis', moments: ['at-once'] }),
      'patient-chose-at-once',
      '2026-03-02T10:00:00.000Z',
    ],
    [
      'at once, and the rule does not',
      { ...wishing({ subject: 'everything', moments: ['at-once'] }), codings: [{ system: LOINC, code: '21636-6' }] },
      'genetic-tests-wait',
      '2026-03-16T10:00:00.000Z',
    ],
    [
      'at once for one class of a panel that holds another',
      {
        ...wishing({ subject: 'routine', moments: ['at-once'] }),
        codings: [
          { system: LOINC, code: MARKER },
          { system: LOINC, code: '718-7' },
        ],
      },
      'serious-tests-wait',
      '2026-03-09T10:00:00.000Z',
    ],
    [
      'after a comment, which has not come: until the last day',
      wishing({ subject: 'everything', moments: ['after-comment'] }),
      'patient-chose-comment',
      '2026-03-16T10:00:00.000Z',
    ],
    [
      'after a comment, which has come',
      { ...wishing({ subject: 'everything', moments: ['after-comment'] }), commentedAt: day(1) },
      'serious-tests-wait',
      '2026-03-03T10:00:00.000Z',
    ],
    [
      'when I ask, and I asked',
      {
        wishes: {
          choices: [{ subject: 'laboratory', moments: ['when-I-ask'] }],
          asks: [{ category: null, at: day(9) }],
        },
      },
      'patient-chose-to-ask',
      '2026-03-11T10:00:00.000Z',
    ],
    [
      'when I ask, and I asked before it came',
      {
        wishes: {
          choices: [{ subject: 'laboratory', moments: ['when-I-ask'] }],
          asks: [{ category: null, at: day(-1) }],
        },
      },
      'patient-chose-to-ask',
      '2026-03-16T10:00:00.000Z',
    ],
    [
      'not at night: what comes on Friday evening opens on Monday morning',
      {
        ...wishing({ subject: 'everything', moments: ['not-at-night-or-weekend'] }),
        codings: [{ system: LOINC, code: '718-7' }],
        issuedAt: new Date('2026-03-06T18:00:00Z'),
        receivedAt: new Date('2026-03-06T21:00:00Z'),
      },
      'patient-chose-quiet-hours',
      '2026-03-09T07:00:00.000Z',
    ],
    [
      'not at night, in the night when the clocks go forward',
      {
        ...wishing({ subject: 'everything', moments: ['not-at-night-or-weekend'] }),
        codings: [{ system: LOINC, code: '718-7' }],
        issuedAt: new Date('2026-03-27T20:00:00Z'),
        receivedAt: new Date('2026-03-27T20:00:00Z'),
      },
      'patient-chose-quiet-hours',
      '2026-03-30T06:00:00.000Z',
    ],
    [
      'a preface first',
      { ...wishing({ subject: 'routine', moments: ['preface-first'] }), codings: [{ system: LOINC, code: '718-7' }] },
      'patient-chose-preface',
      '2026-03-02T10:00:00.000Z',
    ],
    [
      'what was history when it came',
      { ...wishing({ subject: 'everything', moments: ['when-I-ask'] }), receivedAt: day(20) },
      'serious-tests-wait',
      '2026-03-09T10:00:00.000Z',
    ],
  ])('%s', (_what, over, rule, at) => {
    const said = decide(over)
    expect({ rule: said.rule, at: said.releaseAt?.toISOString() ?? null }).toEqual({ rule, at })
  })
})

const someChoice: fc.Arbitrary<Choice> = fc.record({
  subject: fc.constantFrom(
    'everything',
    'laboratory',
    'pathology',
    'may-bring-serious-diagnosis',
    'routine',
    'genetic',
  ),
  moments: fc.oneof(fc.constant(['at-once'] as const), fc.subarray(MOMENTS.filter((moment) => moment !== 'at-once'))),
})
const someInstant = fc.integer({ min: -20 * 24 * 60, max: 20 * 24 * 60 }).map((n) => plusDays(monday, n / 1440))
const someFacts: fc.Arbitrary<ReleaseFacts> = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  resourceType: fc.constant('Observation'),
  serviceType: fc.constant('hospital' as const),
  institutionId: fc.constantFrom('st-olav', 'nordfjord-hospital'),
  codings: fc.array(
    fc.constantFrom(MARKER, '718-7', '21636-6', '11526-1', 'x').map((code) => ({ system: LOINC, code })),
    { maxLength: 3 },
  ),
  labels: fc.array(fc.constantFrom({ system: null, code: 'odd' }), { maxLength: 1 }),
  senderWishes: fc.subarray(['SIMM', 'SID', 'STBD', 'SWTH', 'SWNL', 'SIDC']),
  counselled: fc.array(fc.record({ at: someInstant, codings: fc.constant([{ system: LOINC, code: '21636-6' }]) }), {
    maxLength: 1,
  }),
  ageYears: fc.option(fc.nat(90)),
  issuedAt: fc.option(someInstant),
  receivedAt: someInstant,
  commentedAt: fc.option(someInstant),
  releasedAt: fc.option(someInstant),
  openedAt: fc.constant(null),
  wishes: fc.record({
    choices: fc.uniqueArray(someChoice, { selector: ({ subject }) => subject, maxLength: 4 }),
    asks: fc.array(fc.record({ category: fc.option(fc.constant('laboratory')), at: someInstant }), { maxLength: 2 }),
  }),
  holds: fc.array(
    fc.record({ id: fc.constant('h'), reason: fc.constant('r'), until: someInstant, placedAt: fc.constant(monday) }),
    { maxLength: 1 },
  ),
})
const allowing: Rulebook = {
  ...shipped,
  senderWishes: [
    { code: 'SID', then: { do: 'delay', days: 3 } },
    { code: 'STBD', then: { do: 'after-comment', limitDays: 9 } },
    { code: 'SWTH', then: { do: 'delay', days: 60 } },
  ],
}
const never = Number.POSITIVE_INFINITY
const at = (said: { readonly releaseAt: Instant | null }) => said.releaseAt?.getTime() ?? never
const without = (of: ReleaseFacts): ReleaseFacts => ({ ...of, wishes: { choices: [], asks: [] } })

describe('the person’s choice, whatever it is', () => {
  it('makes nothing open earlier than law, label or clinician’s hold, nor than a rule that keeps it to itself', () => {
    const closed: Rulebook = { ...shipped, rules: shipped.rules.map((r) => ({ ...r, patientMayChooseEarlier: false })) }
    fc.assert(
      fc.property(someFacts, (of) => {
        expect(at(decideRelease(of, closed))).toBeGreaterThanOrEqual(at(decideRelease(without(of), closed)))
        const [hold] = of.holds
        const open = decideRelease(of, shipped)
        if (hold && open.verdict !== 'restricted') {
          const start = Math.min(of.issuedAt?.getTime() ?? never, of.receivedAt.getTime())
          expect(at(open)).toBeGreaterThanOrEqual(Math.min(hold.until.getTime(), start + 14 * 86_400_000))
        }
        if (of.labels.length > 0) expect(open).toEqual(decideRelease(without(of), shipped))
      }),
    )
  })

  it('never makes it wait beyond the safety net', () => {
    fc.assert(
      fc.property(someFacts, (of) => {
        const start = Math.min(of.issuedAt?.getTime() ?? never, of.receivedAt.getTime())
        const said = decideRelease(of, allowing)
        if (said.verdict !== 'restricted') expect(at(said)).toBeLessThanOrEqual(start + 14 * 86_400_000)
      }),
    )
  })

  it('is the same in every institution of the region', () => {
    const plain: Rulebook = { ...shipped, deviations: [] }
    fc.assert(
      fc.property(someFacts, (of) => {
        const other = decideRelease({ ...of, institutionId: 'elsewhere' }, plain)
        expect(decideRelease(of, plain)).toEqual(other)
      }),
    )
  })

  it('with quiet hours opens nothing in them, but on the last day', () => {
    const quiet = { choices: [{ subject: 'everything', moments: ['not-at-night-or-weekend'] as const }], asks: [] }
    fc.assert(
      fc.property(someFacts, (of) => {
        const said = decideRelease({ ...of, wishes: quiet, holds: [] }, shipped)
        const start = Math.min(of.issuedAt?.getTime() ?? never, of.receivedAt.getTime())
        const net = start + 14 * 86_400_000
        const news = Math.max(at(said), of.receivedAt.getTime())
        if (said.releaseAt !== null && news < net) expect(nextLoudMoment(news, shipped.quietHours)).toBe(news)
      }),
    )
  })
})

describe('a wish of the sender’s', () => {
  it('only ever adds, up to what the rulebook allows; SIMM, SWNL, SIDC and unknown codes add nothing', () => {
    fc.assert(
      fc.property(someFacts, (of) => {
        const of0 = { ...without(of), releasedAt: null, holds: [] }
        const plain = at(decideRelease({ ...of0, senderWishes: [] }, allowing))
        expect(at(decideRelease(of0, allowing))).toBeGreaterThanOrEqual(plain)
        const looking = { ...of0, senderWishes: ['SIMM', 'SWNL', 'SIDC', 'SID?'] }
        expect(at(decideRelease(looking, allowing))).toBe(plain)
        expect(at(decideRelease(of0, shipped))).toBe(plain)
      }),
    )
  })
})

describe('a deviation that ends', () => {
  it('lets what still waits fall back to the region’s rule on its last day, and nothing wait longer for it', () => {
    const deviation = { ...shipped.deviations[0]!, when: { category: ['laboratory' as const] }, expires: '2026-03-03' }
    const book = (days: number): Rulebook => ({
      ...shipped,
      rules: [],
      deviations: [{ ...deviation, institution: 'st-olav', then: { do: 'delay', days } }],
    })
    const said = decide({}, book(10))
    expect(said.releaseAt).toEqual(new Date('2026-03-04T00:00:00Z'))
    expect(decide({}, book(1)).releaseAt).toEqual(day(1))
    const blocked: Rulebook = {
      ...book(1),
      deviations: [{ ...book(1).deviations[0]!, then: { do: 'blocked', ground: 'g', law: 'l' } }],
    }
    expect(decide({}, blocked)).toMatchObject({ verdict: 'delayed', releaseAt: new Date('2026-03-04T00:00:00Z') })
  })
})

describe('what a preview says', () => {
  it('agrees with the verdict after the choice, and knows no law, label or hold that a choice could open', () => {
    fc.assert(
      fc.property(someFacts, fc.uniqueArray(someChoice, { selector: ({ subject }) => subject }), (of, choices) => {
        const bare = { ...without(of), commentedAt: null, releasedAt: null, holds: [], counselled: [] }
        const now = decideRelease(bare, shipped)
        if (!now.card) return
        const card = { ...bare, releaseRule: now.rule, opensAt: now.releaseAt, facts: bare, report: null }
        const after = { choices, asks: [] }
        const [effect] = previewEffects([card as never], { before: bare.wishes, after }, shipped)
        expect(effect!.wouldOpenAt).toEqual(decideRelease({ ...bare, wishes: after }, shipped).releaseAt)
        const held = { ...card, releaseRule: 'clinician-hold', opensAt: day(13) }
        const [kept] = previewEffects([held as never], { before: bare.wishes, after }, shipped)
        expect(kept!.wouldOpenAt!.getTime()).toBeGreaterThanOrEqual(day(13).getTime())
      }),
    )
  })

  it('tells of a part that it opens no earlier than its report would', () => {
    const wait = { subject: 'everything', moments: ['after-comment'] } as const
    const report = { ...facts, resourceType: 'DiagnosticReport', issuedAt: day(1), receivedAt: day(1) }
    const part = { category: facts.category, institutionId: facts.institutionId, releaseRule: 'x', facts, report }
    const [effect] = previewEffects(
      [{ ...part, opensAt: decide({ ...report }).releaseAt } as never],
      { before: facts.wishes, after: { choices: [wait], asks: [] } },
      shipped,
    )
    expect(effect!.wouldOpenAt).toEqual(decide({ ...report, ...wishing(wait) }).releaseAt)
    expect(effect!.wouldOpenAt! > decide(wishing(wait)).releaseAt!).toBe(true)
  })
})

describe('quiet hours', () => {
  const zones = ['Europe/Oslo', 'UTC', 'America/St_Johns', 'Pacific/Auckland', 'Asia/Kathmandu', 'Africa/Cairo']
  it('end at the first moment that is not quiet, whatever the clocks do', () => {
    const someQuiet = fc.record({
      timeZone: fc.constantFrom(...zones),
      from: fc.constantFrom('20:00', '00:00', '22:30', '02:30'),
      until: fc.constantFrom('08:00', '06:00', '03:15', '02:30'),
      days: fc.subarray(['saturday', 'sunday', 'monday'] as const),
    })
    fc.assert(
      fc.property(someQuiet, fc.integer({ min: 0, max: 366 * 24 * 60 }), (quiet, minutes) => {
        const from = Date.UTC(2026, 0, 1) + minutes * 60_000
        const loud = nextLoudMoment(from, quiet)
        expect(loud).toBeGreaterThanOrEqual(from)
        expect(isQuiet(loud, quiet)).toBe(false)
        for (let each = from; each < loud; each += 15 * 60_000) expect(isQuiet(each, quiet)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('never end where every day is quiet', () => {
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
    expect(nextLoudMoment(0, { timeZone: 'UTC', from: '20:00', until: '08:00', days })).toBe(never)
  })
})

/** By the clock on the wall, as another way to know it. */
function isQuiet(moment: number, quiet: Rulebook['quietHours']): boolean {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: quiet.timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  const clock = `${part.hour}:${part.minute}`
  const night =
    quiet.from <= quiet.until ? clock >= quiet.from && clock < quiet.until : clock >= quiet.from || clock < quiet.until
  return night || quiet.days.some((each) => each === part.weekday!.toLowerCase())
}

function readShipped(): Rulebook {
  const parsed = parseRulebook(readFileSync('rulebooks/default.yaml', 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults, null, 2))
  return parsed.rulebook
}
