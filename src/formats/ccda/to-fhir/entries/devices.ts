import type { Element } from '../../../fhir/types.ts'
import { element } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { at, childOf, childrenOf, textIn } from '../../elements.ts'
import { conceptOf, wordsOfConcept } from '../datatypes/concept.ts'
import { identifierOf, namesOf } from '../datatypes/identifier.ts'
import { effectiveTimeOf, spanOf } from '../datatypes/time.ts'
import { addOf, type Entry, moodOf, notesOf, statusOf, wordsOfText } from '../entry.ts'
import { subjectOf } from '../mapping.ts'
import { medicineOf } from './medications.ts'

/** Devices that somebody has, from the participants of a supply or procedure: each with what it is and since when. */
export function mapDevices(entry: Entry, statement: XmlElement): boolean {
  const roles = childrenOf(statement, 'participant')
    .filter(({ attributes }) => attributes.typeCode === 'DEV' || attributes.typeCode === 'PRD')
    .flatMap((participant) => childrenOf(participant, 'participantRole'))
  for (const role of roles) mapDevice(entry, statement, role)
  return roles.length > 0
}

/** A supply: its devices, else what is supplied. */
export function mapSupply(entry: Entry, supply: XmlElement): void {
  if (mapDevices(entry, supply)) return
  const words = wordsOfText(entry, supply)
  const thing = medicineOf(entry, supply) ?? (words ? { text: words } : null)
  if (thing) addUse(entry, supply, thing, [])
}

function mapDevice(entry: Entry, statement: XmlElement, role: XmlElement): void {
  const device = childOf(role, 'playingDevice')
  const name = textIn(childOf(device, 'manufacturerModelName')) || textIn(at(role, 'playingEntity/name'))
  const code =
    conceptOf(entry.mapping, childOf(device, 'code')) ?? conceptOf(entry.mapping, at(role, 'playingEntity/code'))
  const type = code ?? (name ? { text: name } : null)
  if (!type) return
  const maker = textIn(at(role, 'scopingEntity/desc'))
  addUse(entry, statement, type, [
    ['identifier', namesOf(role).map((named) => identifierOf(named, entry.mapping.context))],
    ['manufacturer', maker],
    ['modelNumber', name],
  ])
}

/** The use of a device, with the device in it: what a person has, and since when. */
function addUse(
  entry: Entry,
  statement: XmlElement,
  type: Element,
  facts: readonly (readonly [string, unknown])[],
): void {
  const { start, end } = spanOf(entry.mapping, effectiveTimeOf(statement))
  addOf(
    entry,
    statement,
    {
      resourceType: 'DeviceUseStatement',
      contained: [element({ resourceType: 'Device', id: 'device', ...Object.fromEntries(facts), type })],
      status: statusOfUse(statement),
      subject: subjectOf(entry.mapping),
      timingPeriod: start && end && start !== end ? { start, end } : null,
      timingDateTime: start && end && start !== end ? null : (start ?? end),
      device: element({ reference: '#device', display: wordsOfConcept(type) }),
      note: notesOf(entry, statement),
    },
    type,
  )
}

function statusOfUse(statement: XmlElement): string {
  if (statusOf(statement) === 'nullified') return 'entered-in-error'
  return moodOf(statement) === 'EVN' ? 'active' : 'intended'
}
