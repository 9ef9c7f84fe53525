import { children, follow } from '../elements.ts'
import { codingsOf } from '../say/concept.ts'
import { say, sayAll } from '../say/say.ts'
import type { Resource } from '../types.ts'
import type { Kind } from './kind.ts'

export const imagingStudy: Kind = {
  title: ['description', 'procedureCode', modalityAndBodySite, 'series.description'],
  code: ['procedureCode', 'modality', 'series.modality'],
  happened: ['started', 'series.started'],
  issued: ['started'],
  author: ['interpreter', 'referrer'],
  neverCare: ['cancelled'],
  facts: [
    ['modality', 'modality', 'series.modality'],
    ['body-site', 'series.bodySite'],
    ['performer', 'interpreter', 'series.performer.actor'],
    ['requester', 'referrer'],
    ['location', 'location'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['accession', accessionNumber],
  ],
  rows: (resource) =>
    children(resource, 'series').map((series) => ({
      name: say(series.description) ?? say(series.modality) ?? '–',
      value: say(series.numberOfInstances) ?? String(children(series, 'instance').length),
      note: say(series.bodySite),
    })),
}

function modalityAndBodySite(resource: Resource): string | null {
  const words = [sayAll(follow(resource, 'series.modality')), sayAll(follow(resource, 'series.bodySite'))]
  return words.filter(Boolean).join(', ') || null
}

/** The accession number is the identifier of type ACSN (R4 ImagingStudy, 11.4.4). */
function accessionNumber(resource: Resource): string | null {
  const accession = children(resource, 'identifier').find((identifier) =>
    codingsOf(identifier.type).some(({ code }) => code === 'ACSN'),
  )
  return say(accession?.value)
}
