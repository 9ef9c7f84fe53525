import type { XmlElement } from '../xml/xml-element.ts'

/** The first child of this name; null when there is none, or no parent. */
export function childOf(parent: XmlElement | null, name: string): XmlElement | null {
  if (!parent) return null
  for (const part of parent.content) if (typeof part !== 'string' && part.name === name) return part
  return null
}

/** All children of this name, in order. */
export function childrenOf(parent: XmlElement | null, name: string): readonly XmlElement[] {
  return elementsIn(parent).filter((child) => child.name === name)
}

/** All child elements, in order. */
export function elementsIn(parent: XmlElement | null): readonly XmlElement[] {
  return parent ? parent.content.filter((part) => typeof part !== 'string') : []
}

/** The first element at the end of a path of names ("assignedAuthor/assignedPerson/name"). */
export function at(parent: XmlElement | null, path: string): XmlElement | null {
  return allAt(parent, path)[0] ?? null
}

/** All elements at the end of a path of names. */
export function allAt(parent: XmlElement | null, path: string): readonly XmlElement[] {
  return path
    .split('/')
    .reduce<readonly XmlElement[]>(
      (found, name) => found.flatMap((each) => childrenOf(each, name)),
      parent ? [parent] : [],
    )
}

/** An attribute without white space around it; null when it is absent or says nothing. */
export function attribute(element: XmlElement | null, name: string): string | null {
  const value = element?.attributes[name]?.trim()
  return value ? value : null
}

/** The type that `xsi:type` names, without prefix; null when none does. */
export function typeOf(element: XmlElement | null): string | null {
  if (!element) return null
  for (const name in element.attributes)
    if (name === 'type' || name.endsWith(':type')) return element.attributes[name]!.replace(/^.*:/, '').trim() || null
  return null
}

/** Nothing is said by it: it is absent, or only says why (nullFlavor). */
export function isNull(element: XmlElement | null): boolean {
  return !element || (attribute(element, 'nullFlavor') !== null && elementsIn(element).length === 0)
}

/** The text in an element and in all that it holds, as one line. */
export function textIn(element: XmlElement | null): string {
  return oneSpaced(rawTextIn(element))
}

/** The same with its white space. */
export function rawTextIn(element: XmlElement | null): string {
  if (!element) return ''
  let text = ''
  for (const part of element.content) text += typeof part === 'string' ? part : rawTextIn(part)
  return text
}

export function oneSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Whether an element claims one of these templates; versions (extensions) are not looked at. */
export function hasTemplate(element: XmlElement | null, ...roots: readonly string[]): boolean {
  return childrenOf(element, 'templateId').some((template) => roots.includes(template.attributes.root ?? ''))
}

/** Entry templates of C-CDA are numbers below one root (C-CDA R2.1, volume 2). */
export function entryTemplate(number: string): string {
  return `2.16.840.1.113883.10.20.22.4.${number}`
}

/** The acts that stand within another, with the kind of their tie. */
export function relatedTo(
  statement: XmlElement,
): readonly { readonly type: string; readonly relation: XmlElement; readonly statement: XmlElement }[] {
  return childrenOf(statement, 'entryRelationship').flatMap((relation) => {
    const related = statementIn(relation)
    return related ? [{ type: relation.attributes.typeCode ?? '', relation, statement: related }] : []
  })
}

const STATEMENTS: ReadonlySet<string> = new Set([
  'act',
  'encounter',
  'observation',
  'observationMedia',
  'organizer',
  'procedure',
  'regionOfInterest',
  'substanceAdministration',
  'supply',
])

export function isStatement({ name }: XmlElement): boolean {
  return STATEMENTS.has(name)
}

/** The clinical statement of an entry, an entryRelationship or a component. */
export function statementIn(entry: XmlElement): XmlElement | null {
  return elementsIn(entry).find(isStatement) ?? null
}
