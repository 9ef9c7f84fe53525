import type { Element } from '../../../fhir/types.ts'
import { systemOf as authoritySystem } from '../../../hl7v2/to-fhir/datatypes/identifier.ts'
import { element } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { attribute, childrenOf } from '../../elements.ts'
import type { MappingContext } from '../mapping.ts'

/** An II that names something: who gave the number, and the number; or a number that needs no giver. */
type Named = { readonly root: string | null; readonly extension: string | null }

/** The ids of an element that say something, in order. */
export function namesOf(parent: XmlElement): readonly Named[] {
  return childrenOf(parent, 'id').flatMap((id) => {
    const named = { root: attribute(id, 'root'), extension: attribute(id, 'extension') }
    const isSaid = attribute(id, 'nullFlavor') === null && (named.root !== null || named.extension !== null)
    return isSaid ? [named] : []
  })
}

/** By what an element is known at its source; null when it has no id. */
export function nameOf(parent: XmlElement): string | null {
  const [first] = namesOf(parent)
  return first ? keyOf(first) : null
}

export function keyOf({ root, extension }: Named): string {
  return `${(root ?? '').toLowerCase()}|${extension ?? ''}`
}

const URN_SYSTEM = 'urn:ietf:rfc:3986'

/** An II as Identifier (C-CDA on FHIR, II): root is who gave it; a root alone is itself the number. */
export function identifierOf({ root, extension }: Named, { systems }: MappingContext): Element {
  const universalType = root !== null && /^(https?:\/\/|urn:)\S+$/i.test(root) ? 'URI' : ''
  const system = root === null ? null : authoritySystem({ namespace: '', universalId: root, universalType }, systems)
  const isKnown = system !== null && !system.startsWith('urn:causeway:')
  if (extension !== null) return element({ system: isKnown ? system : null, value: extension })
  return element({ system: URN_SYSTEM, value: isKnown ? system : root })
}
