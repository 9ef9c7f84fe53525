import type { Element } from '../../../fhir/types.ts'
import { type Parts, partOf, subpartsOf } from '../../message.ts'
import { element } from '../element.ts'
import { coded } from './concept.ts'

/** Who gave a number, as HL7 v2 says it: HD (namespace, universal id, its type). */
export type Authority = { readonly namespace: string; readonly universalId: string; readonly universalType: string }

const NATIONAL: Readonly<Record<string, string>> = {
  FNR: 'urn:oid:2.16.578.1.12.4.1.4.1',
  DNR: 'urn:oid:2.16.578.1.12.4.1.4.2',
  NHS: 'https://fhir.nhs.uk/Id/nhs-number',
  NHSNBR: 'https://fhir.nhs.uk/Id/nhs-number',
  SSA: 'http://hl7.org/fhir/sid/us-ssn',
  USSSA: 'http://hl7.org/fhir/sid/us-ssn',
  CANON: 'https://fhir.infoway-inforoute.ca/NamingSystem/ca-on-patient-hcn',
  NPI: 'http://hl7.org/fhir/sid/us-npi',
  NPPES: 'http://hl7.org/fhir/sid/us-npi',
}

/** Types of table 0203 that alone say whose number it is. */
const NATIONAL_TYPES: Readonly<Record<string, string>> = {
  NNNOR: 'urn:oid:2.16.578.1.12.4.1.4.1',
  FNR: 'urn:oid:2.16.578.1.12.4.1.4.1',
  DNR: 'urn:oid:2.16.578.1.12.4.1.4.2',
  NNGBR: 'https://fhir.nhs.uk/Id/nhs-number',
  NHS: 'https://fhir.nhs.uk/Id/nhs-number',
  NHSNMBR: 'https://fhir.nhs.uk/Id/nhs-number',
  NPI: 'http://hl7.org/fhir/sid/us-npi',
}

/** Universal ids whose systems go by a name of their own in FHIR. */
const BY_OID: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.4.1': 'http://hl7.org/fhir/sid/us-ssn',
  '2.16.840.1.113883.2.1.4.1': 'https://fhir.nhs.uk/Id/nhs-number',
  '2.16.840.1.113883.4.59': 'https://fhir.infoway-inforoute.ca/NamingSystem/ca-on-patient-hcn',
  '2.16.840.1.113883.4.6': 'http://hl7.org/fhir/sid/us-npi',
}

type Systems = Readonly<Record<string, string>> | undefined

/** An authority from a component that holds one, or from a field whose own components are one (EI). */
export function authorityAt(parts: Parts, component: number): Authority {
  const sub = subpartsOf(parts, component)
  if (!sub) return { namespace: '', universalId: '', universalType: '' }
  return { namespace: partOf(sub, 1), universalId: partOf(sub, 2), universalType: partOf(sub, 3).toUpperCase() }
}

export function authorityOfEntity(parts: Parts): Authority {
  return { namespace: partOf(parts, 2), universalId: partOf(parts, 3), universalType: partOf(parts, 4).toUpperCase() }
}

/**
 * The system of an identifier: the region's table, then the well-known national ones, an OID or UUID as it is, else a
 * URN made from the namespace. Null when nothing is said.
 */
export function systemOf({ namespace, universalId, universalType }: Authority, systems: Systems): string | null {
  const chosen = systems?.[universalId] ?? systems?.[namespace]
  if (chosen) return chosen
  const known = BY_OID[universalId] ?? NATIONAL[namespace.toUpperCase()]
  if (known) return known
  if (/^\d+(\.\d+)+$/.test(universalId)) return `urn:oid:${universalId}`
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(universalId)) return `urn:uuid:${universalId.toLowerCase()}`
  if (universalType === 'URI' && /^\S+:\S+$/.test(universalId)) return universalId
  const name = namespace || universalId
  return name ? `urn:causeway:hl7v2:authority:${encodeURIComponent(name)}` : null
}

/** The system that an identifier's type alone tells (a national number), whatever authority is named. */
export function systemOfType(type: string): string | null {
  return NATIONAL_TYPES[type.toUpperCase()] ?? null
}

const IDENTIFIER_TYPE = 'http://terminology.hl7.org/CodeSystem/v2-0203'

export function identifierElement(system: string | null, value: string, type: string | null): Element {
  return element({ type: type ? coded(IDENTIFIER_TYPE, type) : null, system, value })
}

/** An EI (order number, document number) as an identifier; null when it has no number. */
export function entityIdentifier(parts: Parts | null, type: string | null, systems: Systems): Element | null {
  const value = parts ? partOf(parts, 1) : ''
  return parts && value ? identifierElement(systemOf(authorityOfEntity(parts), systems), value, type) : null
}

/**
 * An EI as a key for stable ids: number and authority. A number without an authority is the sending facility's.
 */
export function entityKey(parts: Parts | null, facility: string): string | null {
  const value = parts ? partOf(parts, 1) : ''
  if (!parts || !value) return null
  const { namespace, universalId } = authorityOfEntity(parts)
  return `${universalId || namespace || `at ${facility}`}|${value}`
}
