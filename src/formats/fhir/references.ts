import { child, isElement, text } from './elements.ts'

/** What a Reference points at, as far as its text says (R4 references, section 2.3.0.1). */
export type Reference =
  | { readonly kind: 'relative'; readonly type: string; readonly id: string; readonly version: string | null }
  | {
      readonly kind: 'absolute'
      readonly base: string
      readonly type: string
      readonly id: string
      readonly version: string | null
    }
  | { readonly kind: 'uuid'; readonly uuid: string }
  | { readonly kind: 'oid'; readonly oid: string }
  /** `Type?identifier=system|value`: to be resolved by who knows the identifier. */
  | { readonly kind: 'conditional'; readonly type: string; readonly system: string | null; readonly value: string }
  /** `#id`: inside the same resource; `#` alone is the resource itself. */
  | { readonly kind: 'contained'; readonly id: string }
  /** Only an identifier was given, no address. */
  | {
      readonly kind: 'logical'
      readonly type: string | null
      readonly system: string | null
      readonly value: string
    }
  | { readonly kind: 'unresolvable'; readonly text: string | null }

const RESTFUL =
  /^(?:(https?:\/\/[^\s?#]+)\/)?([A-Z][A-Za-z]{2,63})\/([A-Za-z0-9.-]{1,128})(?:\/_history\/([A-Za-z0-9.-]{1,64}))?$/
const UUID = /^urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i
const OID = /^urn:oid:(\d+(?:\.\d+)*)$/
const CONDITIONAL = /^([A-Z][A-Za-z]{2,63})\?identifier=([^&]+)$/

/**
 * Reads a Reference, given as the element or as its text. Never fails: what cannot be understood is `unresolvable`.
 * A reference that has both an address and an identifier counts by its address.
 */
export function parseReference(reference: unknown): Reference {
  if (typeof reference === 'string') return parseAddress(reference.trim())
  if (!isElement(reference)) return { kind: 'unresolvable', text: null }
  const address = text(reference, 'reference')
  if (address) return parseAddress(address)
  return parseIdentifier(reference.type, child(reference, 'identifier'))
}

/**
 * The reference as one line of text by which the record can resolve it: the address as received, or
 * `Type?identifier=system|value` when only an identifier was given. Null when there is nothing to resolve.
 */
export function referenceText(reference: unknown): string | null {
  const parsed = parseReference(reference)
  if (parsed.kind === 'logical' && parsed.type) return identifierQuery(parsed.type, parsed.system, parsed.value)
  if (parsed.kind === 'logical' || !isElement(reference)) return null
  return text(reference, 'reference')
}

/** `Type?identifier=system|value`, the key under which directory entries are found. */
export function identifierQuery(type: string, system: string | null, value: string): string {
  return `${type}?identifier=${system ? `${system}|${value}` : value}`
}

function parseAddress(address: string): Reference {
  if (address.startsWith('#')) return { kind: 'contained', id: address.slice(1) }
  const uuid = UUID.exec(address)
  if (uuid) return { kind: 'uuid', uuid: uuid[1]!.toLowerCase() }
  const oid = OID.exec(address)
  if (oid) return { kind: 'oid', oid: oid[1]! }
  const conditional = CONDITIONAL.exec(address)
  if (conditional) return parseConditional(conditional[1]!, conditional[2]!)
  const [, base, type, id, version = null] = RESTFUL.exec(address) ?? []
  if (!type || !id) return { kind: 'unresolvable', text: address }
  return base ? { kind: 'absolute', base, type, id, version } : { kind: 'relative', type, id, version }
}

function parseConditional(type: string, query: string): Reference {
  const token = decode(query)
  const bar = token.indexOf('|')
  const value = token.slice(bar + 1)
  if (!value) return { kind: 'unresolvable', text: `${type}?identifier=${query}` }
  return { kind: 'conditional', type, system: token.slice(0, Math.max(bar, 0)) || null, value }
}

function parseIdentifier(type: unknown, identifier: ReturnType<typeof child>): Reference {
  const value = text(identifier, 'value')
  if (!value) return { kind: 'unresolvable', text: null }
  return { kind: 'logical', type: typeof type === 'string' ? type : null, system: text(identifier, 'system'), value }
}

function decode(query: string): string {
  try {
    return decodeURIComponent(query)
  } catch {
    return query
  }
}
