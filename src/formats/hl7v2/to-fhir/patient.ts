import { identifierQuery } from '../../fhir/references.ts'
import type { Element } from '../../fhir/types.ts'
import { isNull, type Parts, partOf, repetitionsOf, type Segment, valueAt } from '../message.ts'
import { addressesAt, telecomsAt } from './datatypes/contact.ts'
import { authorityAt, identifierElement, systemOf, systemOfType } from './datatypes/identifier.ts'
import { namesAt } from './datatypes/person-name.ts'
import { readTime } from './datatypes/time.ts'
import { element } from './element.ts'
import { allNamed, firstNamed } from './groups.ts'
import { protectionAt, restrictionLabels, unique } from './labels.ts'
import { addResource, type Mapping, noSuchTime, noTime, refuse, type Subject, short, timeAt, warn } from './mapping.ts'
import { deletionsOf } from './partial.ts'
import { stableId } from './stable-id.ts'

/** A number of a patient: CX, or a bare number of an older field. */
export type PatientNumber = { readonly system: string | null; readonly value: string; readonly type: string | null }

/**
 * The patient of a PID as a Patient resource, and as what everything about them refers to. Null, with a fault, when
 * nobody is named (no number in PID-3, 2, 4, 18 or 19) or when it is an animal.
 */
export function addPatient(mapping: Mapping, pid: Segment, segments: readonly Segment[]): Subject | null {
  if (isAnimal(mapping, pid)) return null
  const numbers = numbersOf(mapping, pid)
  const subject = subjectByNumbers(numbers)
  if (!subject) {
    refuse(mapping, pid, 3, {
      code: 101,
      what: 'PID names no patient: PID-3 is empty, and so are PID-2, 4, 18 and 19.',
      mend: 'Send the patient number, with its assigning authority, in PID-3.',
    })
    return null
  }
  const resource = { resourceType: 'Patient', id: subject.id, ...patientFacts(mapping, pid, numbers) }
  addResource(mapping, { where: `PID ${pid.sequence}`, isPartial: true, resource }, labelsOf(segments))
  return subject
}

/** Restrictions that stand right behind PID are the patient's; those behind PV1 the visit's. */
function labelsOf(segments: readonly Segment[]): readonly Element[] {
  const visit = segments.findIndex(({ name }) => name === 'PV1')
  const own = visit < 0 ? segments : segments.slice(0, visit)
  return unique([...restrictionLabels(allNamed(own, 'ARV')), ...protectionAt(firstNamed(own, 'PD1'), 12)])
}

/** The patient behind a list of numbers: the best one makes the id. */
export function subjectByNumbers(numbers: readonly PatientNumber[]): Subject | null {
  const best = bestNumber(numbers)
  if (!best) return null
  const id = stableId('Patient', [best.system ?? '', best.value])
  const reference = { reference: `Patient/${id}` }
  const queries = numbers.map(({ system, value }) => identifierQuery('Patient', system, value))
  return { id, reference, keys: [...new Set([reference.reference, ...queries])] }
}

/** All numbers of a CX field. */
export function numbersAt(mapping: Mapping, segment: Segment, field: number): readonly PatientNumber[] {
  return repetitionsOf(segment, field).flatMap((number) => numberOf(mapping, number))
}

/**
 * The numbers of a PID: PID-3; PID-2 and PID-4 where they name an authority, or where PID-3 is empty; the social
 * security number; the account number only when there is nothing else. NK1 is somebody else and never looked at.
 */
function numbersOf(mapping: Mapping, pid: Segment): readonly PatientNumber[] {
  const list = numbersAt(mapping, pid, 3)
  const others = [...numbersAt(mapping, pid, 2), ...numbersAt(mapping, pid, 4)]
  const found = [
    ...list,
    ...(list.length ? others.filter(({ system }) => system !== null) : others),
    ...socialSecurity(pid),
  ]
  const all = found.length ? found : numbersAt(mapping, pid, 18)
  return all.filter((one, at) => all.findIndex((other) => isSame(one, other)) === at)
}

function isSame(one: PatientNumber, other: PatientNumber): boolean {
  return one.system === other.system && one.value === other.value
}

function numberOf(mapping: Mapping, number: Parts): PatientNumber[] {
  const value = partOf(number, 1).replace(/\s+/g, ' ')
  if (!value) return []
  const type = typeOf(partOf(number, 5))
  const { systems } = mapping.context
  const authority = authorityAt(number, 4)
  const isNamed = authority.namespace || authority.universalId
  const system =
    systemOfType(type ?? '') ??
    systemOf(isNamed ? authority : authorityAt(number, 6), systems) ??
    (type === 'SS' ? SSN : null)
  return [{ system, value, type }]
}

const SSN = 'http://hl7.org/fhir/sid/us-ssn'

/** Spellings of table 0203 that are met; what has a space is no code. */
function typeOf(written: string): string | null {
  const type = written.toUpperCase()
  if (type === 'MRN' || type === 'MED REC') return 'MR'
  return /^[A-Z0-9]{1,20}$/.test(type) ? type : null
}

/** PID-19 was made for it; nine digits that are not all the same. */
function socialSecurity(pid: Segment): PatientNumber[] {
  const value = valueAt(pid, 19)
  const digits = value.replace(/[\s-]/g, '')
  return /^\d{9}$/.test(digits) && !/^(.)\1*$/.test(digits) ? [{ system: SSN, value, type: 'SS' }] : []
}

/** The institution's own number makes the id: it does not change when a national number is added. */
const BY_RANK: readonly (readonly string[])[] = [['MR'], ['PI', 'PT', 'PN', 'EPI'], ['SR', 'EI', 'U', 'XX', '']]

function bestNumber(numbers: readonly PatientNumber[]): PatientNumber | null {
  const ranked = [...BY_RANK.flatMap((types) => numbers.filter(({ type }) => types.includes(type ?? ''))), ...numbers]
  return ranked[0] ?? null
}

function patientFacts(
  mapping: Mapping,
  pid: Segment,
  numbers: readonly PatientNumber[],
): Readonly<Record<string, unknown>> {
  return {
    ...deletionsOf(nullFields(pid)),
    identifier: numbers.map(({ system, value, type }) => identifierElement(system, value, type)),
    name: [...namesAt(pid, 5), ...namesAt(pid, 9).map((name) => ({ ...name, use: name.use ?? 'nickname' }))],
    telecom: [...telecomsAt(pid, 13, 'home'), ...telecomsAt(pid, 14, 'work'), ...telecomsAt(pid, 40, null)],
    gender: genderOf(mapping, pid),
    ...birthOf(mapping, pid),
    ...deathOf(mapping, pid),
    address: addressesAt(pid, 11),
    ...multipleBirthOf(pid),
    communication: languageOf(pid),
  }
}

/** Fields that the sender empties with `""`, as the elements that they fill. */
function nullFields(pid: Segment): readonly string[] {
  const elements = [
    [5, 'name'],
    [7, 'birthDate'],
    [8, 'gender'],
    [11, 'address'],
    [13, 'telecom'],
    [15, 'communication'],
    [29, 'deceased'],
  ] as const
  return elements.flatMap(([field, name]) => (isNull(pid, field) ? [name] : []))
}

const GENDERS: Readonly<Record<string, string>> = {
  M: 'male',
  MALE: 'male',
  F: 'female',
  FEMALE: 'female',
  O: 'other',
  OTHER: 'other',
  A: 'other',
  X: 'other',
  U: 'unknown',
  UNK: 'unknown',
  UNKNOWN: 'unknown',
  N: 'unknown',
  C: 'unknown',
}

function genderOf(mapping: Mapping, pid: Segment): string | null {
  const written = valueAt(pid, 8)
  const gender = GENDERS[written.toUpperCase()]
  if (written && !gender) {
    warn(mapping, pid, 8, {
      code: 103,
      what: `"${short(written)}" is not in table 0001; the sex was left out.`,
      mend: 'Send F, M, O, U or A in PID-8.',
    })
  }
  return gender ?? null
}

/** A birth date is a day of the calendar where the child was born: no zone is applied to it. */
function birthOf(mapping: Mapping, pid: Segment): Readonly<Record<string, unknown>> {
  const raw = valueAt(pid, 7)
  const born = readTime(raw, mapping.context.zone)
  if (born.kind === 'impossible') refuse(mapping, pid, 7, noSuchTime(raw))
  if (born.kind === 'malformed') warn(mapping, pid, 7, noTime(raw))
  if (born.kind !== 'time') return {}
  const birthDate = born.text.slice(0, 10)
  if (!born.hasClock || /T00:00:00(\.0+)?[+-Z]/.test(born.text)) return { birthDate }
  const time = { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueDateTime: born.text }
  return { birthDate, _birthDate: { extension: [time] } }
}

function deathOf(mapping: Mapping, pid: Segment): Readonly<Record<string, unknown>> {
  const deceasedDateTime = timeAt(mapping, pid, 29)
  if (deceasedDateTime) return { deceasedDateTime }
  const died = valueAt(pid, 30).toUpperCase()
  if (died.startsWith('Y')) return { deceasedBoolean: true }
  return died.startsWith('N') ? { deceasedBoolean: false } : {}
}

function multipleBirthOf(pid: Segment): Readonly<Record<string, unknown>> {
  const isMultiple = valueAt(pid, 24).toUpperCase() === 'Y'
  const order = Number(valueAt(pid, 25))
  if (!isMultiple) return {}
  return Number.isInteger(order) && order > 0 ? { multipleBirthInteger: order } : { multipleBirthBoolean: true }
}

/** PID-15 as a BCP 47 tag: "eng" of ISO 639-2 is "en". */
function languageOf(pid: Segment): readonly Element[] {
  for (const component of [1, 4]) {
    const written = valueAt(pid, 15, component)
    if (!/^[A-Za-z]{2,3}(?:-[A-Za-z]{2})?$/.test(written)) continue
    const code = Intl.getCanonicalLocales(written)[0]!
    return [
      element({
        language: { coding: [{ system: 'urn:ietf:bcp:47', code }], text: valueAt(pid, 15, component + 1) || code },
      }),
    ]
  }
  return []
}

/** PID-35: taxonomic classification; a human being need not say so. */
const HUMAN = /^(?:337915000|L-80700|9606|HUMAN|HOMO SAPIENS|PERSON)/i
/** What only people have: race, language, marital status, religion, social security number, citizenship. */
const HUMAN_FIELDS = [10, 15, 16, 17, 19, 26] as const

/**
 * An animal is refused. A PID that names a species and yet has what only people have contradicts itself (test systems
 * fill all fields): it counts as a person, and says so.
 */
function isAnimal(mapping: Mapping, pid: Segment): boolean {
  const species = [valueAt(pid, 35), valueAt(pid, 35, 2)].filter(Boolean)
  if (species.length === 0 || species.some((word) => HUMAN.test(word))) return false
  const named = short(species.join(' '))
  const human = HUMAN_FIELDS.filter((field) => valueAt(pid, field) !== '')
  if (human.length > 1) {
    const fields = human.map((field) => `PID-${field}`).join(', ')
    const what = `PID-35 says that the patient is an animal (${named}), ${fields} that it is a person; it was taken as one.`
    warn(mapping, pid, 35, { code: 103, what, mend: 'Leave PID-35 empty for people.' })
    return false
  }
  refuse(mapping, pid, 35, {
    code: 103,
    what: `The patient is an animal (${named}).`,
    mend: 'Send messages about people only; leave PID-35 empty for them.',
  })
  return true
}
