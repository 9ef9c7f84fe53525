import { Invalid } from '#base/errors'
import type { Table } from '#formats/csv/parse-csv'
import type { Demographics } from '#patient-index'
import type { Columns, Field } from './columns.ts'
import type { PeopleList } from './people-list.ts'
import { findDayOrder, readDay } from './read-day.ts'

export type HowToRead = {
  readonly idColumn: string
  readonly columns: Columns
  /** The system of the numbers in the columns of identifiers. */
  readonly identifierSystem: string
}

/** Reads people from a table. Throws Invalid when a column is not there, or an id is empty. */
export function readRows({ header, rows }: Table, { idColumn, columns, identifierSystem }: HowToRead): PeopleList {
  const place = (column: string) => placeOf(header, column)
  const idPlace = place(idColumn)
  const places = Object.fromEntries(
    Object.entries(columns).map(([field, names]) => [field, names.map(place)]),
  ) as Partial<Record<Field, readonly number[]>>
  const order = findDayOrder((places.birth ?? []).flatMap((at) => rows.map((row) => row[at]!)))
  let unreadDates = 0
  const people = rows.map((row) => {
    const all = (field: Field) => (places[field] ?? []).map((at) => row[at]!).filter((cell) => cell !== '')
    const [birth] = all('birth')
    const birthDate = birth === undefined ? null : readDay(birth, order)
    if (birth !== undefined && birthDate === null) unreadDates++
    return personOf(all, birthDate, identifierSystem)
  })
  const ids = rows.map((row, i) => row[idPlace] || emptyId(i))
  return { ids, people, unreadDates }
}

function placeOf(header: readonly string[], column: string): number {
  const exactly = header.indexOf(column)
  const at = exactly >= 0 ? exactly : header.findIndex((name) => name.toLowerCase() === column.toLowerCase())
  if (at < 0) throw new Invalid(`there is no column "${column}"; the header has: ${header.join(', ')}`)
  if (header.lastIndexOf(header[at]!) !== at) throw new Invalid(`the column "${column}" is there twice`)
  return at
}

function emptyId(i: number): never {
  throw new Invalid(`row ${i + 1} has no id`)
}

function personOf(
  all: (field: Field) => readonly string[],
  birthDate: string | null,
  identifierSystem: string,
): Demographics {
  const one = (field: Field, between = ' ') => all(field).join(between) || null
  const street = one('street', ', ')
  return {
    identifiers: all('identifier').map((value) => ({ system: identifierSystem, value })),
    family: one('family'),
    given: all('given'),
    otherNames: [],
    birthDate,
    sex: readSex(one('sex')),
    phones: all('phone'),
    emails: all('email'),
    addresses: [
      {
        line: [one('number'), street].filter((part) => part !== null).join(' ') || null,
        city: one('city'),
        postcode: one('postcode'),
        state: one('state'),
      },
    ],
  }
}

const SEXES: Readonly<Record<string, string>> = {
  // ISO/IEC 5218, and the first letters of man and woman in the languages of the portal.
  '1': 'male',
  '2': 'female',
  m: 'male',
  h: 'male',
  f: 'female',
  k: 'female',
  w: 'female',
}

function readSex(text: string | null): string | null {
  return SEXES[text?.[0]?.toLowerCase() ?? ''] ?? null
}
