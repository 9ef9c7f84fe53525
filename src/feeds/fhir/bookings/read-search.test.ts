import { expect, it } from 'vitest'
import { readSearch, writePlace } from './read-search.ts'

const read = (text: string) => readSearch(new URLSearchParams(text))
const ID = '0b7b9e0e-9f6b-4c1d-8a53-3f8f5b7d9a10'

it('nothing asked: all of them, a hundred at a time', () => {
  expect(read('')).toEqual({ since: new Date(0), count: 100, after: null })
})

it.each([
  ['_lastUpdated=ge2026-03-01T08:00:00Z', '2026-03-01T08:00:00.000Z'],
  ['_lastUpdated=gt2026-03-01T08:00:00.5Z', '2026-03-01T08:00:00.500Z'],
  ['_lastUpdated=ge2026-03-01T10:00:00%2B02:00', '2026-03-01T08:00:00.000Z'],
  ['_lastUpdated=ge2026-03-01T10:00:00+02:00', '2026-03-01T08:00:00.000Z'],
  ['_lastUpdated=ge0000-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
  ['_lastUpdated=gt1899-12-31T23:59:59-12:00', '1970-01-01T00:00:00.000Z'],
])('%s is since %s', (query, since) => {
  expect(read(query).since.toISOString()).toBe(since)
})

it('a place goes through a link and comes back', () => {
  const place = { micros: '1764000000123456', bookingId: ID }
  expect(read(`_after=${writePlace(place)}&_count=5&_format=json`)).toMatchObject({ after: place, count: 5 })
  expect(read('_count=5000').count).toBe(100)
})

it.each([
  ['patient=1', '"patient" cannot be searched by'],
  ['_lastUpdated=2026-03-01', 'write it as ge2026-03-01T08:00:00Z'],
  ['_lastUpdated=ge2026-03-01T08:00:00', 'write it as'],
  ['_lastUpdated=ge2026-13-41T08:00:00Z', 'write it as'],
  ['_lastUpdated=ge2026-03-01T08:00:00Z&_lastUpdated=lt2026-04-01T08:00:00Z', '_lastUpdated stands twice'],
  ['_count=0', 'write a number from 1 to 100'],
  ['_count=ten', 'write a number'],
  ['_after=1', 'follow the link as it is'],
  [`_after=99999999999999999999_${ID}`, 'follow the link as it is'],
  ['_format=xml', 'only json can be had'],
])('%s is refused with what to write', (query, words) => {
  expect(() => read(query)).toThrow(words)
})
