import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChangeFacts, decideMerge, decideMove, type Side } from './decide-change.ts'

const ours: Side = { is: 'linked', institutions: ['north'], grants: 0 }
const seen: Side = { is: 'linked', institutions: ['north'], grants: 1 }
const shared: Side = { is: 'linked', institutions: ['north', 'south'], grants: 0 }
const waiting: Side = { is: 'waiting' }
const unknown: Side = { is: 'unknown' }
const facts = (from: Side, into: Side, over: Partial<ChangeFacts> = {}): ChangeFacts => ({
  institutionId: 'north',
  from,
  into,
  isOne: false,
  reasons: [],
  ...over,
})

describe('decideMerge, by example', () => {
  it.each<[string, ChangeFacts, string]>([
    ['two numbers that only we know', facts(ours, ours), 'apply from'],
    ['into a number whose person is seen and known elsewhere', facts(ours, { ...shared, grants: 2 }), 'apply from'],
    ['of a number that somebody sees, into one that nobody sees', facts(seen, ours), 'apply into'],
    ['of a number that is known elsewhere too', facts(shared, ours), 'apply into'],
    ['of two numbers that people see', facts(seen, seen), 'wait from'],
    ['of two that are known elsewhere', facts(shared, shared), 'wait from'],
    ['of a seen one into one that is known elsewhere', facts(seen, shared), 'wait from'],
    ['of a number that waits into one that is seen', facts(waiting, seen), 'apply from'],
    ['of a seen one into one that waits', facts(seen, waiting), 'apply into'],
    ['of two that wait', facts(waiting, waiting), 'wait from'],
    ['of a number that has sent nothing', facts(unknown, seen), 'apply from'],
    ['into a number that is not known', facts(ours, unknown), 'unknown-number from'],
    ['of two that are not known', facts(unknown, unknown), 'unknown-number from'],
    ['of one into itself', facts(ours, ours, { isOne: true }), 'nothing-to-do from'],
    ['against another national number', facts(ours, ours, { reasons: [['identifier-conflict']] }), 'wait from'],
    [
      'against another birth date and other given names',
      facts(ours, ours, { reasons: [['names-same'], ['birth-date-different', 'given-names-different']] }),
      'wait from',
    ],
    [
      'against a birth date alone',
      facts(ours, ours, { reasons: [['birth-date-different', 'names-same']] }),
      'apply from',
    ],
  ])('%s', (_what, given, expected) => {
    const { verdict, givesWay } = decideMerge(given)
    expect(`${verdict} ${givesWay}`).toBe(expected)
  })
})

describe('decideMove, by example', () => {
  it.each<[string, Side, Side, string]>([
    ['from a number that nobody sees', shared, seen, 'apply'],
    ['from a number that somebody sees', seen, ours, 'wait'],
    ['from a number that waits', waiting, ours, 'unknown-number'],
    ['into a number that is not known', ours, unknown, 'unknown-number'],
  ])('%s', (_what, from, into, expected) => expect(decideMove(facts(from, into)).verdict).toBe(expected))
})

describe('decideMerge, whatever the numbers', () => {
  const side: fc.Arbitrary<Side> = fc.oneof(
    fc.constant(waiting),
    fc.constant(unknown),
    fc.record({
      is: fc.constant('linked' as const),
      institutions: fc.subarray(['north', 'south', 'west'], { minLength: 1 }),
      grants: fc.nat(2),
    }),
  )
  const reasons = fc.array(
    fc.subarray(['identifier-conflict', 'birth-date-different', 'given-names-different', 'names-same']),
  )

  it('never makes one of two records that people see, or that two institutions vouch for', () => {
    fc.assert(
      fc.property(side, side, fc.boolean(), reasons, (from, into, isOne, why) => {
        const { verdict, givesWay } = decideMerge(facts(from, into, { isOne, reasons: why }))
        const side = givesWay === 'from' ? from : into
        if (verdict === 'apply' && side.is === 'linked')
          expect(side).toEqual({ is: 'linked', institutions: ['north'], grants: 0 })
      }),
    )
  })

  it('never applies sooner for one more contradiction', () => {
    fc.assert(
      fc.property(side, side, reasons, (from, into, why) => {
        const more = decideMerge(facts(from, into, { reasons: [...why, ['identifier-conflict']] })).verdict
        if (more === 'apply') expect.unreachable()
        if (decideMerge(facts(from, into, { reasons: why })).verdict === 'wait') expect(more).toBe('wait')
      }),
    )
  })
})
