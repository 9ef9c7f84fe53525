import type { Element } from '../../../fhir/types.ts'
import { type Parts, partOf, repetitionsOf, type Segment, subpartsOf } from '../../message.ts'
import { element, elementOrNull, isSaid } from '../element.ts'
import { authorityAt, identifierElement, systemOf, systemOfType } from './identifier.ts'

/** Table 0200 as FHIR's name use; others are names all the same, without a use. */
const NAME_USES: Readonly<Record<string, string>> = {
  L: 'official',
  R: 'official',
  C: 'official',
  I: 'official',
  D: 'usual',
  M: 'maiden',
  N: 'nickname',
  S: 'anonymous',
  BAD: 'old',
}

/** The names of an XPN field; a name without any letter (`^^^^`) is none. */
export function namesAt(segment: Segment, field: number): readonly Element[] {
  return repetitionsOf(segment, field).map(nameOf).filter(isSaid)
}

function nameOf(name: Parts): Element | null {
  const said = elementOrNull({
    family: partOf(name, 1),
    given: [partOf(name, 2), partOf(name, 3)].filter(Boolean),
    prefix: [partOf(name, 5)].filter(Boolean),
    suffix: [partOf(name, 4), partOf(name, 6)].filter(Boolean),
  })
  return said && element({ use: NAME_USES[partOf(name, 7).toUpperCase()], ...said })
}

type Kind = 'Practitioner' | 'Organization' | 'Location'

/** A person of the sender (XCN, or CNN): a name to show, and the number by which the sender knows them. */
export function practitionerOf(person: Parts | null, systems?: Readonly<Record<string, string>>): Element | null {
  if (!person) return null
  const number = partOf(person, 1)
  const name = joinedName([
    partOf(person, 6),
    partOf(person, 3),
    partOf(person, 4),
    partOf(person, 2),
    partOf(person, 5),
  ])
  const type = person.isSub ? '' : partOf(person, 13)
  const system = systemOfType(type) ?? (person.isSub ? null : systemOf(authorityAt(person, 9), systems))
  return reference('Practitioner', name || number, name ? number : '', system)
}

/** All persons of a field, each once. */
export function practitionersAt(
  segment: Segment,
  field: number,
  systems?: Readonly<Record<string, string>>,
): readonly Element[] {
  const found = repetitionsOf(segment, field)
    .map((person) => practitionerOf(person, systems))
    .filter(isSaid)
  return found.filter((one, at) => found.findIndex(({ display }) => display === one.display) === at)
}

/** The person in the first component of an NDL (OBR-32 to 35), whose parts are subcomponents. */
export function namedIn(field: Parts | null): Element | null {
  if (!field) return null
  const sub = subpartsOf(field, 1)
  return sub && sub.parts.length > 1 ? practitionerOf(sub) : practitionerOf(field)
}

/** An XON as a reference that shows its name. */
export function organizationOf(organization: Parts | null): Element | null {
  if (!organization) return null
  return reference('Organization', partOf(organization, 1) || partOf(organization, 10), '', null)
}

/** A PL as a reference that shows where: its description, else ward, room, bed, building and facility. */
export function locationOf(place: Parts | null): Element | null {
  if (!place) return null
  const parts = [1, 2, 3, 7, 4].map((number) => partOf(place, number)).filter(Boolean)
  return reference('Location', partOf(place, 9) || parts.join(', '), '', null)
}

function reference(type: Kind, display: string, number: string, system: string | null): Element | null {
  if (!display) return null
  return element({ type, display, identifier: number ? identifierElement(system, number, null) : null })
}

function joinedName(parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ').replace(/\s+/g, ' ')
}
