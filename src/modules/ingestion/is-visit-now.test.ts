import { expect, it } from 'vitest'
import { isVisitNow } from './is-visit-now.ts'

const NOW = new Date('2026-03-12T10:00:00Z')
const asked = (more: object) => isVisitNow({ resourceType: 'Encounter', ...more } as never, NOW)

// biome-ignore format: the table is read down its columns
it.each<[string, object, boolean]>([
  ['somebody who is here',        { status: 'in-progress', period: { start: '2026-03-12T09:00:00Z' } }, true],
  ['who has arrived, no date',    { status: 'arrived' },                                                true],
  ['who comes next week',         { status: 'planned', period: { start: '2026-03-19' } },               true],
  ['planned, nobody knows when',  { status: 'planned' },                                                false],
  ['planned for next year',       { status: 'planned', period: { start: '2027-03-19' } },               false],
  ['who left this morning',       { status: 'finished', period: { start: '2026-03-12' } },              true],
  ['who was here years ago',      { status: 'finished', period: { start: '2016-03-12' } },              false],
  ['left open since years',       { status: 'in-progress', period: { start: '2016-03-12' } },           false],
  ['a visit that was called off', { status: 'cancelled', period: { start: '2026-03-12' } },             false],
  ['a restricted visit',          { status: 'arrived', meta: { security: [{ code: 'R' }] } },           false],
  ['something else',              { resourceType: 'Observation', status: 'arrived' },                   false],
])('%s', (_what, more, is) => {
  expect(asked(more)).toBe(is)
})
