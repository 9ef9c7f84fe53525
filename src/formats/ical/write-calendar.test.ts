import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readClinicalDate } from '#base/instant'
import { type CalendarEvent, writeCalendar } from './write-calendar.ts'

const NOW = new Date('2026-05-04T08:00:00Z')
const event = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'a@portal.example',
  start: readClinicalDate('2026-05-12T10:30:00+02:00')!,
  end: readClinicalDate('2026-05-12T11:00:00+02:00'),
  summary: 'Appointment',
  location: null,
  description: null,
  url: null,
  status: 'CONFIRMED',
  sequence: 0,
  ...over,
})
const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n')

it('writes a visit in UTC, as one event of its own', () => {
  expect(unfolded(writeCalendar(event(), NOW))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Causeway//Visits//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    'UID:a@portal.example',
    'DTSTAMP:20260504T080000Z',
    'DTSTART:20260512T083000Z',
    'DTEND:20260512T090000Z',
    'SEQUENCE:0',
    'STATUS:CONFIRMED',
    'SUMMARY:Appointment',
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

it('a day without an hour is a whole day, an end before the start is left out, and what is cancelled says so', () => {
  const wholeDay = unfolded(writeCalendar(event({ start: readClinicalDate('2026-05-12')!, status: 'CANCELLED' }), NOW))
  expect(wholeDay).toContain('DTSTART;VALUE=DATE:20260512')
  expect(wholeDay).toContain('STATUS:CANCELLED')
  const backwards = writeCalendar(event({ end: readClinicalDate('2026-05-12T09:00:00+02:00') }), NOW)
  expect(backwards).not.toContain('DTEND')
})

it('what is not settled is tentative', () => {
  expect(unfolded(writeCalendar(event({ status: 'TENTATIVE' }), NOW))).toContain('STATUS:TENTATIVE')
})

it('no words become a line of their own, and no line is longer than 75 octets', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      (a, b) => {
        const text = writeCalendar(event({ summary: a, location: b || null, description: `${a}\r\nEND:VEVENT` }), NOW)
        expect(unfolded(text).filter((line) => line.startsWith('END:'))).toEqual(['END:VEVENT', 'END:VCALENDAR'])
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      },
    ),
  )
})

it('marks with a meaning are escaped', () => {
  expect(writeCalendar(event({ location: 'Room 2, floor 3; ask\\here\nthen left' }), NOW)).toContain(
    'LOCATION:Room 2\\, floor 3\\; ask\\\\here\\nthen left\r\n',
  )
})
