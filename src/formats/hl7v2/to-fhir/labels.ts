import type { Element } from '../../fhir/types.ts'
import { repetitionsOf, type Segment, valueAt } from '../message.ts'
import { codeOf } from './datatypes/concept.ts'
import { isSaid } from './element.ts'

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'

const restricted: Element = { system: CONFIDENTIALITY, code: 'R' }
const act = (code: string): Element => ({ system: ACT_CODE, code })

/**
 * Tables 0177 and 0272 (confidentiality) as the labels of FHIR. "Usual" and unknown codes say nothing: an unknown label
 * would keep the item from everybody, and nobody asked for that.
 */
const BY_CONFIDENTIALITY: Readonly<Record<string, Element>> = {
  V: { system: CONFIDENTIALITY, code: 'V' },
  VR: { system: CONFIDENTIALITY, code: 'V' },
  R: restricted,
  RE: restricted,
  HI: restricted,
  VIP: restricted,
  UWM: restricted,
  EMP: act('EMP'),
  PSY: act('PSY'),
  AID: act('HIV'),
  HIV: act('HIV'),
  ETH: act('ETH'),
  STD: act('STD'),
}

/** Table 0717, access restriction value: what ARV-3 protects. Demographics and places restrict no item. */
const BY_RESTRICTION: Readonly<Record<string, Element>> = {
  ALL: restricted,
  DRG: act('SUD'),
  HIV: act('HIV'),
  PSY: act('PSY'),
  STD: act('STD'),
  SMD: restricted,
}

/** The labels of a confidentiality field: ORC-28, TXA-18, PRB-22, DG1-18, PV1-16. */
export function confidentialityAt(segment: Segment | null, field: number): readonly Element[] {
  if (!segment) return []
  const codes = repetitionsOf(segment, field).map((parts) => codeOf(parts).toUpperCase())
  return unique(codes.map((code) => BY_CONFIDENTIALITY[code] ?? null).filter(isSaid))
}

/** A yes that protects: DG1-18, PV2-22, PD1-12. */
export function protectionAt(segment: Segment | null, field: number): readonly Element[] {
  return segment && valueAt(segment, field).toUpperCase() === 'Y' ? [restricted] : []
}

/** The labels of ARV segments that are in force (not deleted). They never hide anything from the patient. */
export function restrictionLabels(segments: readonly Segment[]): readonly Element[] {
  const live = segments.filter((arv) => valueAt(arv, 2).toUpperCase() !== 'D')
  const codes = live.flatMap((arv) => repetitionsOf(arv, 3).map((parts) => codeOf(parts).toUpperCase()))
  return unique(codes.map((code) => BY_RESTRICTION[code] ?? null).filter(isSaid))
}

export function unique(labels: readonly Element[]): readonly Element[] {
  return labels.filter(
    (one, at) => labels.findIndex(({ system, code }) => system === one.system && code === one.code) === at,
  )
}
