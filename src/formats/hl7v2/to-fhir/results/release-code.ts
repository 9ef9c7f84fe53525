import type { Element } from '../../../fhir/types.ts'
import { firstOf, type Segment } from '../../message.ts'
import { codeOf } from '../datatypes/concept.ts'

/**
 * Our own extension: what the sender wishes for the patient's sight of a result (OBX-26, table 0909: SIMM, SWNL, SID,
 * SIDC, STBD, SWTH). It is an input to the region's rulebook, which alone decides.
 */
export const PATIENT_RESULTS_RELEASE = 'urn:causeway:hl7v2:patient-results-release'

const KNOWN: ReadonlySet<string> = new Set(['SIMM', 'SWNL', 'SID', 'SIDC', 'STBD', 'SWTH'])

/** The distinct codes of OBX-26 among some results. */
export function releaseCodesOf(results: readonly Segment[]): readonly string[] {
  const codes = results.map((obx) => codeOf(firstOf(obx, 26)).toUpperCase()).filter((code) => KNOWN.has(code))
  return [...new Set(codes)].sort()
}

export function releaseExtensions(codes: readonly string[]): readonly Element[] {
  const system = 'http://terminology.hl7.org/CodeSystem/v2-0909'
  return codes.map((code) => ({ url: PATIENT_RESULTS_RELEASE, valueCoding: { system, code } }))
}
