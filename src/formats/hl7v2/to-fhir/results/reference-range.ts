import type { Element } from '../../../fhir/types.ts'
import { element } from '../element.ts'
import { type Mapping, quantityOf } from '../mapping.ts'

/** How a bound is measured: the unit of the value. */
type Unit = Readonly<Record<string, unknown>>

const NUMBER = '[+-]?\\d+(?:\\.\\d+)?'
const BETWEEN = new RegExp(`^(${NUMBER})\\s*(?:-|–|—|_|to|bis|à|til|a)\\s*(${NUMBER})$`, 'i')
const BELOW = new RegExp(`^(?:<|<=|≤|up to|under|below)\\s*(${NUMBER})$`, 'i')
const ABOVE = new RegExp(`^(?:>|>=|≥|from|over|above)\\s*(${NUMBER})$`, 'i')

/**
 * OBX-7 as a reference range: numbers where it is two numbers or one bound, in the value's unit; always the sender's own
 * text, without the brackets that some put around it. Words ("Negative", a sentence) stay words.
 */
export function referenceRange(mapping: Mapping, written: string, unit: Unit, unitText: string): Element | null {
  const text = withoutBrackets(written.replace(/\s+/g, ' ').trim())
  if (!text) return null
  const bounds = boundsOf(withoutUnit(text, unitText))
  const bound = (digits: string | null) => (digits === null ? null : quantityOf(mapping, plain(digits), unit))
  return element({ low: bound(bounds.low), high: bound(bounds.high), text })
}

type Bounds = { readonly low: string | null; readonly high: string | null }

function boundsOf(text: string): Bounds {
  const [, low, high] = BETWEEN.exec(text) ?? []
  if (low && high && Number(low) <= Number(high)) return { low, high }
  return { low: ABOVE.exec(text)?.[1] ?? null, high: BELOW.exec(text)?.[1] ?? null }
}

function withoutBrackets(text: string): string {
  const inner = /^\[(.*)\]$/.exec(text) ?? /^\(([^()]*)\)$/.exec(text)
  return inner ? inner[1]!.trim() : text
}

function withoutUnit(text: string, unit: string): string {
  return unit && text.toLowerCase().endsWith(unit.toLowerCase()) ? text.slice(0, -unit.length).trim() : text
}

/** JSON has no plus sign and no leading zeros. */
function plain(digits: string): string {
  return digits.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1')
}
