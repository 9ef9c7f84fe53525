import { children, isElement, text } from '../elements.ts'
import type { Coding } from '../item-draft.ts'
import type { Element } from '../types.ts'

/** The codings of a CodeableConcept, of a Coding, or of a list of either; codings without code are left out. */
export function codingsOf(value: unknown): readonly Coding[] {
  if (Array.isArray(value)) return value.flatMap(codingsOf)
  if (!isElement(value)) return []
  const codings = Array.isArray(value.coding) ? children(value, 'coding') : [value]
  return codings.flatMap((coding) => {
    const code = text(coding, 'code')
    return code ? [{ system: text(coding, 'system'), code, display: text(coding, 'display') }] : []
  })
}

/**
 * A CodeableConcept in words: its text when a human wrote it, else the display of a coding (the one a user chose
 * first), else a code. Null for an empty one.
 */
export function conceptWords(concept: Element): string | null {
  const codings = children(concept, 'coding')
  const written = text(concept, 'text')
  if (written && isHuman(written, codings)) return withoutSemanticTag(written)
  const chosen = codings.filter((coding) => coding.userSelected === true)
  for (const coding of [...chosen, ...codings]) {
    const display = text(coding, 'display')
    if (display) return withoutSemanticTag(display)
  }
  return written ?? codings.map((coding) => text(coding, 'code')).find((code) => code !== null) ?? null
}

/** A Coding in words: its display, else its code. */
export function codingWords(coding: Element): string | null {
  const display = text(coding, 'display')
  return display ? withoutSemanticTag(display) : text(coding, 'code')
}

/** Some systems repeat the code, or a local mnemonic, as the text: a display says more. */
function isHuman(written: string, codings: readonly Element[]): boolean {
  if (!codings.some((coding) => text(coding, 'display') !== null)) return true
  if (codings.some((coding) => coding.code === written)) return false
  const looksLikeCode = /[0-9_]/.test(written) && !/[^A-Z0-9_.:/-]/.test(written)
  return !looksLikeCode && /\p{L}/u.test(written)
}

/** SNOMED CT's fully specified names end in a tag that is not meant for display (SNOMED CT Editorial Guide, 4.5). */
const SEMANTIC_TAG =
  / \((?:finding|disorder|procedure|situation|regime\/therapy|physical object|substance|product|medicinal product|clinical drug|qualifier value|observable entity|event|person|occupation|environment|record artifact|specimen|body structure|morphologic abnormality|organism|social concept|assessment scale|navigational concept)\)?$/

export function withoutSemanticTag(display: string): string {
  return display.replace(SEMANTIC_TAG, '')
}
