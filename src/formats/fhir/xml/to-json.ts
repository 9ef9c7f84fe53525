import { readXml } from '../../xml/read-xml.ts'
import type { XmlElement, XmlFault } from '../../xml/xml-element.ts'
import type { R4Elements } from './r4-elements.ts'

export type FhirJson =
  /** The same as R4 JSON; decimals keep their digits. */
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: XmlFault }

const FHIR = 'http://hl7.org/fhir'

/**
 * Turns R4 XML into R4 JSON (R4, 2.6.1 and 2.6.2). It decides nothing about soundness: a value that is no number stays a
 * text, and what R4 does not know is carried along, so that the validator names it. Never throws.
 */
export function fhirXmlToJson(bytes: Uint8Array, elements: R4Elements): FhirJson {
  const read = readXml(bytes, FHIR)
  if (!read.ok) return read
  const { name, line } = read.root
  if (!Object.hasOwn(elements, name)) {
    const what = `<${name}> is no resource of FHIR R4.`
    return {
      ok: false,
      fault: { line, column: null, what, mend: 'Send a Bundle or a resource in the namespace of FHIR.' },
    }
  }
  return { ok: true, text: JSON.stringify(resourceOf(read.root, elements)) }
}

type Json = string | number | boolean | null | object

function resourceOf(element: XmlElement, elements: R4Elements): object {
  return { resourceType: element.name, ...contentOf(element, element.name, elements) }
}

/** The elements of a type; of an unknown type as they stand, for the validator to refuse. */
function contentOf(element: XmlElement, type: string, elements: R4Elements): Record<string, Json> {
  const known = Object.hasOwn(elements, type) ? elements[type]! : {}
  const found: Record<string, Json> = Object.create(null)
  for (const name of ['id', 'url'] as const)
    if (element.attributes[name] !== undefined) found[name] = element.attributes[name]
  for (const [name, those] of Map.groupBy(childrenOf(element), (child) => child.name)) {
    const kind = Object.hasOwn(known, name) ? known[name]! : 'string*'
    const [one, isMany] = kind.endsWith('*') ? [kind.slice(0, -1), true] : [kind, those.length > 1]
    const values = those.map((child) => jsonOf(child, one, elements))
    if (values.some((value) => value !== null)) found[name] = isMany ? values : values[0]!
    const beside = isPrimitive(one) ? those.map((child) => besideOf(child, elements)) : []
    if (beside.some((each) => each !== null)) found[`_${name}`] = isMany ? beside : beside[0]!
  }
  return found
}

function jsonOf(element: XmlElement, kind: string, elements: R4Elements): Json {
  if (kind === 'xhtml') return writeXhtml(element, true)
  if (kind === 'ResourceList') {
    const [inner] = childrenOf(element)
    return inner ? resourceOf(inner, elements) : {}
  }
  if (!isPrimitive(kind)) return contentOf(element, kind, elements)
  const { value } = element.attributes
  if (value === undefined) return null
  if (kind === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  return kind === 'number' && NUMBER.test(value) ? rawNumber(value) : value
}

function isPrimitive(kind: string): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean'
}

/** What stands beside a primitive: its id and its extensions, which say why there is no value, or more about it. */
function besideOf(element: XmlElement, elements: R4Elements): Json {
  const { value: _, ...rest } = element.attributes
  const beside = contentOf({ ...element, attributes: rest }, 'Element', elements)
  return Object.keys(beside).length > 0 ? beside : null
}

/** RFC 8259, 6. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** 1.00 stays 1.00 (R4, decimal: the precision is significant). */
function rawNumber(digits: string): object {
  return (JSON as typeof JSON & { rawJSON: (text: string) => object }).rawJSON(digits)
}

function childrenOf({ content }: XmlElement): XmlElement[] {
  return content.filter((part) => typeof part !== 'string')
}

const XHTML = ' xmlns="http://www.w3.org/1999/xhtml"'

function writeXhtml({ name, attributes, content }: XmlElement, isRoot = false): string {
  const own = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inner = content.map((part) => (typeof part === 'string' ? escaped(part) : writeXhtml(part)))
  return `<${name}${isRoot ? XHTML : ''}${own.join('')}>${inner.join('')}</${name}>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
