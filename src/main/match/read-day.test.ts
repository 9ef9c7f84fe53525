import { describe, expect, it } from 'vitest'
import { findDayOrder, readDay } from './read-day.ts'

describe('readDay', () => {
  it.each([
    ['19691113', '1969-11-13'],
    ['1969-11-13', '1969-11-13'],
    ['1969/11/3', '1969-11-03'],
    ['1969-11-13 00:00:00', '1969-11-13'],
    ['13.11.1969', '1969-11-13'],
    ['3/4/1969', '1969-04-03'],
    ['1969', '1969'],
    ['1969-11', '1969-11'],
    ['19371233', '1937-12-33'],
    ['13.11.69', null],
    ['unknown', null],
  ])('%s: %s', (text, day) => expect(readDay(text, 'day-first')).toBe(day))

  it('sees from the whole column whether day or month stands first', () => {
    expect(findDayOrder(['03/04/1969', '12/31/1980'])).toBe('month-first')
    expect(findDayOrder(['03/04/1969', '31/12/1980'])).toBe('day-first')
    expect(findDayOrder(['03/04/1969'])).toBe('day-first')
    expect(readDay('3/4/1969', 'month-first')).toBe('1969-03-04')
  })
})
