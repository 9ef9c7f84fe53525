import type { Element } from '../../fhir/types.ts'

/** An element without the parts that say nothing: absent ones, empty texts, empty lists and empty elements. */
export function element(parts: Readonly<Record<string, unknown>>): Element {
  const said: Record<string, unknown> = {}
  for (const name in parts) if (saysSomething(parts[name])) said[name] = parts[name]
  return said
}

/** The same, or null when nothing is left. */
export function elementOrNull(parts: Readonly<Record<string, unknown>>): Element | null {
  const said = element(parts)
  for (const _name in said) return said
  return null
}

/** For filters: what is there. */
export function isSaid<T>(value: T | null): value is T {
  return value !== null
}

/** False for what is absent, an empty text, an empty list and an empty element. */
export function saysSomething(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  if (Array.isArray(value)) return value.length > 0
  if (typeof value !== 'object') return true
  for (const _name in value) return true
  return false
}
