import { existsSync, readFileSync } from 'node:fs'
import { Random } from '#region/ground/random'
import { readPatient } from '../../../src/formats/fhir/read-patient.ts'
import type { Line } from './invented-people.ts'
import type { LinkageSet } from './linkage-sets.ts'
import { type Carelessness, writeAgain } from './write-again.ts'

const FILE = '../shared/data/linkage/synthea-demographics-250-a.bundle.json'

export const HAS_SYNTHEA = existsSync(FILE)

/** 250 people of whom no two are one: as they are (`care` null), or with the same again with mistakes. */
export function readSynthea(care: Carelessness | null, seed: number): LinkageSet {
  const { entry } = JSON.parse(readFileSync(FILE, 'utf8')) as {
    entry: { resource: Parameters<typeof readPatient>[0] }[]
  }
  const people = entry.map(({ resource }, person) => lineOf(readPatient(resource), person))
  const random = new Random('synthea', seed)
  return { name: 'Synthea', a: people, b: care && people.map((line) => writeAgain(line, care, random)) }
}

function lineOf(patient: ReturnType<typeof readPatient>, person: number): Line {
  const address = patient.addresses[0]
  return {
    person,
    given: patient.names[0]?.given.join(' ') ?? '',
    family: patient.names[0]?.family ?? '',
    sex: patient.sex ?? '',
    birth: patient.birthDate ?? '',
    number: patient.identifiers.find(({ type }) => type === 'SS')?.value ?? '',
    street: address?.lines.join(', ') ?? '',
    house: '',
    city: address?.city ?? '',
    postcode: address?.postcode ?? '',
    state: address?.state ?? '',
    phone: patient.phones[0] ?? '',
    email: '',
  }
}
