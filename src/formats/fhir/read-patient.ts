import { readClinicalDate } from '#base/instant'
import { children, follow, text } from './elements.ts'
import { codingsOf } from './say/concept.ts'
import type { Element, Resource } from './types.ts'

/** Who a Patient resource says that it is about: the facts by which the patient index compares persons. */
export type PatientFacts = {
  readonly identifiers: readonly PatientIdentifier[]
  readonly names: readonly PatientName[]
  /** As received, when it is a real date (also a year or a month); else null. */
  readonly birthDate: string | null
  readonly sex: 'male' | 'female' | 'other' | 'unknown' | null
  /** True, false, or the date of death as received. */
  readonly deceased: boolean | string
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly addresses: readonly PatientAddress[]
  /** The preferred language, else the first one (a BCP 47 tag). */
  readonly language: string | null
  /** Other Patient resources of the same person, as the sender says (Patient.link). */
  readonly links: readonly { readonly reference: string; readonly type: string | null }[]
}

export type PatientIdentifier = {
  readonly system: string | null
  readonly value: string
  /** Code of Identifier.type (v2-0203: MR, SS, PPN, DL ...). */
  readonly type: string | null
  readonly use: string | null
}

export type PatientName = {
  readonly use: string | null
  readonly family: string | null
  readonly given: readonly string[]
  readonly text: string | null
}

export type PatientAddress = {
  readonly lines: readonly string[]
  readonly city: string | null
  readonly state: string | null
  readonly postcode: string | null
  readonly country: string | null
}

const SEXES = ['male', 'female', 'other', 'unknown'] as const

/** Reads a Patient. Parts that are missing or malformed are left out; an invalid birth date is null, never mended. */
export function readPatient(patient: Resource): PatientFacts {
  const birthDate = text(patient, 'birthDate')
  return {
    identifiers: children(patient, 'identifier').flatMap(readIdentifier),
    names: children(patient, 'name').flatMap(readName),
    birthDate: readClinicalDate(birthDate) ? birthDate : null,
    sex: SEXES.find((sex) => sex === patient.gender) ?? null,
    deceased: readDeceased(patient),
    phones: telecoms(patient, ['phone', 'sms']),
    emails: telecoms(patient, ['email']),
    addresses: children(patient, 'address').map(readAddress),
    language: readLanguage(patient),
    links: children(patient, 'link').flatMap(readLink),
  }
}

function readIdentifier(identifier: Element): PatientIdentifier[] {
  const value = text(identifier, 'value')
  if (!value) return []
  const type = codingsOf(identifier.type)[0]?.code ?? null
  return [{ system: text(identifier, 'system'), value, type, use: text(identifier, 'use') }]
}

function readName(name: Element): PatientName[] {
  const family = text(name, 'family')
  const given = strings(name, 'given')
  const whole = text(name, 'text')
  return family || given.length || whole ? [{ use: text(name, 'use'), family, given, text: whole }] : []
}

function readDeceased(patient: Resource): boolean | string {
  const died = text(patient, 'deceasedDateTime')
  return died ? (readClinicalDate(died) ? died : true) : patient.deceasedBoolean === true
}

function telecoms(patient: Resource, systems: readonly string[]): string[] {
  return children(patient, 'telecom').flatMap((telecom) => {
    const value = text(telecom, 'value')
    return value && systems.includes(text(telecom, 'system') ?? '') && telecom.use !== 'old' ? [value] : []
  })
}

function readAddress(address: Element): PatientAddress {
  const lines = strings(address, 'line')
  const whole = text(address, 'text')
  return {
    lines: lines.length || !whole ? lines : [whole],
    city: text(address, 'city'),
    state: text(address, 'state'),
    postcode: text(address, 'postalCode'),
    country: text(address, 'country'),
  }
}

function readLanguage(patient: Resource): string | null {
  const spoken = children(patient, 'communication')
  const chosen = spoken.find((communication) => communication.preferred === true) ?? spoken[0]
  return codingsOf(chosen?.language)[0]?.code ?? text(patient, 'language')
}

function readLink(link: Element): { reference: string; type: string | null }[] {
  const reference = follow(link, 'other.reference')[0]
  return typeof reference === 'string' ? [{ reference, type: text(link, 'type') }] : []
}

function strings(element: Element, name: string): string[] {
  return follow(element, name).flatMap((value) => (typeof value === 'string' && value.trim() ? [value.trim()] : []))
}
