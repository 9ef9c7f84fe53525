import type { Element, Resource } from './types.ts'

/**
 * How to look into parsed FHIR without trusting it: whatever is absent, or of another shape than asked for, is null
 * or an empty list. Nothing here throws.
 */

export function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isResource(value: unknown): value is Resource {
  return isElement(value) && typeof value.resourceType === 'string'
}

/** The text of a primitive, trimmed; null when it is absent or blank. */
export function text(element: Element | null, name: string): string | null {
  const value = element?.[name]
  return typeof value === 'string' ? value.trim() || null : null
}

/** A decimal as the sender wrote it ("1.00" after `parseExactly`), or null. */
export function decimal(element: Element | null, name: string): string | null {
  const value = element?.[name]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && /^-?\d/.test(value) ? value : null
}

export function number(element: Element | null, name: string): number | null {
  const written = decimal(element, name)
  const value = written === null ? Number.NaN : Number(written)
  return Number.isFinite(value) ? value : null
}

/** The element of that name; of a list, its first. */
export function child(element: Element | null, name: string): Element | null {
  return children(element, name)[0] ?? null
}

/** The elements of that name; one that should have been a list counts as a list of one. */
export function children(element: Element | null, name: string): readonly Element[] {
  const value = element?.[name]
  return Array.isArray(value) ? value.filter(isElement) : isElement(value) ? [value] : []
}

/** What stands in a choice such as value[x]: its type ("Quantity") and its content. */
export function choice(
  element: Element | null,
  name: string,
): { readonly type: string; readonly value: unknown } | null {
  if (!element) return null
  for (const key in element) {
    if (key.length > name.length && key.startsWith(name) && isUpperCase(key.charCodeAt(name.length))) {
      return { type: key.slice(name.length), value: element[key] }
    }
  }
  return null
}

/**
 * All values at a path such as "participant.actor" or "effective[x]", lists laid flat. Paths are written in our own
 * tables, never taken from input.
 */
export function follow(element: Element, path: string): readonly unknown[] {
  let found: unknown[] = [element]
  for (const step of stepsOf(path)) {
    const next: unknown[] = []
    for (const value of found) if (isElement(value)) take(value, step, next)
    if (next.length === 0) return next
    found = next
  }
  return found
}

type Step = { readonly name: string; readonly isChoice: boolean }

const known = new Map<string, readonly Step[]>()

function stepsOf(path: string): readonly Step[] {
  const steps = known.get(path)
  if (steps) return steps
  const cut = path.split('.').map((step): Step => {
    const isChoice = step.endsWith('[x]')
    return { name: isChoice ? step.slice(0, -3) : step, isChoice }
  })
  known.set(path, cut)
  return cut
}

/** The first value along the paths that `read` can make something of. */
export function firstOf<T>(element: Element, paths: readonly string[], read: (value: unknown) => T | null): T | null {
  for (const path of paths) {
    for (const value of follow(element, path)) {
      const result = read(value)
      if (result !== null) return result
    }
  }
  return null
}

function take(element: Element, { name, isChoice }: Step, into: unknown[]): void {
  const value = isChoice ? choice(element, name)?.value : element[name]
  if (Array.isArray(value)) for (const each of value) into.push(each)
  else if (value !== undefined && value !== null) into.push(value)
}

function isUpperCase(code: number): boolean {
  return code >= 65 && code <= 90
}
