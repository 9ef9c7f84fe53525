import { children, follow } from '../elements.ts'
import { say, sayAll } from '../say/say.ts'
import type { Resource } from '../types.ts'
import { accessionsIn } from './accessions.ts'
import type { Kind } from './kind.ts'

/** R4 ImagingStudy, 11.4.4. */
const STUDY_NUMBERS = new Set(['ACSN'])

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
    ['accession', (resource) => accessionsIn(resource, STUDY_NUMBERS)[0] ?? null],
  ],
  accessions: (resource) => accessionsIn(resource, STUDY_NUMBERS),
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
