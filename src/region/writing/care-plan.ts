import type { CarePlan, CareTeam, Goal, Reference } from 'fhir/r4.js'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, dateText } from '../ground/calendar.ts'
import type { StaffKind } from '../places/staff.ts'
import type { Chart } from './chart.ts'

export type WrittenPlan = {
  readonly title: string
  readonly description: string
  readonly from: Day
  readonly until?: Day | undefined
  /** What matters to the person, each with how it goes. */
  readonly goals: readonly { readonly text: string; readonly progress: 'in-progress' | 'achieved' | 'improving' }[]
  readonly activities: readonly { readonly what: string; readonly when: string }[]
  readonly team: readonly StaffKind[]
  readonly isHomeCare?: boolean
}

/** Writes a plan with its goals and the team that carries it. */
export function writeCarePlan(chart: Chart, plan: WrittenPlan): void {
  if (!chart.sends('care-plans')) return
  const isOver = plan.until !== undefined
  const period = { start: dateText(plan.from), ...(isOver && { end: dateText(plan.until!) }) }
  const team = chart.put(teamOf(chart, plan, period))
  const goal = plan.goals.map((one) => chart.put(goalOf(chart, one, plan.from, isOver)))
  const carePlan: CarePlan & { id: string } = {
    resourceType: 'CarePlan',
    id: chart.id('pln'),
    status: isOver ? 'completed' : 'active',
    intent: 'plan',
    category: categoriesOf(plan),
    title: plan.title,
    description: plan.description,
    subject: chart.patient,
    period,
    created: dateText(plan.from),
    author: chart.staff(plan.team[0]!),
    careTeam: [team],
    goal,
    activity: plan.activities.map(({ what, when }) => ({
      detail: {
        status: isOver ? 'completed' : 'in-progress',
        code: { text: what },
        description: `${what}: ${when}`,
        scheduledString: when,
      },
    })),
  }
  chart.put(carePlan)
}

function categoriesOf({ isHomeCare }: WrittenPlan): NonNullable<CarePlan['category']> {
  const assessAndPlan = {
    coding: [{ system: SYSTEMS.carePlanCategory, code: 'assess-plan', display: 'Assessment and Plan of Treatment' }],
  }
  if (!isHomeCare) return [assessAndPlan]
  return [assessAndPlan, { text: 'Home care plan' }]
}

function teamOf(chart: Chart, plan: WrittenPlan, period: CareTeam['period']): CareTeam & { id: string } {
  const participant = plan.team.map((kind) => ({
    role: [{ text: ROLE_WORDS[kind] }],
    member: chart.staff(kind),
    onBehalfOf: chart.organization,
  }))
  return {
    resourceType: 'CareTeam',
    id: chart.id('tea'),
    status: plan.until === undefined ? 'active' : 'inactive',
    name: `Team for: ${plan.title}`,
    subject: chart.patient,
    ...(period && { period }),
    participant,
    managingOrganization: [chart.organization],
  }
}

function goalOf(chart: Chart, goal: WrittenPlan['goals'][number], from: Day, isOver: boolean): Goal & { id: string } {
  return {
    resourceType: 'Goal',
    id: chart.id('gol'),
    lifecycleStatus: isOver ? 'completed' : 'active',
    achievementStatus: { coding: [{ system: SYSTEMS.goalAchievement, code: goal.progress }] },
    description: { text: goal.text },
    subject: chart.patient,
    startDate: dateText(from),
  }
}

const ROLE_WORDS: Readonly<Record<StaffKind, string>> = {
  doctor: 'Doctor',
  nurse: 'Nurse, main contact',
  surgeon: 'Surgeon',
  pathologist: 'Pathologist',
  radiologist: 'Radiologist',
  midwife: 'Midwife',
  therapist: 'Physiotherapist',
  biochemist: 'Laboratory scientist',
}

/** Writes what one service asks of another: "please start home care". */
export function writeReferral(
  chart: Chart,
  asked: { what: string; why: string; day: Day; status?: 'active' | 'completed' },
): Reference | undefined {
  if (!chart.sends('care-plans')) return undefined
  return chart.put({
    resourceType: 'ServiceRequest',
    id: chart.id('ref'),
    status: asked.status ?? 'completed',
    intent: 'order',
    category: [{ coding: [{ system: SYSTEMS.snomed, code: '3457005', display: 'Patient referral' }] }],
    code: { text: asked.what },
    subject: chart.patient,
    authoredOn: dateText(asked.day),
    requester: chart.staff('doctor'),
    reasonCode: [{ text: asked.why }],
  })
}
