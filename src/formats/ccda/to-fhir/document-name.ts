import type { Element } from '../../fhir/types.ts'
import { stableId } from '../../hl7v2/to-fhir/stable-id.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import { allAt, attribute, childOf } from '../elements.ts'
import { keyOf, namesOf } from './datatypes/identifier.ts'
import type { Mapping } from './mapping.ts'

/**
 * What names a document at its source: its id, and what kind it is, because some systems give one id to several kinds. A
 * document without id is named by its time.
 */
export function documentNameOf(root: XmlElement): readonly string[] {
  const [own] = namesOf(root)
  const kind = attribute(childOf(root, 'code'), 'code') ?? ''
  const time = attribute(childOf(root, 'effectiveTime'), 'value') ?? ''
  return [own ? keyOf(own) : `at ${time}`, kind]
}

/** The documents that this one takes the place of (relatedDocument RPLC), each by its ids. */
function replacedNames({ document }: Mapping): readonly (readonly string[])[] {
  const related = allAt(document.root, 'relatedDocument').filter(({ attributes }) => attributes.typeCode === 'RPLC')
  const parents = related.flatMap((each) => allAt(each, 'parentDocument'))
  const own = attribute(childOf(document.root, 'code'), 'code') ?? ''
  return parents.flatMap((parent) => {
    const kind = attribute(childOf(parent, 'code'), 'code') ?? own
    return namesOf(parent).map((named) => [keyOf(named), kind])
  })
}

/** The same part of the documents that this one replaces, as relatesTo. A document never replaces itself. */
export function replacedParts(mapping: Mapping, part: readonly string[]): readonly Element[] {
  const own = mapping.documentName.join('|')
  return replacedNames(mapping)
    .filter((name) => name.join('|') !== own)
    .map((name) => {
      const id = stableId('DocumentReference', [mapping.patientId, 'place', ...name, ...part])
      return { code: 'replaces', target: { reference: `DocumentReference/${id}` } }
    })
}
