import type { Element } from '../../../fhir/types.ts'
import { element, elementOrNull, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { allAt, at, attribute, childOf, childrenOf, oneSpaced, textIn } from '../../elements.ts'

const NAME_USES: Readonly<Record<string, string>> = {
  L: 'official',
  C: 'usual',
  P: 'nickname',
  A: 'nickname',
  ASGN: 'usual',
}

/** A PN as HumanName; one without parts is its words. Null when it says nothing. */
export function humanName(name: XmlElement): Element | null {
  const parts = (part: string) => childrenOf(name, part).map(textIn).filter(Boolean)
  const family = parts('family').join(' ')
  const given = parts('given')
  const isPlain = !family && given.length === 0
  const use = attribute(name, 'use')?.split(/\s/)[0] ?? ''
  const said = elementOrNull({
    family,
    given,
    prefix: parts('prefix'),
    suffix: parts('suffix'),
    text: isPlain ? textIn(name) : '',
  })
  return said && element({ use: NAME_USES[use], ...said })
}

/** A name in words. */
export function nameInWords(name: XmlElement | null): string | null {
  if (!name) return null
  const parts = ['prefix', 'given', 'family', 'suffix'].flatMap((part) => childrenOf(name, part).map(textIn))
  return oneSpaced(parts.join(' ')) || textIn(name) || null
}

/** Who acts in an author, performer, participant or informant: the person, else the organization or device, in words. */
export function actorInWords(participation: XmlElement | null): string | null {
  const role = roleOf(participation)
  if (!role) return null
  const person = PERSONS.map((part) => nameInWords(at(role, `${part}/name`))).find(isSaid)
  const device = textIn(at(role, 'assignedAuthoringDevice/softwareName'))
  return person ?? organizationInWords(role) ?? (device || null)
}

const PERSONS = ['assignedPerson', 'relatedPerson', 'playingEntity', 'associatedPerson', 'informationRecipient']
const ROLES = [
  'assignedAuthor',
  'assignedEntity',
  'participantRole',
  'relatedEntity',
  'associatedEntity',
  'intendedRecipient',
]

export function roleOf(participation: XmlElement | null): XmlElement | null {
  return ROLES.map((role) => childOf(participation, role)).find(isSaid) ?? null
}

const ORGANIZATIONS = [
  'representedOrganization',
  'scopingEntity',
  'scopingOrganization',
  'representedCustodianOrganization',
]

export function organizationInWords(role: XmlElement | null): string | null {
  const names = ORGANIZATIONS.flatMap((part) => [...allAt(role, `${part}/name`), ...allAt(role, `${part}/desc`)])
  return names.map(textIn).find(Boolean) ?? null
}

/** References that name somebody in words only: C-CDA gives no address to follow. */
export function displayed(words: readonly (string | null)[]): readonly Element[] {
  return [...new Set(words.filter(isSaid))].map((display) => ({ display }))
}

const TELECOM_USES: Readonly<Record<string, string>> = {
  H: 'home',
  HP: 'home',
  HV: 'home',
  WP: 'work',
  DIR: 'work',
  MC: 'mobile',
  BAD: 'old',
  TMP: 'temp',
}
const TELECOM_SYSTEMS: Readonly<Record<string, string>> = {
  tel: 'phone',
  callto: 'phone',
  mailto: 'email',
  fax: 'fax',
  sms: 'sms',
  http: 'url',
  https: 'url',
}

export function contactPoint(telecom: XmlElement): Element | null {
  const written = attribute(telecom, 'value')
  if (written === null) return null
  const scheme = /^([a-z]+):/i.exec(written)?.[1]?.toLowerCase() ?? ''
  const system = TELECOM_SYSTEMS[scheme] ?? (written.includes('@') ? 'email' : /\d/.test(written) ? 'phone' : null)
  const value = system === 'url' ? written : written.replace(/^[a-z]+:/i, '').trim()
  const uses = (attribute(telecom, 'use') ?? '').split(/\s+/)
  const use = uses.map((each) => TELECOM_USES[each]).find((each) => each !== undefined)
  return value && system ? element({ system, value, use }) : null
}

const ADDRESS_USES: Readonly<Record<string, string>> = {
  H: 'home',
  HP: 'home',
  HV: 'home',
  WP: 'work',
  DIR: 'work',
  TMP: 'temp',
  BAD: 'old',
}

export function addressOf(address: XmlElement): Element | null {
  const part = (name: string) => childrenOf(address, name).map(textIn).filter(Boolean)
  const said = elementOrNull({
    line: [...part('streetAddressLine'), ...part('additionalLocator'), ...part('unitID')],
    city: part('city').join(' '),
    district: part('county').join(' '),
    state: part('state').join(' '),
    postalCode: part('postalCode').join(' '),
    country: part('country').join(' '),
  })
  const use = (attribute(address, 'use') ?? '')
    .split(/\s+/)
    .map((each) => ADDRESS_USES[each])
    .find((each) => each !== undefined)
  if (said) return element({ use, ...said })
  const text = attribute(address, 'nullFlavor') === null ? textIn(address) : ''
  return text ? element({ use, text }) : null
}
