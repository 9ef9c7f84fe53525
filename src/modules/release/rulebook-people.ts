import {
  at,
  type Entry,
  has,
  openEntry,
  readId,
  readInEveryLanguage,
  readList,
  readOneOf,
  readSome,
  readText,
  readWhole,
} from './rulebook-reading.ts'
import { looksAtResult, readEffect } from './rulebook-rules.ts'
import {
  type HoldGround,
  NO_QUIET_HOURS,
  type QuietHours,
  type Rulebook,
  SENDER_CODES,
  type SenderWish,
  WEEKDAYS,
} from './rulebook-shape.ts'

export const PEOPLE_WORDS = ['holdGrounds', 'quietHours', 'guardianChoosesBelow', 'senderWishes']

/** What a rulebook lets people do: hold, choose, wish. All of it may be absent. */
export function readPeople(
  entry: Entry,
): Pick<Rulebook, 'holdGrounds' | 'quietHours' | 'guardianChoosesBelow' | 'senderWishes'> {
  return {
    holdGrounds: readList(entry, 'holdGrounds', (value, where) =>
      readGround(openIn(entry, value, where, ['id', 'says'])),
    ),
    quietHours: has(entry, 'quietHours') ? readQuietHours(entry) : NO_QUIET_HOURS,
    ...(has(entry, 'guardianChoosesBelow') && { guardianChoosesBelow: readWhole(entry, 'guardianChoosesBelow', 25) }),
    senderWishes: readList(entry, 'senderWishes', (value, where) =>
      readWish(openIn(entry, value, where, ['code', 'then'])),
    ),
  }
}

function openIn(entry: Entry, value: unknown, where: string, known: readonly string[]): Entry {
  return openEntry(value, where, known, entry.faults)
}

function readGround(entry: Entry): HoldGround {
  return { id: readId(entry), says: readInEveryLanguage(entry, 'says') }
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

function readQuietHours(entry: Entry): QuietHours {
  const words = ['timeZone', 'from', 'until', 'days']
  const quiet = openIn(entry, entry.values.quietHours, at(entry, 'quietHours'), words)
  return {
    timeZone: readTimeZone(quiet),
    from: readClock(quiet, 'from'),
    until: readClock(quiet, 'until'),
    days: has(quiet, 'days') ? readSome(quiet, 'days', WEEKDAYS) : [],
  }
}

function readTimeZone(entry: Entry): string {
  const name = readText(entry, 'timeZone')
  try {
    new Intl.DateTimeFormat('en', { timeZone: name === '' ? 'UTC' : name })
    return name
  } catch {
    entry.faults.push({
      where: at(entry, 'timeZone'),
      what: 'is no time zone',
      mend: 'Write a name such as Europe/Oslo.',
    })
    return 'UTC'
  }
}

function readClock(entry: Entry, word: string): string {
  const value = entry.values[word]
  if (typeof value === 'string' && CLOCK.test(value)) return value
  entry.faults.push({ where: at(entry, word), what: 'is no time of day', mend: 'Write it in quotes, such as "20:00".' })
  return '00:00'
}

const LOOKS_AT_VALUE = ['SWNL', 'SIDC']

function readWish(entry: Entry): SenderWish {
  const { code } = entry.values
  if (typeof code === 'string' && LOOKS_AT_VALUE.includes(code))
    entry.faults.push(looksAtResult(at(entry, 'code'), code))
  const then = readEffect(entry)
  if (then.do !== 'delay' && then.do !== 'after-comment') {
    const mend = 'Write delay with days, or after-comment with limitDays.'
    entry.faults.push({ where: at(entry, 'then'), what: 'is no delay', mend })
  }
  // biome-ignore lint/suspicious/noThenProperty: the rulebook's own word; it holds data and is never called
  return { code: readOneOf(entry, 'code', SENDER_CODES), then: then as SenderWish['then'] }
}
