import type { Element } from '../../fhir/types.ts'
import { isSaid } from '../../hl7v2/to-fhir/element.ts'
import { at, childrenOf, textIn } from '../elements.ts'
import { actorInWords, displayed, roleOf } from './datatypes/person.ts'
import type { Mapping } from './mapping.ts'

/** Who wrote the document: people before devices. */
export function documentAuthors({ document }: Mapping): readonly Element[] {
  const authors = childrenOf(document.root, 'author')
  const isPerson = (author: (typeof authors)[number]) => at(roleOf(author), 'assignedPerson/name') !== null
  const people = authors.filter(isPerson)
  return displayed((people.length > 0 ? people : authors).map(actorInWords).filter(isSaid))
}

/** Who keeps it. */
export function custodianOf({ document }: Mapping): Element | null {
  const name = textIn(at(document.root, 'custodian/assignedCustodian/representedCustodianOrganization/name'))
  return name ? { display: name } : null
}

/** Who signed it. */
export function authenticatorOf({ document }: Mapping): Element | null {
  const [signer] = [...childrenOf(document.root, 'legalAuthenticator'), ...childrenOf(document.root, 'authenticator')]
  const words = actorInWords(signer ?? null)
  return words ? { display: words } : null
}
