import type { Element, Resource } from '../../fhir/types.ts'
import type { MappedResource } from '../../hl7v2/mapped-message.ts'
import { element, elementOrNull, isSaid } from '../../hl7v2/to-fhir/element.ts'
import { stableId } from '../../hl7v2/to-fhir/stable-id.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import { at, attribute, childOf, childrenOf } from '../elements.ts'
import type { CdaDocument } from '../read-document.ts'
import { codingOf } from './datatypes/concept.ts'
import { identifierOf, keyOf, namesOf } from './datatypes/identifier.ts'
import { addressOf, contactPoint, humanName } from './datatypes/person.ts'
import { timeOf } from './datatypes/time.ts'
import type { Mapping } from './mapping.ts'

/** Roots under which a nation numbers its people: they name a person, but not an institution's patient. */
const NATIONAL: ReadonlySet<string> = new Set([
  '2.16.840.1.113883.4.1',
  '2.16.840.1.113883.2.1.4.1',
  '2.16.840.1.113883.4.59',
  '2.16.578.1.12.4.1.4.1',
  '2.16.578.1.12.4.1.4.2',
])

/**
 * The id of the patient: made from the first number of the institution itself, else from the first of any kind. Without a
 * number from the document's own id: two patients without numbers are never taken for one.
 */
export function patientIdOf({ patientRole }: CdaDocument, documentName: readonly string[]): string {
  const numbers = namesOf(patientRole)
  const own = numbers.find(({ root }) => !NATIONAL.has(root ?? '')) ?? numbers[0]
  return stableId('Patient', own ? [keyOf(own)] : ['of document', ...documentName])
}

/** The person of the recordTarget. Race, ethnic group, religion and guardians are not taken in. */
export function patientOf(mapping: Mapping): MappedResource {
  const { patientRole } = mapping.document
  const patient = childOf(patientRole, 'patient')
  const birthTime = childOf(patient, 'birthTime')
  const made: Record<string, unknown> = {
    resourceType: 'Patient',
    id: mapping.patientId,
    meta: elementOrNull({ lastUpdated: mapping.at }),
    ...element({
      identifier: namesOf(patientRole).map((named) => identifierOf(named, mapping.context)),
      name: childrenOf(patient, 'name').map(humanName).filter(isSaid),
      telecom: childrenOf(patientRole, 'telecom').map(contactPoint).filter(isSaid),
      gender: genderOf(childOf(patient, 'administrativeGenderCode')),
      birthDate: (timeOf(mapping, birthTime) ?? timeOf(mapping, childOf(birthTime, 'low')))?.slice(0, DAY_LENGTH),
      ...deathOf(mapping, patient),
      address: childrenOf(patientRole, 'addr').map(addressOf).filter(isSaid),
      maritalStatus: maritalStatusOf(childOf(patient, 'maritalStatusCode')),
      communication: childrenOf(patient, 'languageCommunication').map(communicationOf).filter(isSaid),
    }),
  }
  if (made.meta === null) delete made.meta
  const resource = made as Resource
  return { where: 'recordTarget', resource, text: JSON.stringify(resource), isPartial: false }
}

const DAY_LENGTH = '2026-01-01'.length

function genderOf(code: XmlElement | null): string | null {
  const said = attribute(code, 'code')?.toUpperCase() ?? ''
  const known: Readonly<Record<string, string>> = { M: 'male', F: 'female', UN: 'other', O: 'other', U: 'unknown' }
  return known[said] ?? null
}

function deathOf(mapping: Mapping, patient: XmlElement | null): Readonly<Record<string, unknown>> {
  const time = timeOf(mapping, childOf(patient, 'sdtc:deceasedTime'))
  if (time) return { deceasedDateTime: time }
  const isDead = attribute(childOf(patient, 'sdtc:deceasedInd'), 'value')
  return isDead === 'true' || isDead === 'false' ? { deceasedBoolean: isDead === 'true' } : {}
}

function maritalStatusOf(code: XmlElement | null): Element | null {
  const coding = code && codingOf(code)
  return coding ? element({ coding: [coding], text: coding.display }) : null
}

function communicationOf(communication: XmlElement): Element | null {
  const code = attribute(at(communication, 'languageCode'), 'code')
  if (code === null || /\s/.test(code)) return null
  const preferred = attribute(childOf(communication, 'preferenceInd'), 'value')
  return element({
    language: { coding: [{ system: 'urn:ietf:bcp:47', code }] },
    preferred: preferred === null ? null : preferred === 'true',
  })
}
