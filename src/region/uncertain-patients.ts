import type { Bundle, Encounter, Observation } from 'fhir/r4.js'
import { chartsOf, type InstitutionChart } from './build-charts.ts'
import { SYSTEMS } from './codes/systems.ts'
import { dayOf, instantText, minuteOf } from './ground/calendar.ts'
import { KNOWN_PERSONS } from './people/nordmann-family.ts'
import { personOf, type SyntheticPerson } from './people/person-of.ts'
import { dialectOf } from './places/dialects.ts'
import type { RegionPlan } from './plan-region.ts'
import { patientOf } from './writing/patient-of.ts'

/** Whose worklist the demonstration shows, and where the same people are known by other particulars. */
const HERE = 'nordfjord-hospital'
const ELSEWHERE = 'st-eystein-hospital'
const MOST_LOOKED_AT = 150

type Registered = { readonly as: SyntheticPerson; readonly daysAgo: number }

/**
 * What a hospital sends of people whom it has registered carelessly, so that nobody can be sure who they are: a woman under
 * another family name and without her national number, a man whose birth day and month are exchanged, and a twin under the
 * sibling's number. Empty in a region too small to have such people.
 */
export function uncertainPatients(plan: RegionPlan): readonly InstitutionChart[] {
  const found = { woman: null as Registered | null, man: null as Registered | null, twin: null as Registered | null }
  const last = Math.min(plan.people, KNOWN_PERSONS.length + MOST_LOOKED_AT)
  for (let index = KNOWN_PERSONS.length; index < last; index++) {
    const person = personOf(plan, index)
    if (!person.nationalNumber) continue
    if (person.age < 11 && person.age > 0) found.twin ??= { as: twinOf(person), daysAgo: 2 }
    if (person.age < 25 || (found.woman && found.man)) continue
    const known = institutionsOf(plan, index)
    if (known.has(HERE)) continue
    if (person.sex === 'male' && isExchangeable(person.birthDate))
      found.man ??= { as: withExchangedDay(person), daysAgo: 5 }
    if (person.sex === 'female' && known.has(ELSEWHERE)) found.woman ??= { as: underAnotherName(person), daysAgo: 12 }
  }
  return Object.values(found)
    .filter((each) => each !== null)
    .map(({ as, daysAgo }, at) => chartOf(plan, { ...as, index: plan.people + at }, daysAgo))
}

function institutionsOf(plan: RegionPlan, index: number): ReadonlySet<string> {
  return new Set([...chartsOf(plan, index)].map((chart) => chart.institutionId))
}

/** As she is called since she married, and without her middle name. */
function underAnotherName(person: SyntheticPerson): SyntheticPerson {
  const family = person.family === 'Haugland' ? 'Myklebust' : 'Haugland'
  return { ...person, given: [person.given[0]!], family, nationalNumber: null }
}

function isExchangeable(birthDate: string): boolean {
  const [, month, day] = birthDate.split('-')
  return month !== day && Number(day) <= 12
}

/** The day written where the month belongs. */
function withExchangedDay(person: SyntheticPerson): SyntheticPerson {
  const [year, month, day] = person.birthDate.split('-')
  return { ...person, birthDate: `${year}-${day}-${month}`, nationalNumber: null }
}

/** A brother or sister of the same day, admitted under the number of the one who was known. */
function twinOf(person: SyntheticPerson): SyntheticPerson {
  const [given] = ['Aksel', 'Eline'].filter((name) => !person.given.includes(name))
  return { ...person, given: [given!], sex: given === 'Aksel' ? 'male' : 'female' }
}

function chartOf(plan: RegionPlan, person: SyntheticPerson, daysAgo: number): InstitutionChart {
  const position = plan.institutions.findIndex(({ id }) => id === HERE)
  const institution = plan.institutions[position]!
  const id = `uncertain-${person.index}`
  const patient = patientOf(plan, { institution, dialect: dialectOf(HERE, position), person }, id)
  const at = instantText(minuteOf(dayOf(plan.today) - daysAgo, 10))
  const subject = { reference: `Patient/${id}` }
  const visit: Encounter = {
    resourceType: 'Encounter',
    id: `${id}-visit`,
    status: 'finished',
    class: { system: SYSTEMS.actCode, code: 'EMER', display: 'emergency' },
    type: [{ text: 'Emergency visit' }],
    subject,
    period: { start: at, end: at },
  }
  const value: Observation = {
    resourceType: 'Observation',
    id: `${id}-potassium`,
    status: 'final',
    category: [{ coding: [{ system: SYSTEMS.observationCategory, code: 'laboratory' }] }],
    code: { coding: [{ system: SYSTEMS.loinc, code: '2823-3' }], text: 'Potassium' },
    subject,
    effectiveDateTime: at,
    issued: at,
    valueQuantity: { value: 4.1, unit: 'mmol/L', system: SYSTEMS.ucum, code: 'mmol/L' },
  }
  const bundle: Bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [patient, visit, value].map((resource) => ({ resource })),
  }
  return { person: person.index, institutionId: HERE, feedId: `${HERE}-fhir`, bundle }
}
