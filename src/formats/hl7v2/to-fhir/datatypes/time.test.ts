import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClinicalDate } from '#base/instant'
import { localOffset } from './local-offset.ts'
import { readTime } from './time.ts'

const OSLO = 'Europe/Oslo'
const text = (raw: string, zone = OSLO) => {
  const time = readTime(raw, zone)
  return time.kind === 'time' ? time.text : time.kind
}

describe('times', () => {
  it.each([
    ['2026', '2026'],
    ['202603', '2026-03'],
    ['20260305', '2026-03-05'],
    ['2026030507', '2026-03-05T07:00:00+01:00'],
    ['202603050730', '2026-03-05T07:30:00+01:00'],
    ['20260705073015', '2026-07-05T07:30:15+02:00'],
    ['20260305073015.1234', '2026-03-05T07:30:15.1234+01:00'],
    ['20260305073015-0500', '2026-03-05T07:30:15-05:00'],
    ['202603050730+0215', '2026-03-05T07:30:00+02:15'],
    ['202603050730Z', '2026-03-05T07:30:00Z'],
    ['20260305240000', '2026-03-06T00:00:00+01:00'],
    ['20240229', '2024-02-29'],
    ['2018080800000000000', '2018-08-08T00:00:00.00000+02:00'],
    ['2026-03-05T07:30:00+01:00', '2026-03-05T07:30:00+01:00'],
  ])('%s is %s', (raw, fhir) => {
    expect(text(raw)).toBe(fhir)
    expect(readClinicalDate(fhir)).not.toBeNull()
  })

  it.each([
    '20240231',
    '20230229',
    '202602291200',
    '20261301',
    '20260300',
    '2026030525',
    '202603050760',
    '20260305240001',
  ])('%s is impossible', (raw) => expect(text(raw)).toBe('impossible'))

  it.each(['Aug 15, 1942', 'DOB', '12/24/2026', '2026W01', '202', '2026030'])('%s is no time', (raw) => {
    expect(text(raw)).toBe('malformed')
  })

  it.each(['', '0', '00000000', '00000000000000'])('"%s" says nothing', (raw) => expect(text(raw)).toBe('none'))

  it('keep the wall clock of the institution through changes of the clock', () => {
    expect(text('20261025013000')).toBe('2026-10-25T01:30:00+02:00')
    expect(text('20261025023000')).toBe('2026-10-25T02:30:00+02:00')
    expect(text('20261025033000')).toBe('2026-10-25T03:30:00+01:00')
    expect(text('20260329013000')).toBe('2026-03-29T01:30:00+01:00')
    expect(text('20260329033000')).toBe('2026-03-29T03:30:00+02:00')
    expect(text('20260705120000', 'America/Toronto')).toBe('2026-07-05T12:00:00-04:00')
    expect(text('20260705120000', 'Asia/Kathmandu')).toBe('2026-07-05T12:00:00+05:45')
    expect(text('20260705120000', 'Nowhere/Land')).toBe('2026-07-05T12:00:00+00:00')
  })

  it('of any instant, written as its wall clock, lead back to it, or to the hour that is there twice', () => {
    const instants = fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2035, 0) })
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(OSLO, 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
        (instant, zone) => {
          const minute = Math.floor(instant / 60_000) * 60_000
          const wall = wallClock(minute, zone)
          const read = Date.parse(`${new Date(wall).toISOString().slice(0, 19)}${localOffset(zone, wall)}`)
          expect(wallClock(read, zone)).toBe(wall)
        },
      ),
      { numRuns: 300, seed: 11 },
    )
  })
})

function wallClock(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`)
}
