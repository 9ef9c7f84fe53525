import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideVersion, type Maturity, maturityOf, type VersionFacts, versionTime } from './decide-version.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour))
const dated = (maturity: Maturity, hour: number, arrived = 100): VersionFacts => ({
  maturity,
  sourceAt: at(hour),
  isDated: true,
  arrivedAt: at(arrived),
})
const undated = (maturity: Maturity, hour: number): VersionFacts => ({
  maturity,
  sourceAt: at(hour),
  isDated: false,
  arrivedAt: at(hour),
})

// biome-ignore format: one row, one case
const CASES: readonly (readonly [string, VersionFacts, VersionFacts, string])[] = [
  ['a newer one takes the place',                         dated(2, 8),   dated(2, 9),   'newer'],
  ['an older one that comes late does not',               dated(2, 9),   dated(2, 8),   'older'],
  ['final takes the place of preliminary',                dated(1, 8),   dated(2, 9),   'further along'],
  ['even with an older time',                             dated(1, 9),   dated(2, 8),   'further along'],
  ['preliminary after final belongs nowhere',             dated(2, 8),   dated(1, 9),   'unfinished'],
  ['preliminary from before the final is history',        dated(2, 9),   dated(1, 8),   'older'],
  ['an order after a preliminary result belongs nowhere', dated(1, 8),   dated(0, 9),   'unfinished'],
  ['the final that a correction came before is history',  dated(3, 9),   dated(2, 8),   'older'],
  ['at the same minute the correction stands',            dated(3, 9),   dated(2, 9),   'older'],
  ['and what was taken back stays so',                    dated(4, 9),   dated(3, 9),   'older'],
  ['a newer result after one taken back is a result',     dated(4, 8),   dated(2, 9),   'newer'],
  ['content taken back at the same minute is hidden',     dated(2, 9),   dated(4, 9),   'newer'],
  ['of two at the same minute the later kept is newer',   dated(2, 8, 1), dated(2, 8, 2), 'newer'],
  ['also when the earlier kept is looked at once more',   dated(2, 8, 2), dated(2, 8, 1), 'older'],
  ['without times the later arrival is newer',            undated(2, 8), undated(2, 9), 'newer'],
  ['but no final undoes a correction',                    undated(3, 8), undated(2, 9), 'older'],
  ['a cancelled visit may be booked again',               undated(4, 8), undated(2, 9), 'newer'],
]

describe('which of two versions is the current one', () => {
  it.each(CASES)('%s', (_sentence, stored, incoming, because) => {
    expect(decideVersion(stored, incoming).because).toBe(because)
  })

  it('eight versions with times end at the same one in every order of arrival', () => {
    const version = fc.record({ maturity: fc.integer({ min: 0, max: 4 }), hour: fc.nat(500) })
    const arrivals = fc
      .uniqueArray(version, { minLength: 8, maxLength: 8, selector: ({ hour }) => hour })
      .map((versions) => versions.map(({ maturity, hour }) => dated(maturity as Maturity, hour)))
      .chain((versions) => fc.tuple(fc.constant(versions), fc.shuffledSubarray(versions, { minLength: 8 })))
    fc.assert(
      fc.property(arrivals, ([versions, shuffled]) => {
        expect(currentOf(shuffled)).toEqual(currentOf(versions))
      }),
      { numRuns: 1000 },
    )
  })

  it('a clock more than a day ahead says nothing of the order', () => {
    expect(versionTime(at(30), at(10))).toMatchObject({ sourceAt: at(30), isDated: true })
    expect(versionTime(at(24 * 365), at(10))).toMatchObject({ sourceAt: at(10), isDated: false })
    expect(versionTime(null, at(10))).toMatchObject({ sourceAt: at(10), isDated: false })
  })

  it('reads how far a document has come from its own status', () => {
    expect(maturityOf({ resourceType: 'Observation', status: 'preliminary' })).toBe(1)
    expect(maturityOf({ resourceType: 'DocumentReference', status: 'current', docStatus: 'preliminary' })).toBe(1)
    expect(maturityOf({ resourceType: 'DocumentReference', status: 'entered-in-error', docStatus: 'final' })).toBe(4)
    expect(maturityOf({ resourceType: 'Patient' })).toBe(2)
  })
})

function currentOf(versions: readonly VersionFacts[]): VersionFacts {
  return versions.reduce((stored, next) => (decideVersion(stored, next).verdict === 'current' ? next : stored))
}
