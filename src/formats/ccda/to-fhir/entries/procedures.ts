import type { Element } from '../../../fhir/types.ts'
import { elementOrNull, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { at, childOf, childrenOf, relatedTo, textIn } from '../../elements.ts'
import { conceptOf, conceptOfAct, wordsOfConcept } from '../datatypes/concept.ts'
import { effectiveTimeOf, spanOf, timesOf } from '../datatypes/time.ts'
import {
  addOf,
  authoredAt,
  authorsOf,
  type Entry,
  isNegated,
  moodOf,
  notesOf,
  performersOf,
  statusOf,
} from '../entry.ts'
import { subjectOf } from '../mapping.ts'
import { mapDevices } from './devices.ts'
import { mapObservation, observationCategory } from './observations.ts'
import { isValueSaid, valueIn } from './value.ts'

const ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'

/** What was done. An observation of the section that measured something is an Observation; all else is a Procedure. */
export function mapProcedure(entry: Entry, statement: XmlElement): void {
  const value = childOf(statement, 'value')
  if (statement.name === 'observation' && value && isValueSaid(valueIn(entry.mapping, value))) {
    mapObservation(entry, statement, { category: [observationCategory('procedure')] })
    return
  }
  const code = conceptOfAct(entry.mapping, statement)
  if (!code) return
  const times = timesOf('performed', spanOf(entry.mapping, effectiveTimeOf(statement)))
  addOf(
    entry,
    statement,
    {
      resourceType: 'Procedure',
      status: statusOfProcedure(statement),
      code,
      subject: subjectOf(entry.mapping),
      ...(Object.keys(times).length > 0
        ? times
        : { _performedDateTime: { extension: [{ url: ABSENT, valueCode: 'unknown' }] } }),
      recorder: authoredAt(entry, statement) ? authorsOf(statement)[0] : null,
      performer: performersOf(statement).map((actor) => ({ actor })),
      location: locationOf(entry, statement),
      reasonCode: reasonsOf(entry, statement),
      bodySite: childrenOf(statement, 'targetSiteCode').flatMap((site) => conceptOf(entry.mapping, site) ?? []),
      note: notesOf(entry, statement),
    },
    code,
  )
  mapDevices(entry, statement)
}

function statusOfProcedure(statement: XmlElement): string {
  if (isNegated(statement)) return 'not-done'
  switch (statusOf(statement)) {
    case 'nullified':
      return 'entered-in-error'
    case 'aborted':
      return 'stopped'
    case 'cancelled':
      return 'not-done'
    case 'active':
      return moodOf(statement) === 'EVN' ? 'in-progress' : 'preparation'
    case 'held':
    case 'suspended':
      return 'on-hold'
    case 'completed':
      return 'completed'
    default:
      return moodOf(statement) === 'EVN' ? 'unknown' : 'preparation'
  }
}

/** Where it took place, in words (Service Delivery Location). */
export function locationOf({ mapping }: Entry, statement: XmlElement): Element | null {
  const places = childrenOf(statement, 'participant').filter(({ attributes }) => attributes.typeCode === 'LOC')
  const words = places.map((place) => {
    const role = childOf(place, 'participantRole')
    return textIn(at(role, 'playingEntity/name')) || wordsOfConcept(conceptOf(mapping, childOf(role, 'code')))
  })
  return elementOrNull({ display: words.find(Boolean) })
}

/** Why it was done (Indication). */
export function reasonsOf({ mapping }: Entry, statement: XmlElement): readonly Element[] {
  return relatedTo(statement)
    .filter(({ type, statement: reason }) => type === 'RSON' && reason.name === 'observation')
    .map(({ statement: reason }) => conceptOf(mapping, childOf(reason, 'value')))
    .filter(isSaid)
}
