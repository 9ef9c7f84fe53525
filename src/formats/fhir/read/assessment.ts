import { children, text } from '../elements.ts'
import { say, sayAll, sayChoice } from '../say/say.ts'
import type { Resource } from '../types.ts'
import type { Kind } from './kind.ts'

export const familyMemberHistory: Kind = {
  title: [relativeAndConditions, 'relationship', 'name'],
  code: ['relationship'],
  happened: ['date'],
  issued: ['date'],
  author: [],
  facts: [
    ['type', 'relationship'],
    ['period', 'born[x]', 'age[x]'],
    ['outcome', 'deceased[x]'],
    ['reason', 'reasonCode', 'dataAbsentReason'],
  ],
  rows: (resource) =>
    children(resource, 'condition').map((condition) => ({
      name: say(condition.code) ?? '–',
      value: say(condition.outcome) ?? '–',
      note: sayChoice(condition, 'onset') ?? sayAll([condition.note].flat()),
    })),
}

export const flag: Kind = {
  title: ['code', 'category'],
  code: ['code'],
  happened: ['period'],
  issued: [],
  author: ['author'],
  facts: [
    ['type', 'category'],
    ['period', 'period'],
    ['performer', 'author'],
  ],
}

export const clinicalImpression: Kind = {
  title: ['code', 'description', 'summary', 'finding.item[x]'],
  code: ['code'],
  happened: ['effective[x]', 'date'],
  issued: ['date'],
  author: ['assessor'],
  neverCare: ['draft'],
  facts: [
    ['performer', 'assessor'],
    ['recorded', 'date'],
    ['related', 'problem'],
    ['outcome', 'prognosisCodeableConcept'],
  ],
  rows: (resource) =>
    children(resource, 'finding').flatMap((finding) => {
      const name = sayChoice(finding, 'item')
      return name ? [{ name, value: text(finding, 'basis') ?? '–', note: null }] : []
    }),
  text: ['description', 'summary'],
}

export const riskAssessment: Kind = {
  title: ['code', 'prediction.outcome', 'method'],
  code: ['code', 'prediction.outcome'],
  happened: ['occurrence[x]'],
  issued: [],
  author: ['performer'],
  neverCare: ['cancelled'],
  facts: [
    ['performer', 'performer'],
    ['method', 'method'],
    ['related', 'condition', 'basis'],
    ['reason', 'reasonCode'],
  ],
  rows: (resource) =>
    children(resource, 'prediction').map((prediction) => ({
      name: say(prediction.outcome) ?? '–',
      value: sayChoice(prediction, 'probability') ?? say(prediction.qualitativeRisk) ?? '–',
      note: sayChoice(prediction, 'when') ?? text(prediction, 'rationale'),
    })),
  text: ['mitigation'],
}

function relativeAndConditions(resource: Resource): string | null {
  const relative = say(resource.relationship)
  const conditions = sayAll(children(resource, 'condition').map((condition) => condition.code))
  return relative && conditions ? `${relative}: ${conditions}` : null
}
