import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideSending, isBeyond, type LiveAsk } from './decide-sending.ts'
import { KINDS, readNumber, readValue, VALUE_KINDS } from './kinds.ts'
import { readList } from './read-list.ts'

const kind = fc.constantFrom(...VALUE_KINDS)
const limit = fc.option(fc.integer({ min: 0, max: 300 }), { nil: null })
const value = fc.record({
  kind,
  value: fc.integer({ min: 0, max: 300 }),
  second: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
})
const asks: fc.Arbitrary<LiveAsk[]> = fc.array(
  fc.record({
    askId: fc.uuid(),
    kind,
    weeklyMost: fc.integer({ min: 1, max: 20 }),
    sentThisWeek: fc.integer({ min: 0, max: 40 }),
    low: limit,
    high: limit,
    secondLow: limit,
    secondHigh: limit,
  }),
)

describe('where a value goes', () => {
  it('to whoever asked for its kind, and to nobody else', () => {
    fc.assert(
      fc.property(value, asks, (one, all) => {
        const meant = all.filter((ask) => ask.kind === one.kind).map(({ askId }) => askId)
        expect(decideSending(one, all).map(({ askId }) => askId)).toEqual(meant)
      }),
    )
  })

  it('beyond the limits always; within them up to what was agreed for a week', () => {
    fc.assert(
      fc.property(value, asks, (one, all) => {
        for (const { askId, word, isBeyond: beyond } of decideSending(one, all)) {
          const ask = all.find((each) => each.askId === askId)!
          expect(beyond).toBe(isBeyond(one, ask))
          expect(word).toBe(beyond || ask.sentThisWeek < ask.weeklyMost ? 'sent' : 'kept')
        }
      }),
    )
  })

  it('a limit itself is within, and without limits nothing is beyond', () => {
    const limits = { low: 90, high: 140, secondLow: null, secondHigh: 90 }
    const cases = [
      [90, 60, false],
      [140, 90, false],
      [89, 60, true],
      [141, 60, true],
      [120, 91, true],
      [120, null, false],
    ] as const
    for (const [upper, lower, beyond] of cases)
      expect(isBeyond({ value: upper, second: lower }, limits), `${upper}/${lower}`).toBe(beyond)
    const none = { low: null, high: null, secondLow: null, secondHigh: null }
    fc.assert(fc.property(value, (one) => !isBeyond(one, none)))
  })
})

describe('what somebody types', () => {
  it.each([
    ['blood-pressure', '128', '82', { value: 128, second: 82, fault: null }],
    ['blood-pressure', '١٢٨', '٨٢', { value: 128, second: 82, fault: null }],
    ['blood-pressure', '82', '128', { fault: 'order' }],
    ['blood-pressure', '128', '', { fault: 'second' }],
    ['blood-pressure', '1280', '82', { fault: 'value' }],
    ['weight', ' 71,5 ', '', { value: 71.5, second: null, fault: null }],
    ['weight', '٧١٫٥', '', { value: 71.5, second: null, fault: null }],
    ['weight', '71.5 kg', '', { fault: 'value' }],
    ['weight', '-71', '', { fault: 'value' }],
    ['temperature', '375', '', { fault: 'value' }],
    ['pulse', '72.5', '', { fault: 'value' }],
    ['pain', '0', '', { value: 0, second: null, fault: null }],
    ['pain', '11', '', { fault: 'value' }],
  ] as const)('%s: "%s" "%s"', (one, first, second, read) => {
    expect(readValue(one, { value: first, second })).toEqual(read)
  })

  it('is never a number beyond its bounds, whatever it is', () => {
    fc.assert(
      fc.property(kind, fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (one, text) => {
        const { least, most, decimals } = KINDS[one]
        const read = readNumber(text, { least, most }, decimals)
        if (read !== null) expect(read >= least && read <= most).toBe(true)
      }),
    )
  })
})

describe('a list of values', () => {
  it('is read with semicolons and tabs, with a heading, decimal commas and two ways to write a day', () => {
    const text = 'Day;Time;Weight\n2026-11-20;08:30;71,5\r\n21.11.2026\t8:05\t71.4\tafter breakfast\n\n'
    expect(readList('weight', text)).toEqual({
      faults: [],
      values: [
        expect.objectContaining({ day: '2026-11-20', time: '08:30', value: 71.5, note: '', line: 2 }),
        expect.objectContaining({ day: '2026-11-21', time: '08:05', value: 71.4, note: 'after breakfast', line: 3 }),
      ],
    })
    expect(readList('blood-pressure', '2026-11-20; 08:30; 128; 82; calm').values).toEqual([
      expect.objectContaining({ value: 128, second: 82, note: 'calm' }),
    ])
  })

  it('says of each line what is wrong, and reads the others', () => {
    const text =
      '2026-11-20;08:30\n2026-02-30;08:30;71\n2026-11-20;25:00;71\n2026-11-20;08:30;7100\n2026-11-20;08:30;71'
    const { values, faults } = readList('weight', text)
    expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
      [1, 'columns'],
      [2, 'when'],
      [3, 'when'],
      [4, 'value'],
    ])
    expect(values).toHaveLength(1)
  })

  it('of any text every line is a value or a fault, but for empty ones and a heading', () => {
    fc.assert(
      fc.property(kind, fc.array(fc.stringMatching(/^[0-9;.: a-z-]{0,30}$/)), (one, lines) => {
        const { values, faults } = readList(one, lines.join('\n'))
        const said = lines.filter((line, at) => line.trim() !== '' && !(at === 0 && !/\d/.test(line)))
        expect(values.length + faults.length).toBe(said.length)
      }),
    )
  })
})
