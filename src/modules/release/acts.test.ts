import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Instant, plusDays } from '#base/instant'
import { type PatientScope, type StaffScope, withPatientScope, withStaffScope } from '#platform/database/scopes'
import { tokenIn } from '../../../test/support/actors.ts'
import { bundle, observation, patient, type Sample, tissueReport } from '../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { previewChoice } from './choice/preview-choice.ts'
import { readChoice } from './choice/read-choice.ts'
import { askForWaiting, saveChoice } from './choice/save-choice.ts'
import { commentOn } from './clinic/comment-on.ts'
import { flagCounselled } from './clinic/flag-counselled.ts'
import { liftHold } from './clinic/lift-hold.ts'
import { listActs } from './clinic/list-acts.ts'
import { listHeld } from './clinic/list-held.ts'
import { placeHold } from './clinic/place-hold.ts'
import { releaseNow } from './clinic/release-now.ts'
import { countHolds } from './count-holds.ts'
import { listComments } from './list-comments.ts'
import { listSealed } from './list-sealed.ts'
import { listVerdicts } from './list-verdicts.ts'
import { recordPulse, summarisePulses } from './pulse.ts'
import { recordOpening } from './record-opening.ts'
import { redecideDue } from './redecide.ts'

const FEED = 'nordfjord-hospital-fhir'
const DAY_MS = 86_400_000
const daysAgo = (days: number): string => new Date(performance.timeOrigin - days * DAY_MS).toISOString()
const BRCA1 = { code: { coding: [{ system: 'http://loinc.org', code: '21636-6', display: 'BRCA1' }] } }

describe.each(databaseKinds())('what people do with openness, on %s', (kind) => {
  let portal: TestPortal
  let clinician: string
  let steward: string
  let elsewhere: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    clinician = tokenIn(await portal.signIn('clinician@demo.example'))
    steward = tokenIn(await portal.signIn('steward@demo.example'))
    await portal.addAccount('away@test.example', {
      name: 'Dr Away',
      role: 'clinician',
      institutionId: 'orkdal-hospital',
    })
    elsewhere = tokenIn(await portal.signIn('away@test.example'))
  })
  afterAll(() => portal.close())

  let people = 0
  /** Somebody new at the hospital, with an account, and what has come about them. */
  async function somebody(...about: ((who: string) => Sample)[]) {
    const who = `mona-${people++}`
    const birthDate = new Date(Date.UTC(1950, people, 7)).toISOString().slice(0, 10)
    await portal.takeIn(FEED, bundle(patient(who, { birthDate, name: [{ family: who, given: ['Mona'] }] })))
    if (about.length > 0) await portal.takeIn(FEED, bundle(...about.map((make) => make(who))))
    const [row] = await portal.house.owner(
      `select l.person_id from patient_key k join patient_link l using (link_id) where k.key = $1`,
      [`Patient/${who}`],
    )
    const personId = row!.person_id as string
    await portal.addAccount(`${who}@test.example`, { name: who, grants: [{ personId, capacity: 'self' }] })
    const token = tokenIn(await portal.signIn(`${who}@test.example`))
    const own = <Result>(work: (scope: PatientScope) => Promise<Result>) =>
      withPatientScope(portal.house.database, { token, subject: personId, requestId: 'test' }, work)
    const item = async (id: string) => {
      const [found] = await portal.house.owner(
        'select item_id, verdict, release_rule, release_at, shows_card, facts from item where person_id = $1 and source_id = $2',
        [personId, `${who}-${id}`],
      )
      return found as { item_id: string; verdict: string; release_rule: string; release_at: Date; facts: string }
    }
    return {
      who,
      personId,
      own,
      item,
      isOpen: async (id: string) => (await item(id)).release_at <= new Date(Date.now()),
    }
  }

  const asClinician = <Result>(work: (scope: StaffScope) => Promise<Result>, token = clinician) =>
    withStaffScope(portal.house.database, { token, role: 'clinician', requestId: 'test' }, work)
  const asSteward = <Result>(work: (scope: StaffScope) => Promise<Result>) =>
    withStaffScope(portal.house.database, { token: steward, role: 'steward', requestId: 'test' }, work)
  const worker = () => redecideDue(portal.house.database)

  const tissue = (id: string, days: number) => (who: string) =>
    tissueReport(`${who}-${id}`, who, daysAgo(days), { conclusion: 'as expected' })
  const blood =
    (id: string, over: object = {}) =>
    (who: string) =>
      observation(`${who}-${id}`, who, { effectiveDateTime: daysAgo(1), issued: daysAgo(1), ...over })

  it('a comment opens what waited for one, and is read beside it, not before', async () => {
    const mona = await somebody(tissue('tissue', 2))
    const { item_id: itemId } = await mona.item('tissue')
    expect((await asClinician((scope) => listHeld(scope, { personId: mona.personId })))[0]).toMatchObject({
      itemId,
      given: ['Mona'],
      releaseRule: 'tissue-samples-wait-anywhere',
      comments: 0,
    })
    await asClinician((scope) => commentOn(scope, { itemId, text: 'Nothing to worry about.', language: 'en' }))
    expect(await mona.own((scope) => listComments(scope, { itemId }))).toEqual([])
    expect(await mona.isOpen('tissue')).toBe(false)
    await worker()
    expect(await mona.item('tissue')).toMatchObject({ verdict: 'open', release_rule: 'tissue-samples-wait-anywhere' })
    expect(await mona.own((scope) => listComments(scope, { itemId }))).toMatchObject([
      { text: 'Nothing to worry about.' },
    ])
    expect(await mona.own((scope) => listVerdicts(scope, { itemId }))).toMatchObject([
      {
        verdict: 'open',
        rule: 'tissue-samples-wait-anywhere',
        spoken: { decidedBy: expect.stringMatching(/council/i) },
      },
      { verdict: 'after-comment', rule: 'tissue-samples-wait-anywhere' },
    ])
    expect(await asClinician((scope) => listHeld(scope, { personId: mona.personId }))).toEqual([])
  })

  it('a hold closes at once, parts too, ends on its day, and is lifted', async () => {
    const mona = await somebody((who) => observation(`${who}-potassium`, who, { issued: daysAgo(1) }))
    const { item_id: itemId } = await mona.item('potassium')
    expect(await mona.isOpen('potassium')).toBe(true)
    const until = plusDays(new Date(Date.now()), 3) as Instant
    const hold = { itemId, ground: 'talk-is-booked', reason: 'We talk on Friday.', until }
    await asClinician((scope) => placeHold(scope, hold))
    expect(await mona.item('potassium')).toMatchObject({ release_rule: 'clinician-hold', release_at: until })
    await worker()
    expect(await mona.item('potassium')).toMatchObject({ release_rule: 'clinician-hold', release_at: until })
    await portal.takeIn(FEED, bundle(observation(`${mona.who}-potassium`, mona.who, { issued: daysAgo(1) })))
    expect(await mona.item('potassium')).toMatchObject({ release_rule: 'clinician-hold', release_at: until })
    const cards = await mona.own((scope) => listSealed(scope))
    expect(cards).toMatchObject([{ ground: 'talk-is-booked', askedBy: 'Dr Sigrid Lien', opensAt: until }])
    expect(JSON.stringify(cards)).not.toContain('Friday')
    const { holds } = await asClinician((scope) => listActs(scope, { itemId }))
    expect(holds).toMatchObject([{ ground: 'talk-is-booked', reason: 'We talk on Friday.', liftedAt: null }])
    const counts = await asSteward(countHolds)
    expect(counts.byClinicians).toContainEqual(
      expect.objectContaining({ institutionId: 'nordfjord-hospital', ground: 'talk-is-booked' }),
    )
    await asClinician((scope) => liftHold(scope, { holdId: holds[0]!.holdId }))
    await worker()
    expect(await mona.isOpen('potassium')).toBe(true)
    await expect(asClinician((scope) => liftHold(scope, { holdId: holds[0]!.holdId }))).rejects.toThrow('hold')
    const told = await mona.own((scope) => listVerdicts(scope, { itemId }))
    expect(told.map(({ rule }) => rule)).toEqual(['everyday-tests-open', 'clinician-hold', 'everyday-tests-open'])
    expect(JSON.stringify(told)).not.toContain('Friday')
  })

  it.each([
    ['a ground that the rulebook does not list', { ground: 'too-busy' }, /no ground/],
    ['no reason', { reason: ' ' }, /reason/],
    ['a day beyond the safety net', { until: new Date(performance.timeOrigin + 30 * DAY_MS) }, /nothing waits longer/],
    ['a day that is past', { until: new Date(performance.timeOrigin - DAY_MS) }, /later than now/],
  ])('a hold with %s is refused', async (_what, over, says) => {
    const mona = await somebody(blood('potassium'))
    const { item_id: itemId } = await mona.item('potassium')
    const hold = { itemId, ground: 'talk-is-booked', reason: 'r', until: new Date(performance.timeOrigin + DAY_MS) }
    await expect(asClinician((scope) => placeHold(scope, { ...hold, ...over }))).rejects.toThrow(says)
    expect(await mona.isOpen('potassium')).toBe(true)
  })

  it('what the person has opened cannot be held any more', async () => {
    const mona = await somebody(blood('potassium'))
    const { item_id: itemId } = await mona.item('potassium')
    await mona.own((scope) => recordOpening(scope, { itemId }))
    const until = new Date(performance.timeOrigin + DAY_MS)
    await expect(
      asClinician((scope) => placeHold(scope, { itemId, ground: 'talk-is-booked', reason: 'r', until })),
    ).rejects.toThrow(/opened/)
    expect((await asClinician((scope) => listActs(scope, { itemId }))).openedAt).toBeInstanceOf(Date)
  })

  it('clinicians elsewhere neither see nor touch it, and their rows do not count', async () => {
    const mona = await somebody(tissue('tissue', 1))
    const { item_id: itemId } = await mona.item('tissue')
    const until = new Date(performance.timeOrigin + DAY_MS)
    for (const act of [
      (scope: StaffScope) => commentOn(scope, { itemId, text: 'x', language: 'en' }),
      (scope: StaffScope) => releaseNow(scope, { itemId }),
      (scope: StaffScope) => flagCounselled(scope, { itemId }),
      (scope: StaffScope) => listActs(scope, { itemId }).then(() => undefined),
      (scope: StaffScope) => placeHold(scope, { itemId, ground: 'talk-is-booked', reason: 'r', until }),
    ])
      await expect(asClinician(act, elsewhere)).rejects.toThrow('item')
    await portal.house.owner(
      `insert into early_release (person_id, item_id, institution_id, account_id, author_name)
       values ($1, $2, 'orkdal-hospital', $1, 'Dr Away')`,
      [mona.personId, itemId],
    )
    await portal.house.owner(`insert into redecide_person (person_id, because) values ($1, 'test')`, [mona.personId])
    await worker()
    expect(await mona.isOpen('tissue')).toBe(false)
  })

  it('a clinician releases now, and the log says who', async () => {
    const mona = await somebody(tissue('tissue', 1))
    const { item_id: itemId } = await mona.item('tissue')
    await asClinician((scope) => releaseNow(scope, { itemId }))
    await worker()
    expect(await mona.item('tissue')).toMatchObject({ verdict: 'open', release_rule: 'released-by-clinician' })
    expect((await asClinician((scope) => listActs(scope, { itemId }))).released).toMatchObject({ authorName: /./ })
  })

  it('who was counselled at order time waits shorter; a flag set afterwards changes nothing', async () => {
    const order = (who: string) => ({
      resourceType: 'ServiceRequest',
      id: `${who}-order`,
      status: 'active',
      intent: 'order',
      ...BRCA1,
      subject: { reference: `Patient/${who}` },
      authoredOn: daysAgo(5),
    })
    const mona = await somebody(order)
    const { item_id: itemId } = await mona.item('order')
    await asClinician((scope) => flagCounselled(scope, { itemId }))
    await portal.takeIn(FEED, bundle(blood('early', BRCA1)(mona.who)))
    expect(await mona.item('early')).toMatchObject({ release_rule: 'genetic-tests-wait' })
    await portal.takeIn(FEED, bundle(blood('late', { ...BRCA1, issued: undefined })(mona.who)))
    expect(await mona.item('late')).toMatchObject({ release_rule: 'genetic-tests-after-counselling' })
    await worker()
    expect(await mona.item('early')).toMatchObject({ release_rule: 'genetic-tests-wait' })
    expect(await mona.item('late')).toMatchObject({ release_rule: 'genetic-tests-after-counselling' })
  })

  it('a choice is tried, saved, travels to what comes from anywhere, and is changed again', async () => {
    const mona = await somebody(tissue('tissue', 2), blood('potassium'))
    const later = { subject: 'everything', moments: ['when-I-ask'] } as const
    expect(await mona.own((scope) => previewChoice(scope, later))).toMatchObject([
      { category: 'pathology', change: 'none' },
    ])
    const sooner = { subject: 'pathology', moments: ['at-once'] } as const
    expect(await mona.own((scope) => previewChoice(scope, sooner))).toMatchObject([{ change: 'earlier' }])
    expect(await mona.own(readChoice)).toEqual([])
    await mona.own((scope) => saveChoice(scope, later))
    await worker()
    expect(await mona.isOpen('potassium')).toBe(true)
    await portal.takeIn(
      FEED,
      bundle(blood('sodium', { code: { coding: [{ system: 'http://loinc.org', code: '2951-2' }] } })(mona.who)),
    )
    expect(await mona.item('sodium')).toMatchObject({ verdict: 'delayed', release_rule: 'patient-chose-to-ask' })
    await portal.takeIn(FEED, bundle(blood('potassium')(mona.who)))
    expect(await mona.isOpen('potassium')).toBe(true)
    await mona.own((scope) => askForWaiting(scope))
    await worker()
    expect(await mona.isOpen('sodium')).toBe(true)
    await mona.own((scope) => saveChoice(scope, sooner))
    await worker()
    expect(await mona.item('tissue')).toMatchObject({ verdict: 'open', release_rule: 'patient-chose-at-once' })
    await mona.own((scope) => saveChoice(scope, { subject: 'everything', moments: [] }))
    expect(await mona.own(readChoice)).toMatchObject([{ subject: 'pathology', moments: ['at-once'] }])
  })

  it('a choice that the rulebook does not know is refused, and a delegate’s is not theirs to make', async () => {
    const mona = await somebody()
    const save = (subject: string, moments: readonly string[]) =>
      mona.own((scope) => saveChoice(scope, { subject, moments: moments as never }))
    await expect(save('no-such-class', ['at-once'])).rejects.toThrow(/no class/)
    await expect(save('everything', ['never'])).rejects.toThrow(/no moment/)
    await expect(save('everything', ['at-once', 'after-comment'])).rejects.toThrow(/alone/)
    await portal.addAccount(`helper-${mona.who}@test.example`, {
      grants: [{ personId: mona.personId, capacity: 'delegate' }],
    })
    const token = tokenIn(await portal.signIn(`helper-${mona.who}@test.example`))
    const asHelper = (work: (scope: PatientScope) => Promise<unknown>) =>
      withPatientScope(portal.house.database, { token, subject: mona.personId, requestId: 'test' }, work)
    await expect(
      asHelper((scope) => saveChoice(scope, { subject: 'everything', moments: ['at-once'] })),
    ).rejects.toThrow(/own/)
    expect(await asHelper(readChoice)).toEqual([])
  })

  it('a tap goes into the pool without a name, once', async () => {
    for (let n = 0; n < 5; n++) {
      const mona = await somebody(blood('potassium'))
      const { item_id: itemId } = await mona.item('potassium')
      for (let taps = 0; taps < 2; taps++) await mona.own((scope) => recordPulse(scope, { itemId, word: 'helped' }))
    }
    expect(await asSteward(summarisePulses)).toEqual([
      { testClass: 'routine', rule: 'everyday-tests-open', word: 'helped', given: 5 },
    ])
    const mona = await somebody(tissue('tissue', 1))
    const { item_id: held } = await mona.item('tissue')
    await expect(mona.own((scope) => recordPulse(scope, { itemId: held, word: 'helped' }))).rejects.toThrow('item')
  })
})
