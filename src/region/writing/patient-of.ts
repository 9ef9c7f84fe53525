import type { HumanName, Identifier, Patient } from 'fhir/r4.js'
import { SYSTEMS } from '../codes/systems.ts'
import { NATIONAL_SYSTEM } from '../ground/national-number.ts'
import { hashOf } from '../ground/random.ts'
import type { SyntheticPerson } from '../people/person-of.ts'
import type { Dialect, NameStyle } from '../places/dialects.ts'
import type { PlannedInstitution, RegionPlan } from '../plan-region.ts'

/** Who is registered, and by whom. */
export type Registration = {
  readonly institution: PlannedInstitution
  readonly dialect: Dialect
  readonly person: SyntheticPerson
}

const STEP = 6_180_339

/** The person as this institution has registered them: own number, own spelling, the national identifier if known. */
export function patientOf(plan: RegionPlan, by: Registration, id: string): Patient & { id: string } {
  const { person } = by
  return {
    resourceType: 'Patient',
    id,
    identifier: identifiersOf(plan, by),
    active: true,
    name: [nameOf(person, by.dialect.names)],
    gender: person.sex,
    birthDate: person.birthDate,
    telecom: telecomOf(person),
    address: [
      {
        use: 'home',
        line: [person.address.line],
        city: person.address.city,
        postalCode: person.address.postcode,
        country: 'XX',
      },
    ],
    communication: [{ language: { coding: [{ system: SYSTEMS.language, code: person.language }] }, preferred: true }],
    managingOrganization: { reference: `Organization/${by.institution.id}` },
  }
}

function identifiersOf(plan: RegionPlan, by: Registration): Identifier[] {
  const local: Identifier = {
    use: 'usual',
    type: { coding: [{ system: SYSTEMS.identifierType, code: 'MR' }] },
    system: `urn:oid:2.999.17.${by.dialect.number}.1`,
    value: localNumber(plan, by),
    assigner: { reference: `Organization/${by.institution.id}` },
  }
  const { nationalNumber } = by.person
  if (!nationalNumber) return [local]
  const type = { coding: [{ system: SYSTEMS.identifierType, code: 'NI' }] }
  return [{ use: 'official', type, system: NATIONAL_SYSTEM, value: nationalNumber }, local]
}

/** The institution's own patient number: a permutation, so that it is unique there and says nothing elsewhere. */
function localNumber(plan: RegionPlan, by: Registration): string {
  const { prefix, digits } = by.dialect.patientNumber
  const width = Math.max(digits, String(plan.people).length + 1)
  const space = 10 ** width
  const number = (by.person.index * STEP + (hashOf(plan.seed, by.institution.id) % space)) % space
  return `${prefix}${String(number).padStart(width, '0')}`
}

function nameOf(person: SyntheticPerson, style: NameStyle): HumanName {
  const [first, ...middle] = person.given as readonly [string, ...string[]]
  const given =
    style === 'initial'
      ? [first, ...middle.map((name) => `${name[0]}.`)]
      : style === 'plain'
        ? [first, ...middle]
        : [first]
  const spell = SPELLINGS[style]
  const family = spell(person.family)
  const spelled = given.map(spell)
  return { use: 'official', family, given: spelled, text: [...spelled, family].join(' ') }
}

const SPELLINGS: Readonly<Record<NameStyle, (name: string) => string>> = {
  plain: (name) => name,
  initial: (name) => name,
  capitals: (name) => name.toUpperCase(),
  ascii: asciiOf,
}

/** How systems without Nordic letters write: Åse becomes Aase, Øyvind Oyvind. */
function asciiOf(name: string): string {
  const plain = name
    .replace(/å/g, 'aa')
    .replace(/Å/g, 'Aa')
    .replace(/ø/g, 'o')
    .replace(/Ø/g, 'O')
    .replace(/æ/g, 'ae')
    .replace(/Æ/g, 'Ae')
  return plain.normalize('NFD').replace(/\p{M}/gu, '')
}

function telecomOf(person: SyntheticPerson): NonNullable<Patient['telecom']> {
  const phone = { system: 'phone' as const, value: person.phone, use: 'mobile' as const }
  return person.email ? [phone, { system: 'email', value: person.email }] : [phone]
}
