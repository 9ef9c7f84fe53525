import { child, children, follow, text } from '../elements.ts'
import { codingsOf } from '../say/concept.ts'
import { say, sayAll, sayChoice } from '../say/say.ts'
import type { Element, Resource } from '../types.ts'
import type { DetailRow, Kind } from './kind.ts'

export const carePlan: Kind = {
  title: ['title', subjectOfPlan, 'description', 'category'],
  code: ['category'],
  happened: ['period', 'created'],
  issued: ['created'],
  author: ['author', 'contributor', 'careTeam'],
  neverCare: ['draft'],
  facts: [
    ['period', 'period'],
    ['intent', 'intent'],
    ['type', 'category'],
    ['participants', 'careTeam', 'contributor'],
    ['goal', 'goal'],
    ['related', 'addresses'],
    ['recorded', 'created'],
  ],
  rows: activityRows,
  text: ['description'],
}

export const careTeam: Kind = {
  title: ['name', 'category', careTeamReason],
  code: ['category'],
  happened: ['period'],
  issued: [],
  author: ['managingOrganization'],
  neverCare: ['proposed'],
  facts: [
    ['period', 'period'],
    ['location', 'managingOrganization'],
    ['reason', 'reasonCode', 'reasonReference'],
  ],
  rows: (resource) =>
    children(resource, 'participant').map((participant) => ({
      name: say(participant.member) ?? '–',
      value: sayAll(follow(participant, 'role')) ?? '–',
      note: say(participant.period),
    })),
}

export const goal: Kind = {
  title: ['description'],
  code: ['description', 'category'],
  status: 'lifecycleStatus',
  happened: ['start[x]', 'statusDate'],
  issued: ['statusDate'],
  author: ['expressedBy'],
  neverCare: ['rejected', 'cancelled'],
  facts: [
    ['outcome', 'achievementStatus', 'outcomeCode'],
    ['priority', 'priority'],
    ['type', 'category'],
    ['performer', 'expressedBy'],
    ['related', 'addresses'],
    ['reason', 'statusReason'],
  ],
  rows: (resource) =>
    children(resource, 'target').map((target) => ({
      name: say(target.measure) ?? '–',
      value: sayChoice(target, 'detail') ?? '–',
      note: sayChoice(target, 'due'),
    })),
}

export const nutritionOrder: Kind = {
  title: ['oralDiet.type', 'enteralFormula.baseFormulaType', 'supplement.productName', 'supplement.type'],
  code: ['oralDiet.type', 'enteralFormula.baseFormulaType', 'supplement.type'],
  happened: ['dateTime'],
  issued: ['dateTime'],
  author: ['orderer'],
  neverCare: ['draft'],
  facts: [
    ['requester', 'orderer'],
    ['dose', 'oralDiet.schedule', 'enteralFormula.administrationInstruction', 'supplement.quantity'],
    ['activity', 'oralDiet.instruction', 'supplement.instruction'],
    ['note', 'foodPreferenceModifier', 'excludeFoodModifier'],
  ],
  rows: (resource) =>
    follow(resource, 'oralDiet.nutrient').flatMap((nutrient) => {
      const element = nutrient as Element
      return [{ name: say(element.modifier) ?? '–', value: say(element.amount) ?? '–', note: null }]
    }),
}

/** A team without name is known by what it cares for. */
function careTeamReason(resource: Resource): string | null {
  const reason = sayAll(follow(resource, 'reasonCode'))
  return reason && `Care team: ${reason}`
}

/** A plan without title is named by what it is about, not by being an "assessment and plan of treatment". */
function subjectOfPlan(resource: Resource): string | null {
  const about = children(resource, 'category').filter((category) =>
    codingsOf(category).every((coding) => coding.code !== 'assess-plan'),
  )
  return sayAll(about)
}

function activityRows(resource: Resource): readonly DetailRow[] {
  return children(resource, 'activity').flatMap((activity) => {
    const detail = child(activity, 'detail')
    const name = say(detail?.code) ?? text(detail, 'description') ?? say(activity.reference)
    if (!name) return []
    const when = sayChoice(detail, 'scheduled')
    return [{ name, value: text(detail, 'status') ?? '–', note: when ?? sayAll(follow(activity, 'progress')) }]
  })
}
