import { children } from '../elements.ts'
import { say, sayAll } from '../say/say.ts'
import type { Resource } from '../types.ts'
import type { DetailRow, Kind } from './kind.ts'

export const encounter: Kind = {
  title: ['type', 'serviceType', 'class'],
  code: ['type', 'serviceType', 'class'],
  happened: ['period'],
  issued: ['period.end'],
  author: ['participant.individual', 'serviceProvider'],
  neverCare: ['cancelled'],
  facts: [
    ['type', 'class'],
    ['period', 'period'],
    ['location', 'location.location', 'serviceProvider'],
    ['service', 'serviceType', 'serviceProvider'],
    ['participants', 'participant.individual'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['priority', 'priority'],
    ['outcome', 'hospitalization.dischargeDisposition'],
    ['related', 'diagnosis.condition'],
  ],
}

export const appointment: Kind = {
  title: ['serviceType', 'appointmentType', 'specialty', 'description', 'reasonCode'],
  code: ['serviceType', 'appointmentType', 'specialty'],
  happened: ['start', 'requestedPeriod'],
  issued: ['created'],
  author: ['participant.actor'],
  facts: [
    ['period', 'start'],
    ['type', 'appointmentType'],
    ['service', 'specialty', 'serviceCategory'],
    ['participants', 'participant.actor'],
    ['reason', 'reasonCode', 'reasonReference', 'cancelationReason'],
    ['note', 'patientInstruction'],
  ],
  rows: participantRows,
  text: ['description', 'comment'],
}

export const episodeOfCare: Kind = {
  title: ['type', 'managingOrganization'],
  code: ['type'],
  happened: ['period'],
  issued: [],
  author: ['careManager', 'managingOrganization'],
  neverCare: ['cancelled'],
  facts: [
    ['period', 'period'],
    ['participants', 'careManager', 'team'],
    ['location', 'managingOrganization'],
    ['related', 'diagnosis.condition'],
  ],
}

function participantRows(resource: Resource): readonly DetailRow[] {
  return children(resource, 'participant').flatMap((participant) => {
    const name = say(participant.actor)
    return name ? [{ name, value: say(participant.status) ?? '–', note: sayAll([participant.type].flat()) }] : []
  })
}
