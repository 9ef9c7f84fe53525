import { child, children, choice, isElement, text } from '../elements.ts'
import type { Element } from '../types.ts'
import { codingWords, conceptWords } from './concept.ts'
import { dosageText, timingText } from './dosage.ts'
import { quantityText, rangeText, ratioText } from './quantity.ts'

/** How to tell a FHIR datatype by the elements it has, and how to say it; the first that fits is taken. */
const DATATYPES: readonly { readonly has: readonly string[]; readonly say: (element: Element) => string | null }[] = [
  { has: ['coding'], say: conceptWords },
  { has: ['reference'], say: (reference) => text(reference, 'display') },
  { has: ['numerator', 'denominator'], say: ratioText },
  { has: ['low', 'high'], say: rangeText },
  { has: ['start', 'end'], say: periodText },
  { has: ['family', 'given'], say: nameText },
  { has: ['repeat', 'event'], say: timingText },
  { has: ['doseAndRate', 'timing', 'patientInstruction'], say: dosageText },
  { has: ['contentType'], say: (attachment) => text(attachment, 'title') },
  { has: ['line', 'city', 'postalCode'], say: addressText },
  { has: ['currency'], say: (money) => `${money.value ?? ''} ${text(money, 'currency')}`.trim() },
  { has: ['comparator', 'unit'], say: quantityText },
  { has: ['value'], say: (element) => text(element, 'value') ?? quantityText(element) },
  { has: ['code'], say: (element) => say(element.code) && (codingWords(element) ?? say(element.code)) },
  { has: ['text'], say: conceptWords },
  { has: ['display'], say: (element) => text(element, 'display') },
]

/**
 * Any FHIR datatype in words, for one line of a page; null when it has none to say (a reference without display, a
 * curve). The words are the sender's own; only dates, names and quantities are put together.
 */
export function say(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (!isElement(value)) return null
  const datatype = DATATYPES.find(({ has }) => has.some((name) => value[name] !== undefined))
  return datatype ? datatype.say(value) : null
}

/** What stands in a choice such as value[x], in words. */
export function sayChoice(element: Element | null, name: string): string | null {
  return say(choice(element, name)?.value)
}

/** A person's name as one reads it, from its parts unless the sender wrote it out. */
export function nameText(name: Element): string | null {
  const parts = ['prefix', 'given', 'family', 'suffix'].flatMap((part) => name[part] ?? [])
  return (
    text(name, 'text') ??
    (parts
      .filter((part) => typeof part === 'string')
      .join(' ')
      .trim() ||
      null)
  )
}

function periodText(period: Element): string | null {
  const [start, end] = [text(period, 'start'), text(period, 'end')]
  return start && end ? (start === end ? start : `${start} – ${end}`) : start ? `${start} –` : end && `– ${end}`
}

function addressText(address: Element): string | null {
  const lines = Array.isArray(address.line) ? address.line : []
  const parts = [...lines, address.postalCode, address.city, address.state, address.country]
  return text(address, 'text') ?? (parts.filter((part) => typeof part === 'string').join(', ') || null)
}

/** Several values in words, each once, as a list of a line. */
export function sayAll(values: readonly unknown[]): string | null {
  const words = values.map(say).filter((word) => word !== null)
  return [...new Set(words)].join(', ') || null
}

/** The words of a Reference: its display, or that of the contained resource it points at. */
export function referenceWords(resource: Element, reference: Element | null): string | null {
  const display = text(reference, 'display')
  const address = text(reference, 'reference')
  if (display || !address?.startsWith('#')) return display
  const contained = children(resource, 'contained').find((inner) => inner.id === address.slice(1))
  if (!contained) return null
  const named = child(contained, 'code') ?? child(contained, 'name') ?? child(contained, 'type')
  return text(contained, 'name') ?? say(named)
}
