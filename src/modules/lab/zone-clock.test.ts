import fc from 'fast-check'
import { expect, it } from 'vitest'
import { zoneClock } from './zone-clock.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

it.each(['Europe/Oslo', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'])(
  'tells weekday and hour in %s as the calendar does, also when the clocks change',
  (timeZone) => {
    const clock = zoneClock(timeZone)
    const format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' })
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (at) => {
        const parts = format.formatToParts(at)
        const part = (type: string) => parts.find((each) => each.type === type)!.value
        expect([WEEKDAYS[clock.weekdayOf(at.getTime())], clock.hourOf(at.getTime())]).toEqual([
          part('weekday'),
          Number(part('hour')),
        ])
      }),
    )
  },
)
