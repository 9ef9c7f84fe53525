import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type PatientScope,
  type StaffScope,
  withPatientScope,
  withStaffScope,
  withSystemScope,
} from '#platform/database/scopes'
import { listSealed, redecideDue, saveChoice } from '#release'
import { tokenIn } from '../../../test/support/actors.ts'
import { bundle, observation, patient, type Sample, tissueReport } from '../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { askForCall } from './ask-for-call.ts'
import { askForOpening } from './ask-for-opening.ts'
import { countRequests } from './count-requests.ts'
import { findCall, listAskedCards, listRequests, readRequest } from './list-requests.ts'
import { listPromises, setPromise } from './promise.ts'
import { replyToTeam, takeBack } from './reply.ts'
import { answerRequest } from './team/answer-request.ts'
import { listTeamRequests, readTeamRequest } from './team/list-team-requests.ts'
import { tendRequests } from './tend-requests.ts'

const FEED = 'nordfjord-hospital-fhir'
const daysAgo = (days: number): string => new Date(performance.timeOrigin - days * 86_400_000).toISOString()
const YESTERDAY = `now() - interval '1 day'`

describe.each(databaseKinds())('what is asked for and answered, on %s', (kind) => {
  let portal: TestPortal
  const tokens: Record<string, string> = {}
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    await portal.addAccount('away@test.example', { role: 'clinician', institutionId: 'st-eystein-hospital' })
    for (const name of ['clinician@demo', 'steward@demo', 'clerk@demo', 'away@test'])
      tokens[name.split('@')[0]!] = tokenIn(await portal.signIn(`${name}.example`))
  })
  afterAll(() => portal.close())

  let people = 0
  /** Somebody new at the hospital with what has come about them, and a helper for some categories. */
  async function somebody(...about: ((who: string) => Sample)[]) {
    const who = `rolf-${people++}`
    const birthDate = new Date(Date.UTC(1960, people, 7)).toISOString().slice(0, 10)
    await portal.takeIn(FEED, bundle(patient(who, { birthDate, name: [{ family: who, given: ['Rolf'] }] })))
    await portal.takeIn(FEED, bundle(...about.map((make) => make(who))))
    const [row] = await portal.house.owner(
      'select l.person_id from patient_key k join patient_link l using (link_id) where k.key = $1',
      [`Patient/${who}`],
    )
    const personId = row!.person_id as string
    const account = async (name: string, capacity: 'self' | 'delegate', categories?: ['laboratory']) => {
      const grant = { personId, capacity, ...(categories && { categories }) }
      await portal.addAccount(`${name}@test.example`, { name, grants: [grant] })
      return tokenIn(await portal.signIn(`${name}@test.example`))
    }
    const as =
      (token: string) =>
      <Result>(work: (scope: PatientScope) => Promise<Result>) =>
        withPatientScope(portal.house.database, { token, subject: personId, requestId: 'test' }, work)
    return {
      personId,
      own: as(await account(who, 'self')),
      helper: async (categories?: ['laboratory']) =>
        as(await account(`helper-${who}-${categories ?? 'all'}`, 'delegate', categories)),
      item: async (id: string) =>
        (
          await portal.house.owner('select item_id, release_at from item where person_id = $1 and source_id = $2', [
            personId,
            `${who}-${id}`,
          ])
        )[0] as { item_id: string; release_at: Date },
    }
  }

  const asStaff = <Result>(
    work: (scope: StaffScope) => Promise<Result>,
    who: 'clinician' | 'away' | 'steward' | 'clerk' = 'clinician',
  ) =>
    withStaffScope(
      portal.house.database,
      { token: tokens[who]!, role: who === 'away' ? 'clinician' : who, requestId: 'test' },
      work,
    )
  const tend = () => withSystemScope(portal.house.database, { purpose: 'test' }, tendRequests)
  const tissue = (id: string, days: number) => (who: string) =>
    tissueReport(`${who}-${id}`, who, daysAgo(days), { conclusion: 'as expected' })
  const blood = (id: string) => (who: string) =>
    observation(`${who}-${id}`, who, { effectiveDateTime: daysAgo(1), issued: daysAgo(1) })
  const theCard = async (own: (work: (scope: PatientScope) => Promise<unknown>) => Promise<unknown>) =>
    ((await own((scope) => listSealed(scope))) as Awaited<ReturnType<typeof listSealed>>)[0]!

  it('a card is asked about once, the team opens it, and the request knows what opened', async () => {
    const rolf = await somebody(tissue('tissue', 2))
    const { cardId } = await theCard(rolf.own)
    const requestId = (await rolf.own((scope) => askForOpening(scope, { cardId })))!
    expect(await rolf.own((scope) => askForOpening(scope, { cardId }))).toBeNull()
    expect((await rolf.own(listAskedCards)).get(cardId)).toMatchObject({ requestId, ball: 'staff', closedAt: null })
    const [asked] = (await asStaff(listTeamRequests)).filter(({ personId }) => personId === rolf.personId)
    expect(asked).toMatchObject({ requestId, kind: 'early-opening', given: ['Rolf'], category: 'pathology' })
    const { items } = await asStaff((scope) => readTeamRequest(scope, { requestId }))
    expect(items).toMatchObject([{ isOpen: false, title: expect.any(String) }])
    expect(await asStaff((scope) => answerRequest(scope, { requestId, word: 'opened', text: 'All is well.' }))).toEqual(
      {
        fault: null,
      },
    )
    await redecideDue(portal.house.database)
    const told = await rolf.own((scope) => readRequest(scope, { requestId }))
    expect(told).toMatchObject({ outcome: 'opened', items: [{ itemId: (await rolf.item('tissue')).item_id }] })
    expect(told.events.map(({ word, text, byWhom }) => [word, text, byWhom])).toEqual([
      ['asked', null, 'person'],
      ['opened', 'All is well.', 'staff'],
    ])
    expect(await rolf.own((scope) => listSealed(scope))).toEqual([])
    await expect(asStaff((scope) => answerRequest(scope, { requestId, word: 'declined', text: 'x' }))).rejects.toThrow(
      'somebody else',
    )
  })

  it('a team declines with words only, calls, and asks back; then it is the person’s turn', async () => {
    const rolf = await somebody(tissue('tissue', 2))
    const { cardId } = await theCard(rolf.own)
    const requestId = (await rolf.own((scope) => askForOpening(scope, { cardId })))!
    const answer = (word: string, text = '') => asStaff((scope) => answerRequest(scope, { requestId, word, text }))
    expect(await answer('declined')).toEqual({ fault: 'text' })
    expect(await answer('called')).toEqual({ fault: 'word' })
    await expect(rolf.own((scope) => replyToTeam(scope, { requestId, text: 'now' }))).rejects.toThrow('turn')
    await answer('will-call', 'On Thursday.')
    await answer('question', 'Which number?')
    expect((await rolf.own((scope) => readRequest(scope, { requestId }))).ball).toBe('person')
    await rolf.own((scope) => replyToTeam(scope, { requestId, text: '555 10 200' }))
    await answer('declined', 'Dr Moe wants to tell you herself.')
    const told = await rolf.own((scope) => readRequest(scope, { requestId }))
    expect(told).toMatchObject({ outcome: 'declined', ball: 'staff', items: [] })
    expect(told.events.map(({ word }) => word)).toEqual(['asked', 'will-call', 'question', 'reply', 'declined'])
    expect(await theCard(rolf.own)).toMatchObject({ cardId })
    expect(await rolf.own(listAskedCards)).toEqual(new Map())
    expect(await rolf.own((scope) => askForOpening(scope, { cardId }))).not.toBeNull()
  })

  it('nobody else reads or answers it: another institution, the desk, a helper for other kinds', async () => {
    const rolf = await somebody(tissue('tissue', 2), blood('potassium'))
    const { cardId } = await theCard(rolf.own)
    const [wide, narrow] = [await rolf.helper(), await rolf.helper(['laboratory'])]
    const requestId = (await wide((scope) => askForOpening(scope, { cardId: cardId })))!
    expect(await wide(listRequests)).toMatchObject([{ requestId, askedName: expect.stringContaining('helper') }])
    expect(await rolf.own(listRequests)).toHaveLength(1)
    expect(await narrow(listRequests)).toEqual([])
    await expect(narrow((scope) => askForOpening(scope, { cardId }))).rejects.toThrow('card')
    await expect(narrow((scope) => readRequest(scope, { requestId }))).rejects.toThrow('request')
    await expect(asStaff((scope) => readTeamRequest(scope, { requestId }), 'away')).rejects.toThrow('request')
    await expect(asStaff(listTeamRequests, 'clerk')).rejects.toThrow('only who answers')
    expect(await asStaff(listTeamRequests, 'away')).toEqual([])
    await rolf.own((scope) => takeBack(scope, { requestId }))
    await expect(rolf.own((scope) => takeBack(scope, { requestId }))).rejects.toThrow('over')
  })

  it('a wish to be called is the person’s own, once, and only about what is open', async () => {
    const rolf = await somebody(tissue('tissue', 2), blood('potassium'))
    const { item_id: itemId } = await rolf.item('potassium')
    const { item_id: held } = await rolf.item('tissue')
    const helper = await rolf.helper()
    for (const _ of [1, 2]) await rolf.own((scope) => askForCall(scope, { itemId }))
    await expect(rolf.own((scope) => askForCall(scope, { itemId: held }))).rejects.toThrow('item')
    await expect(helper((scope) => askForCall(scope, { itemId }))).rejects.toThrow('person')
    const [request] = await rolf.own(listRequests)
    expect(request).toMatchObject({ kind: 'call-me', category: 'laboratory' })
    expect(await rolf.own((scope) => findCall(scope, { itemId }))).toMatchObject({ requestId: request!.requestId })
    expect(await helper(listRequests)).toEqual([])
    expect(await helper((scope) => findCall(scope, { itemId }))).toBeNull()
    const { requestId } = request!
    await asStaff((scope) => answerRequest(scope, { requestId, word: 'called', text: '' }))
    expect(await rolf.own((scope) => findCall(scope, { itemId }))).toBeNull()
  })

  it('what a choice of one’s own holds, no team opens', async () => {
    const rolf = await somebody(tissue('tissue', 2))
    await rolf.own((scope) => saveChoice(scope, { subject: 'everything', moments: ['when-I-ask'] }))
    await portal.takeIn(FEED, bundle(observation('own-wait', 'rolf-4', { issued: daysAgo(0) })))
    await redecideDue(portal.house.database)
    const cards = await rolf.own((scope) => listSealed(scope))
    const own = cards.find(({ releaseRule }) => releaseRule === 'patient-chose-to-ask')
    if (own) await expect(rolf.own((scope) => askForOpening(scope, { cardId: own.cardId }))).rejects.toThrow('nobody')
    expect(own).toBeDefined()
  })

  it('a late answer is noted once, the region counts it, and what opens by itself ends the request', async () => {
    const rolf = await somebody(tissue('tissue', 2))
    const { cardId } = await theCard(rolf.own)
    const requestId = (await rolf.own((scope) => askForOpening(scope, { cardId })))!
    await portal.house.owner(
      `update request set asked_at = now() - interval '5 days', due_at = ${YESTERDAY} where request_id = $1`,
      [requestId],
    )
    expect((await tend()).reminded).toBe(1)
    expect((await tend()).reminded).toBe(0)
    const counts = await asStaff(countRequests, 'steward')
    expect(counts.find(({ kind: of }) => of === 'early-opening')).toMatchObject({ overdue: 1, answered: 2, inTime: 2 })
    await expect(asStaff(countRequests)).rejects.toThrow('region')
    await portal.house.owner('update item set release_at = now() where person_id = $1 and release_at > now()', [
      rolf.personId,
    ])
    expect((await tend()).ended).toBe(1)
    const told = await rolf.own((scope) => readRequest(scope, { requestId }))
    expect(told).toMatchObject({ outcome: 'opened-itself', items: [{}] })
    expect(told.events.map(({ word }) => word)).toEqual(['asked', 'reminded', 'opened-itself'])
  })

  it('a request ends when what it was about has gone to another record, and is seen there by nobody', async () => {
    const rolf = await somebody(tissue('tissue', 2))
    const other = await somebody(blood('potassium'))
    const { cardId } = await theCard(rolf.own)
    await rolf.own((scope) => askForOpening(scope, { cardId }))
    await portal.house.owner('update patient_link set person_id = $2 where person_id = $1', [
      rolf.personId,
      other.personId,
    ])
    expect(await rolf.own(listRequests)).toEqual([])
    const [request] = (await asStaff(listTeamRequests)).filter(({ personId }) => personId === rolf.personId)
    const { requestId } = request!
    expect((await asStaff((scope) => readTeamRequest(scope, { requestId }))).items).toEqual([])
    await portal.house.owner('update item set person_id = $2 where person_id = $1', [rolf.personId, other.personId])
    expect((await tend()).ended).toBe(1)
    expect(await other.own(listRequests)).toEqual([])
  })

  it('a steward promises in how many days there is an answer; nobody else does', async () => {
    const says = (workingDays: number) => (scope: StaffScope) =>
      setPromise(scope, { kind: 'early-opening', workingDays })
    await expect(asStaff(says(1), 'clinician')).rejects.toThrow('stewards')
    await expect(asStaff(says(0), 'steward')).rejects.toThrow('whole number')
    await asStaff(says(1), 'steward')
    const rolf = await somebody(tissue('tissue', 2))
    expect(await rolf.own(listPromises)).toMatchObject([
      { kind: 'early-opening', workingDays: 1 },
      { kind: 'call-me', workingDays: 1, setAt: null },
      { kind: 'correction', workingDays: 10, setAt: null },
      { kind: 'appointment', workingDays: 3, setAt: null },
      { kind: 'medicine', workingDays: 2, setAt: null },
    ])
  })
})
