import { expect, test } from 'vitest'
import { readPagingInstant } from './paging-instant.ts'

test('a mark names a time that a record can have', () => {
  expect(readPagingInstant('2026-12-01T00:00:00.000Z')).toEqual(new Date('2026-12-01T00:00:00.000Z'))
})

test.each(['-271821-04-20T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', '1799-12-31T23:59:59Z', 'soon', ''])(
  'no time of a record: %s',
  (text) => expect(readPagingInstant(text)).toBeNull(),
)
