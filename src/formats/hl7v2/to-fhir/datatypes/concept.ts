import type { Element } from '../../../fhir/types.ts'
import { type Parts, partOf, repetitionsOf, type Segment } from '../../message.ts'
import { element, elementOrNull, isSaid } from '../element.ts'
import { codeSystem } from './code-systems.ts'

/**
 * A CE, CWE or CNE as CodeableConcept: up to three codings, and the words a person wrote (CWE-9) or else those of the
 * first coding that has any. A value that stands alone, without a system, is words as much as a code.
 */
export function conceptOf(parts: Parts | null, facility: string): Element | null {
  if (!parts) return null
  const codings = [1, 4, 10].flatMap((from) => codingAt(parts, from, facility))
  const text = partOf(parts, 9) || partOf(parts, 2) || partOf(parts, 5)
  if (text || codings.some(({ system }) => system !== undefined)) return elementOrNull({ coding: codings, text })
  const alone = partOf(parts, 1)
  return elementOrNull({ coding: /[\sa-z]/.test(alone) ? [] : codings, text: alone })
}

/** The same for a field of a segment; its first repetition. */
export function conceptAt(segment: Segment, field: number, facility: string): Element | null {
  return conceptOf(repetitionsOf(segment, field)[0] ?? null, facility)
}

/** All repetitions of a field. */
export function conceptsAt(segment: Segment, field: number, facility: string): readonly Element[] {
  return repetitionsOf(segment, field)
    .map((parts) => conceptOf(parts, facility))
    .filter(isSaid)
}

/** A concept of one code of a FHIR or HL7 code system. */
export function coded(system: string, code: string, display?: string): Element {
  return element({ coding: [element({ system, code, display })], text: display })
}

/** The words of a coded field: what it says to a person, else its code. */
export function wordsOf(parts: Parts | null): string {
  if (!parts) return ''
  return partOf(parts, 9) || partOf(parts, 2) || partOf(parts, 5) || partOf(parts, 1) || partOf(parts, 4)
}

/** What identifies a coded field: its code, else its words. */
export function codeOf(parts: Parts | null): string {
  return parts ? partOf(parts, 1) || partOf(parts, 4) || partOf(parts, 2) : ''
}

/** The code that a field gives in one coding system, among its first and its alternate ones. */
export function codeIn(parts: Parts | null, system: string, facility: string): string | null {
  if (!parts) return null
  for (const from of [1, 4, 10]) {
    const code = partOf(parts, from)
    if (code && systemOf(parts, from, facility) === system) return code
  }
  return null
}

function codingAt(parts: Parts, from: number, facility: string): Element[] {
  const code = partOf(parts, from).replace(/\s+/g, ' ')
  if (!code) return []
  return [element({ system: systemOf(parts, from, facility), code, display: partOf(parts, from + 1) })]
}

/** From version 2.7 on the OID of the system stands beside its name (CWE-14, 17, 20); a known name goes before it. */
function systemOf(parts: Parts, from: number, facility: string): string | null {
  return codeSystem(partOf(parts, from + 2) || partOf(parts, from === 1 ? 14 : from === 4 ? 17 : 20), facility)
}
