import { child, children, choice, decimal, isElement, number, text } from '../elements.ts'
import type { ItemValue } from '../item-draft.ts'
import { codingsOf } from '../say/concept.ts'
import { quantityText, ucumCode, unitText } from '../say/quantity.ts'
import { say } from '../say/say.ts'
import type { Element, Resource } from '../types.ts'
import { readFlag } from './flag.ts'
import type { DetailRow, Kind } from './kind.ts'
import { usualRange } from './usual-range.ts'

export const observation: Kind = {
  title: ['code', 'category'],
  code: ['code'],
  happened: ['effective[x]', 'issued'],
  issued: ['issued'],
  author: ['performer'],
  // Registered: there is no result yet, and what stands in it has not been verified (R4; HL7 v2 table 0085, R and I).
  neverCare: ['cancelled', 'registered'],
  value: observationValue,
  range: usualRange,
  parts: ['hasMember'],
  facts: [
    ['performer', 'performer'],
    ['issued', 'issued'],
    ['range', (resource) => usualRange(resource)?.text ?? null],
    ['reason', 'dataAbsentReason'],
    ['specimen', 'specimen'],
    ['method', 'method'],
    ['body-site', 'bodySite'],
    ['device', 'device'],
  ],
  rows: componentRows,
}

/** The result; of a result that has components only, those, when they fit in a line. */
function observationValue(resource: Resource): ItemValue | null {
  const own = readValue(resource)
  if (own) return own
  const components = children(resource, 'component')
  return bloodPressure(components) ?? fewComponents(components)
}

/** A value[x] as a person reads it; a number only for a plain quantity, so that a trend never draws a "<5". */
export function readValue(element: Element): ItemValue | null {
  const found = choice(element, 'value')
  if (!found) return null
  if (found.type === 'Quantity' && isElement(found.value)) return readQuantity(found.value)
  const words = say(found.value)
  return words === null ? null : { text: words, number: null, unit: null, ucum: null }
}

function readQuantity(quantity: Element): ItemValue | null {
  const words = quantityText(quantity)
  if (!words) return null
  const plain = !text(quantity, 'comparator')
  return {
    text: words,
    number: plain ? number(quantity, 'value') : null,
    unit: text(quantity, 'unit') ?? text(quantity, 'code'),
    ucum: ucumCode(quantity),
  }
}

const SYSTOLIC = '8480-6'
const DIASTOLIC = '8462-4'

/** "120/80 mmHg"; one of the two alone is "120/– mmHg" (US Core 8, blood pressure with a data absent reason). */
function bloodPressure(components: readonly Element[]): ItemValue | null {
  const quantityOf = (code: string) => {
    const component = components.find((candidate) => codingsOf(candidate.code).some((coding) => coding.code === code))
    return child(component ?? null, 'valueQuantity')
  }
  const [systolic, diastolic] = [quantityOf(SYSTOLIC), quantityOf(DIASTOLIC)]
  const [above, below] = [decimal(systolic, 'value'), decimal(diastolic, 'value')]
  if (above === null && below === null) return null
  const measured = systolic ?? diastolic
  const numbers = `${above ?? '–'}/${below ?? '–'}`
  return {
    text: [numbers, unitText(measured)].filter(Boolean).join(' '),
    number: null,
    unit: text(measured, 'unit'),
    ucum: ucumCode(measured),
  }
}

const COMPONENTS_IN_A_LINE = 3

function fewComponents(components: readonly Element[]): ItemValue | null {
  if (components.length > COMPONENTS_IN_A_LINE) return null
  const said = components.flatMap((component) => {
    const value = readValue(component)
    return value ? [`${say(component.code) ?? '–'}: ${value.text}`] : []
  })
  return said.length ? { text: said.join('; '), number: null, unit: null, ucum: null } : null
}

function componentRows(resource: Resource): readonly DetailRow[] {
  return children(resource, 'component').map((component) => {
    const flag = readFlag(component)
    return {
      name: say(component.code) ?? '–',
      value: readValue(component)?.text ?? say(component.dataAbsentReason) ?? '–',
      note: usualRange(component)?.text ?? null,
      ...(flag && { flag }),
    }
  })
}
