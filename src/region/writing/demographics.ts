import type { HumanName, Identifier, Location, Organization, Patient, Practitioner } from 'fhir/r4.js'
import type { ServiceType } from '#base/categories'
import { SYSTEMS } from '../codes/systems.ts'
import { NATIONAL_SYSTEM } from '../ground/national-number.ts'
import { hashOf } from '../ground/random.ts'
import type { SyntheticPerson } from '../people/person-of.ts'
import type { NameStyle } from '../places/dialects.ts'
import type { Service } from '../places/institutions.ts'
import type { StaffMember } from '../places/staff.ts'
import type { RegionPlan } from '../plan-region.ts'
import type { Chart } from './chart.ts'

const STEP = 6_180_339

/** The person as this institution has registered them: own number, own spelling, the national identifier if known. */
export function patientOf(plan: RegionPlan, chart: Chart, id: string): Patient & { id: string } {
  const { person } = chart
  return {
    resourceType: 'Patient',
    id,
    identifier: identifiersOf(plan, chart),
    active: true,
    name: [nameOf(person, chart.dialect.names)],
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
    managingOrganization: { reference: `Organization/${chart.institution.id}` },
  }
}

function identifiersOf(plan: RegionPlan, chart: Chart): Identifier[] {
  const local: Identifier = {
    use: 'usual',
    type: { coding: [{ system: SYSTEMS.identifierType, code: 'MR' }] },
    system: `urn:oid:2.999.17.${chart.dialect.number}.1`,
    value: localNumber(plan, chart),
    assigner: { reference: `Organization/${chart.institution.id}` },
  }
  const { nationalNumber } = chart.person
  if (!nationalNumber) return [local]
  const type = { coding: [{ system: SYSTEMS.identifierType, code: 'NI' }] }
  return [{ use: 'official', type, system: NATIONAL_SYSTEM, value: nationalNumber }, local]
}

/** The institution's own patient number: a permutation, so that it is unique there and says nothing elsewhere. */
function localNumber(plan: RegionPlan, chart: Chart): string {
  const { prefix, digits } = chart.dialect.patientNumber
  const width = Math.max(digits, String(plan.people).length + 1)
  const space = 10 ** width
  const number = (chart.person.index * STEP + (hashOf(plan.seed, chart.institution.id) % space)) % space
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

export function organizationOf(chart: Chart): Organization {
  const { id, name, serviceType, municipality, contact } = chart.institution
  return {
    resourceType: 'Organization',
    id,
    identifier: [{ system: 'https://causeway.example/id/institution', value: id }],
    active: true,
    type: [
      {
        coding: [{ system: SYSTEMS.organizationType, code: 'prov', display: 'Healthcare Provider' }],
        text: TYPE_WORDS[serviceType],
      },
    ],
    name,
    telecom: [{ system: 'email', value: contact }],
    address: [{ city: municipality }],
  }
}

const TYPE_WORDS: Readonly<Record<ServiceType, string>> = {
  hospital: 'Hospital',
  'general-practice': 'General practice',
  'home-care': 'Home care service',
  'nursing-home': 'Nursing home',
  'public-health': 'Public health service',
  laboratory: 'Laboratory',
  imaging: 'Imaging centre',
}

export function practitionerOf(chart: Chart, member: StaffMember): Practitioner {
  const identifier = [{ system: `urn:oid:2.999.17.${chart.dialect.number}.2`, value: member.id }]
  const name = [{ family: member.family, given: [member.given], text: member.name }]
  return { resourceType: 'Practitioner', id: member.id, identifier, active: true, name }
}

export function locationOf(chart: Chart, service: Service): Location {
  return {
    resourceType: 'Location',
    id: service.id,
    status: 'active',
    name: `${service.name}, ${chart.institution.name}`,
    mode: 'instance',
    managingOrganization: { reference: `Organization/${chart.institution.id}` },
  }
}
