import { describe, expect, it } from 'vitest'
import { readPlan } from '#formats/fhir/read-plan'
import { gatherPlan, type PlanEntry } from './gather-plan.ts'

const NOW = new Date('2026-03-13T08:00:00Z')
let made = 0

function entry(resource: object): PlanEntry {
  const facts = readPlan(resource as never)
  const { resourceType } = resource as { resourceType: string }
  return { itemId: `item-${++made}`, resourceType, title: 'Plan', institutionName: 'Lesja', facts, team: [] }
}

const plan = (over: object, ...details: object[]) =>
  entry({ resourceType: 'CarePlan', status: 'active', activity: details.map((detail) => ({ detail })), ...over })
const step = (text: string, over: object = {}) => ({ code: { text }, status: 'scheduled', ...over })

describe('one plan of several services', () => {
  it('puts first what comes next, then what goes on without a day, last what had its day', () => {
    const entries = [
      plan({}, step('daily', { scheduledString: 'daily' }), step('late', { scheduledPeriod: { start: '2026-05-01' } })),
      entry({
        resourceType: 'ServiceRequest',
        status: 'active',
        code: { text: 'missed' },
        occurrenceDateTime: '2026-01-01',
      }),
      entry({ resourceType: 'Task', status: 'requested', description: 'soon', executionPeriod: { end: '2026-03-14' } }),
      plan({}, step('today', { scheduledTiming: { event: ['2025-12-01', '2026-03-13'] } })),
    ]
    const { next } = gatherPlan(entries, NOW)
    expect(next.map(({ what }) => what)).toEqual(['today', 'soon', 'late', 'daily', 'missed'])
    expect(next.map(({ isPast }) => isPast)).toEqual([false, false, false, false, true])
    expect(next[3]!.when).toBe('daily')
  })

  it('calls nothing over that runs since a day, and no last day the day of a step', () => {
    const order = (over: object) => entry({ resourceType: 'ServiceRequest', status: 'active', ...over })
    const bounds = { start: '2026-01-01' }
    const { next } = gatherPlan(
      [
        order({ code: { text: 'daily' }, occurrenceTiming: { repeat: { boundsPeriod: bounds } } }),
        plan({}, step('since', { scheduledPeriod: { start: '2026-01-01' } })),
        entry({ resourceType: 'Task', status: 'in-progress', description: 'begun', executionPeriod: bounds }),
        order({ code: { text: 'all year' }, occurrencePeriod: { start: '2026-01-01', end: '2026-12-31' } }),
        order({ code: { text: 'was' }, occurrencePeriod: { start: '2026-01-01', end: '2026-02-01' } }),
      ],
      NOW,
    )
    expect(next.map(({ what, isPast, day }) => [what, isPast, day?.text ?? null])).toEqual([
      ['all year', false, '2026-12-31'],
      ['daily', false, null],
      ['since', false, null],
      ['begun', false, null],
      ['was', true, '2026-02-01'],
    ])
    expect(next.every(({ span, days }) => span !== null && days.length === 0)).toBe(true)
  })

  it('shows every target of a goal with what is measured', () => {
    const part = (measure: string, value: number) => ({
      measure: { text: measure },
      detailQuantity: { value, unit: 'mmHg', comparator: '<' },
    })
    const goal = { resourceType: 'Goal', description: { text: 'Blood pressure' } }
    const target = [part('systolic', 140), { ...part('diastolic', 90), dueDate: '2026-06-01' }, {}]
    expect(entry({ ...goal, target }).facts.goals[0]!.targets).toMatchObject([
      { measure: 'systolic', aim: expect.stringContaining('140'), due: null },
      { measure: 'diastolic', aim: expect.stringContaining('90'), due: { text: '2026-06-01' } },
    ])
  })

  it('tells what has ended by its sender and what is over by its own last day apart from what is in force', () => {
    const ended = plan({ status: 'completed' }, step('done'))
    const lapsed = plan({ period: { end: '2026-03-12' } }, step('lapsed'))
    const inForce = plan({ period: { end: '2026-03' } }, step('still'), step('not any more', { status: 'cancelled' }))
    const { next, over, plans } = gatherPlan([ended, lapsed, inForce], NOW)
    expect(next.map(({ what }) => what)).toEqual(['still'])
    expect(over).toEqual([ended, lapsed])
    expect(plans).toEqual([inForce])
  })

  it('reads goals and teams of their own and inside a plan, and who is named with a step', () => {
    const goal = { resourceType: 'Goal', lifecycleStatus: 'active', description: { text: 'Walk' } }
    const team = {
      resourceType: 'CareTeam',
      participant: [{ role: [{ text: 'Nurse' }], member: { display: 'Siri' } }, {}],
    }
    const facts = plan(
      { contained: [goal, team] },
      step('x', { performer: [{ display: 'Per' }], doNotPerform: true }),
    ).facts
    expect(facts.goals.map(({ what }) => what)).toEqual(['Walk'])
    expect(facts.members).toEqual([{ name: 'Siri', role: 'Nurse' }])
    expect(facts.actions[0]).toMatchObject({ who: ['Per'], isForbidden: true })
    const target = [{ dueDate: '2026-06', detailString: 'ten minutes' }]
    expect(
      entry({ ...goal, target, achievementStatus: { coding: [{ code: 'improving' }] } }).facts.goals[0],
    ).toMatchObject({
      reached: 'improving',
      targets: [{ measure: null, aim: 'ten minutes' }],
    })
  })

  it('says nothing of an item that a step only points at', () => {
    const pointing = entry({
      resourceType: 'CarePlan',
      activity: [{ reference: { reference: 'ServiceRequest/1', display: 'HIV test' } }, { detail: {} }, 'no activity'],
      careTeam: [{ reference: 'CareTeam/7' }, { reference: 'urn:uuid:00000000-0000-4000-8000-000000000001' }, 3],
    })
    expect(pointing.facts.actions).toEqual([])
    expect(pointing.facts.teams).toEqual(['7', '00000000-0000-4000-8000-000000000001'])
  })
})
