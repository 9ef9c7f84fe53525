import { existsSync, readFileSync } from 'node:fs'
import { Random } from '#region/ground/random'
import { parseCsv } from '../../../src/formats/csv/parse-csv.ts'
import { readDay } from '../../../src/main/match/read-day.ts'
import type { Line } from './invented-people.ts'
import type { LinkageSet } from './linkage-sets.ts'
import { type Carelessness, writeAgain } from './write-again.ts'

const FOLDER = '../shared/data/linkage'

/** False where the Febrl sets are not at hand. */
export const HAS_FEBRL = existsSync(`${FOLDER}/febrl-dataset3.csv`)

/** A Febrl set. Lines whose `rec_id` has the same number are of one person. */
export function readFebrl(which: 1 | 2 | 3): LinkageSet {
  return { name: `Febrl ${which}`, a: readLines(which).map(({ line }) => line), b: null }
}

type FebrlLine = { readonly isOriginal: boolean; readonly line: Line }

function readLines(which: 1 | 2 | 3): FebrlLine[] {
  const { header, rows } = parseCsv(readFileSync(`${FOLDER}/febrl-dataset${which}.csv`, 'utf8'))
  const place = (column: string) => header.indexOf(column)
  return rows.map((row) => {
    const id = row[place('rec_id')]!
    const cell = (column: string) => row[place(column)]!
    const line: Line = {
      person: which * 100_000 + Number(id.split('-')[1]),
      given: cell('given_name'),
      family: cell('surname'),
      sex: '',
      birth: readDay(cell('date_of_birth'), 'day-first') ?? '',
      number: cell('soc_sec_id'),
      street: cell('address_1'),
      house: cell('street_number'),
      city: cell('suburb'),
      postcode: cell('postcode'),
      state: cell('state'),
      phone: '',
      email: '',
    }
    return { isOriginal: id.endsWith('-org'), line }
  })
}

/** Two files as Febrl 4 has them: 5,000 people, and the same again with mistakes. */
export function makeTwoFiles(care: Carelessness, seed: number, without: readonly (keyof Line)[] = []): LinkageSet {
  const random = new Random('two files', seed)
  const blank = (line: Line): Line => ({ ...line, ...Object.fromEntries(without.map((field) => [field, ''])) })
  const originals = ([2, 3] as const).flatMap(readLines).filter(({ isOriginal }) => isOriginal)
  const people = originals.map(({ line }) => line).slice(0, 5000)
  return { name: 'like Febrl 4', a: people.map(blank), b: people.map((line) => blank(writeAgain(line, care, random))) }
}
