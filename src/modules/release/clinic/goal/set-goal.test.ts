import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withPatientScope, withStaffScope } from '#platform/database/scopes'
import { tokenIn } from '../../../../../test/support/actors.ts'
import { bundle, observation, patient } from '../../../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../../../test/support/test-portal.ts'
import { listOwnGoals } from './list-goals.ts'
import { readGoal } from './set-goal.ts'

const TODAY = '2026-11-22'
const FORM = { low: '4,5', high: '6', unit: 'mmol/L', reason: 'kidneys', until: '2027-03-01' }

describe('what a form says of a goal', () => {
  it('is read with a point or a comma, one end or both', () => {
    expect(readGoal(FORM, TODAY).order).toMatchObject({ low: 4.5, high: 6 })
    expect(readGoal({ ...FORM, low: ' ' }, TODAY).order).toMatchObject({ low: null, high: 6 })
  })

  it.each([
    [{ low: '', high: '' }, 'ends'],
    [{ low: 'seven' }, 'ends'],
    [{ low: '7' }, 'ends'],
    [{ unit: ' ' }, 'unit'],
    [{ reason: '' }, 'reason'],
    [{ until: '2026-11-21' }, 'until'],
    [{ until: '2036-01-01' }, 'until'],
    [{ until: 'soon' }, 'until'],
  ])('%o is wrong', (over, fault) => expect(readGoal({ ...FORM, ...over }, TODAY)).toEqual({ order: null, fault }))
})

describe('a goal for one person', () => {
  let portal: TestPortal
  let itemId = ''
  let own = ''
  let cookie = ''
  let personId = ''
  beforeAll(async () => {
    portal = await openTestPortal(databaseKinds()[0]!)
    await portal.takeIn(
      'nordfjord-hospital-fhir',
      bundle(patient('goal')),
      bundle(observation('goal-1', 'goal'), observation('goal-2', 'goal')),
    )
    const [row] = await portal.house.owner(`select person_id, item_id from item where source_id = 'goal-1'`, [])
    itemId = row!.item_id as string
    personId = row!.person_id as string
    await portal.addAccount('goal@test.example', { grants: [{ personId: personId as never, capacity: 'self' }] })
    own = await portal.signIn('goal@test.example')
    cookie = await portal.signIn('clinician@demo.example')
  })
  afterAll(() => portal.close())

  const goals = () =>
    withPatientScope(portal.house.database, { token: tokenIn(own), subject: personId, requestId: 'test' }, (scope) =>
      listOwnGoals(scope, { codeKeys: ['http://loinc.org|2823-3'] }),
    )
  const send = (form: Record<string, string>, to = itemId) => portal.post(`/clinic/items/${to}/goal`, form, cookie)
  const until = new Date(performance.timeOrigin + 86_400_000 * 60).toISOString().slice(0, 10)

  it('is set by a clinician and read by its person on every result of that test, before the usual range', async () => {
    const wrong = await send({ ...FORM, word: 'set', until, reason: '' })
    expect(wrong.status).toBe(422)
    expect(await goals()).toEqual([])
    expect((await send({ ...FORM, word: 'set', until })).status).toBe(303)
    const [other] = await portal.house.owner(`select item_id from item where source_id = 'goal-2'`, [])
    const page = await portal.get(`/record/item/${other!.item_id}`, own)
    expect(page.text).toContain('Your goal:')
    expect(page.text).toContain('kidneys')
  })

  it('gives way to a newer one, and ends when a clinician says so', async () => {
    await send({ ...FORM, word: 'set', until, high: '5' })
    const [goal, ...more] = await goals()
    expect(more).toEqual([])
    expect(goal).toMatchObject({ high: 5, unit: 'mmol/L' })
    const shown = await portal.get(`/clinic/items/${itemId}/goal`, cookie)
    expect(shown.text).toContain(goal!.goalId)
    expect((await send({ word: 'end', goal: goal!.goalId })).status).toBe(303)
    expect(await goals()).toEqual([])
    expect((await send({ word: 'end', goal: goal!.goalId })).status).toBe(404)
  })

  it('set at an earlier result does not come back when the one of a later result ends', async () => {
    const [later] = await portal.house.owner(`select item_id from item where source_id = 'goal-2'`, [])
    const laterId = later!.item_id as string
    await send({ ...FORM, word: 'set', until, high: '5' })
    await send({ ...FORM, word: 'set', until, high: '5.5' }, laterId)
    const [goal, ...more] = await goals()
    expect(more).toEqual([])
    expect(goal).toMatchObject({ high: 5.5 })
    expect((await portal.get(`/clinic/items/${itemId}/goal`, cookie)).text).not.toContain('name="goal"')
    await send({ word: 'end', goal: goal!.goalId }, laterId)
    expect(await goals()).toEqual([])
    // As goals from before this rule stand.
    await portal.house.owner(`update goal_range set ended_at = null, ended_by = null where high = 5`, [])
    expect(await goals()).toEqual([])
  })

  it('is not for staff without patients', async () => {
    await expect(
      withStaffScope(
        portal.house.database,
        { token: tokenIn(cookie), role: 'clerk', requestId: 'test' },
        async () => null,
      ),
    ).rejects.toThrow()
  })
})
