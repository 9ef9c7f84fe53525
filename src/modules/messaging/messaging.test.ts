import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type PatientScope,
  type StaffScope,
  withPatientScope,
  withStaffScope,
  withSystemScope,
} from '#platform/database/scopes'
import { tokenIn } from '../../../test/support/actors.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { listWorkload, typeCounts } from '../workload/workload.ts'
import { findContact } from './directory.ts'
import { listDrafts, saveDraft } from './drafts.ts'
import { listThreads, markRead, openMessages, readThread } from './list-threads.ts'
import { readStage, setStage } from './site/stage.ts'
import { addTeam, listTeams, saveTeam, setMember, setRoute } from './site/teams.ts'
import { answerThread } from './team/answer-thread.ts'
import { listInbox, markTeamRead, openTeams, readTeamThread } from './team/inbox.ts'
import { setAbsence } from './team/team-words.ts'
import { tellOfMessages } from './tell-of-messages.ts'
import { sayInThread, startThread } from './write-thread.ts'

const HERE = 'nordfjord-hospital'
const THERE = 'nordfjord-home-care'
const PLACE = { institutionId: HERE, topic: 'results', serviceId: '' } as const

describe.each(databaseKinds())('messages between people and teams, on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  const tokens: Record<string, string> = {}
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.personCalled('Kari')
    await portal.addAccount('outside@test.example', { role: 'clinician', institutionId: HERE })
    const delegate = { personId: kari, capacity: 'delegate' as const }
    await portal.addAccount('full@test.example', { name: 'Full Helper', grants: [delegate] })
    await portal.addAccount('narrow@test.example', { grants: [{ ...delegate, categories: ['laboratory'] }] })
    for (const email of [
      'patient@demo',
      'clinician@demo',
      'homecare@demo',
      'site@demo',
      'outside@test',
      'full@test',
      'narrow@test',
    ])
      tokens[email.split('@')[0]!] = tokenIn(await portal.signIn(`${email}.example`))
  })
  afterAll(() => portal.close())

  const as = <Result>(work: (scope: PatientScope) => Promise<Result>, who = 'patient') =>
    withPatientScope(
      portal.house.database,
      { token: tokens[who]!, subject: kari, requestId: 'test' },
      async (scope) => {
        await openMessages(scope)
        return work(scope)
      },
    )
  const asTeam = <Result>(work: (scope: StaffScope, teams: readonly string[]) => Promise<Result>, who = 'clinician') =>
    withStaffScope(
      portal.house.database,
      { token: tokens[who]!, role: 'clinician', requestId: 'test' },
      async (scope) => work(scope, await openTeams(scope)),
    )
  const asSite = <Result>(work: (scope: StaffScope) => Promise<Result>) =>
    withStaffScope(
      portal.house.database,
      { token: tokens.site!, role: 'institution-administrator', requestId: 'test' },
      work,
    )
  const write = (subject: string, who = 'patient', key: string = randomUUID()) =>
    as((scope) => startThread(scope, { ...PLACE, key, subject, text: 'How high is too high?' }), who)
  const inbox = (who = 'clinician') =>
    asTeam((scope) => listInbox(scope, { topic: null, ball: 'staff', after: null, take: 50 }), who)
  const say = (threadId: string, word: string, text: string, over: object = {}) =>
    asTeam(async (scope) => {
      const thread = await readTeamThread(scope, { threadId })
      const lastSeen = thread.messages.at(-1)!.messageId
      return answerThread(scope, { threadId, key: randomUUID(), word, text, toTeam: '', lastSeen, ...over })
    })

  it('a question reaches its team once, is answered, and is read; the reply opens it again', async () => {
    const key = randomUUID()
    const threadId = await write('Potassium', 'patient', key)
    expect(await write('Potassium', 'patient', key)).toBe(threadId)
    const [waiting] = (await inbox()).filter((each) => each.threadId === threadId)
    expect(waiting).toMatchObject({ subject: 'Potassium', ball: 'staff', personName: expect.stringContaining('Kari') })
    await asTeam((scope) => markTeamRead(scope, { threadId }))
    const answerKey = randomUUID()
    for (const _ of [1, 2])
      expect(await say(threadId, 'answer', 'Under five is fine.', { key: answerKey })).toEqual({ fault: null })
    const [listed] = (await as(listThreads)).filter((each) => each.threadId === threadId)
    expect(listed).toMatchObject({ isUnread: true, ball: 'person', closedAt: expect.any(Date) })
    await as((scope) => markRead(scope, { threadId }))
    const told = await as((scope) => readThread(scope, { threadId }))
    expect(told.messages.map(({ word, text }) => [word, text])).toEqual([
      ['asked', 'How high is too high?'],
      ['answer', 'Under five is fine.'],
    ])
    expect(told).toMatchObject({ teamReadAt: expect.any(Date), personReadAt: expect.any(Date) })
    expect((await as(listThreads)).find((each) => each.threadId === threadId)!.isUnread).toBe(false)
    const replyKey = randomUUID()
    for (const _ of [1, 2])
      await as((scope) => sayInThread(scope, { threadId, key: replyKey, word: 'reply', text: 'And above?' }))
    const again = await as((scope) => readThread(scope, { threadId }))
    expect(again).toMatchObject({ closedAt: null, ball: 'staff', messages: { length: 3 } })
  })

  it('who answers has seen the last words, and a question back is the person’s turn', async () => {
    const threadId = await write('Two at once')
    expect(await say(threadId, 'answer', 'Yes.', { lastSeen: randomUUID() })).toEqual({ fault: 'changed' })
    expect(await say(threadId, 'question', ' ')).toEqual({ fault: 'text' })
    expect(await say(threadId, 'shout', 'x')).toEqual({ fault: 'word' })
    await say(threadId, 'question', 'Since when?')
    expect((await inbox()).some((each) => each.threadId === threadId)).toBe(false)
    await as((scope) => sayInThread(scope, { threadId, key: randomUUID(), word: 'closed', text: '' }))
    expect(await as((scope) => readThread(scope, { threadId }))).toMatchObject({ closedAt: expect.any(Date) })
  })

  it('nobody else reads it: other clinicians here, other institutions, helpers without the task', async () => {
    const threadId = await write('For the team alone')
    expect(await inbox('outside')).toEqual([])
    for (const who of ['outside', 'homecare'])
      await expect(asTeam((scope) => readTeamThread(scope, { threadId }), who)).rejects.toThrow('thread')
    expect(await as(listThreads, 'narrow')).toEqual([])
    await expect(as((scope) => readThread(scope, { threadId }), 'narrow')).rejects.toThrow('thread')
    await expect(write('Not mine to write', 'narrow')).rejects.toThrow('team')
    const byHelper = await write('From the helper', 'full')
    expect(await as((scope) => readThread(scope, { threadId: byHelper }))).toMatchObject({ askedName: 'Full Helper' })
    await portal.house.owner(`update access_grant set tasks = '{messages}' where account_id =
      (select id from portal_account where email = 'narrow@test.example')`)
    expect((await as(listThreads, 'narrow')).map((each) => each.threadId)).toContain(threadId)
    await portal.house.owner(`update access_grant set tasks = null where account_id =
      (select id from portal_account where email = 'narrow@test.example')`)
  })

  it('a member of staff never acts in what concerns themselves, or somebody who keeps everything from them', async () => {
    const threadId = await write('Between us')
    const id = (await portal.house.owner(`select id from portal_account where email = 'clinician@demo.example'`))[0]!.id
    await portal.house.owner(
      `insert into restriction (person_id, against, against_account, what, opens_in_emergency, made_by, made_name, made_as)
       values ($1, 'account', $2, 'everything', false, gen_random_uuid(), 'Kari', 'self')`,
      [kari, id],
    )
    expect((await inbox()).some((each) => each.threadId === threadId)).toBe(false)
    await expect(asTeam((scope) => readTeamThread(scope, { threadId }))).rejects.toThrow('thread')
    await portal.house.owner('delete from restriction where person_id = $1', [kari])
    expect((await inbox()).some((each) => each.threadId === threadId)).toBe(true)
  })

  it('it is handed over to a team elsewhere, which reads all of it, and the first one no more', async () => {
    const threadId = await write('Wrong door')
    const [there] = await portal.house.owner('select team_id from message_team where institution_id = $1', [THERE])
    const toTeam = there!.team_id as string
    expect(await say(threadId, 'handed-over', 'They visit you at home.', { toTeam: randomUUID() })).toEqual({
      fault: 'team',
    })
    expect(await say(threadId, 'handed-over', 'They visit you at home.', { toTeam })).toEqual({ fault: null })
    await expect(asTeam((scope) => readTeamThread(scope, { threadId }))).rejects.toThrow('thread')
    const page = await asTeam((scope) => readTeamThread(scope, { threadId }), 'homecare')
    expect(page.messages.map(({ word }) => word)).toEqual(['asked', 'handed-over'])
    expect(await as((scope) => readThread(scope, { threadId }))).toMatchObject({ institutionId: THERE, ball: 'staff' })
  })

  it('a team that is away is covered by another, which reads and answers meanwhile', async () => {
    const threadId = await write('While you are away')
    const [own] = await asSite(listTeams)
    const cover = (await asSite((scope) => addTeam(scope, { name: 'Cover' })))!
    const [outside] = await portal.house.owner(`select id from portal_account where email = 'outside@test.example'`)
    await asSite((scope) => setMember(scope, { teamId: cover, accountId: outside!.id as string, isIn: true }))
    const away = (days: number) => new Date(performance.timeOrigin + days * 86_400_000)
    await asTeam((scope) =>
      setAbsence(scope, { teamId: own!.teamId, awayFrom: away(-1), awayUntil: away(7), coveredBy: cover }),
    )
    expect((await inbox('outside')).map((each) => each.threadId)).toContain(threadId)
    expect(await as((scope) => findContact(scope, PLACE))).toMatchObject({ line: { coverName: 'Cover' } })
    await asTeam((scope) =>
      setAbsence(scope, { teamId: own!.teamId, awayFrom: away(-1), awayUntil: away(7), coveredBy: null }),
    )
    await as((scope) => sayInThread(scope, { threadId, key: randomUUID(), word: 'closed', text: '' }))
    await as((scope) => sayInThread(scope, { threadId, key: randomUUID(), word: 'reply', text: 'Once more.' }))
    expect((await as((scope) => readThread(scope, { threadId }))).dueAt.getTime()).toBeGreaterThan(away(7).getTime())
    await asTeam((scope) =>
      setAbsence(scope, { teamId: own!.teamId, awayFrom: null, awayUntil: null, coveredBy: null }),
    )
    expect(await inbox('outside')).toEqual([])
  })

  it('says by mail that there is a message, once, to who may read it and has not, and nothing of it', async () => {
    const tell = () =>
      withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
        tellOfMessages(scope, { address: 'https://portal.example/messages' }),
      )
    await tell()
    const threadId = await write('Between helper and team', 'full')
    expect(await say(threadId, 'answer', 'A secret.')).toEqual({ fault: null })
    expect(await tell()).toBe(2)
    expect(await tell()).toBe(0)
    const mails = await portal.house.owner(
      `select to_address, subject, body from outgoing_message where message_key like 'message/%'
       order by created_at desc, to_address limit 2`,
    )
    expect(mails.map((mail) => mail.to_address)).toEqual(['full@test.example', 'patient@demo.example'])
    expect(JSON.stringify(mails)).not.toMatch(/secret|Nordfjord|helper and team/i)
    await portal.house.owner(
      `insert into restriction (person_id, against, what, opens_in_emergency, made_by, made_name, made_as)
       values ($1, 'helpers', 'everything', true, gen_random_uuid(), 'Kari', 'self')`,
      [await portal.personCalled('Kari')],
    )
    await say(threadId, 'question', 'Another secret?')
    expect(await tell()).toBe(1)
    await portal.house.owner(
      `update restriction set ended_at = now(), ended_tx = this_transaction() where what = 'everything'`,
    )
    await portal.house.owner(
      `insert into restriction (person_id, against, what, from_institution, opens_in_emergency, made_by, made_name, made_as)
       values ($1, 'helpers', 'institution', $2, true, gen_random_uuid(), 'Kari', 'self')`,
      [await portal.personCalled('Kari'), PLACE.institutionId],
    )
    await say(threadId, 'question', 'A third?')
    expect(await tell()).toBe(1)
    await portal.house.owner(
      `update restriction set ended_at = now(), ended_tx = this_transaction() where what = 'institution'`,
    )
  })

  it('a form that comes again with other words loses none of them', async () => {
    const key = randomUUID()
    const threadId = await write('In two tabs', 'patient', key)
    const thread = { ...PLACE, key, subject: 'In two tabs' }
    expect(await as((scope) => startThread(scope, { ...thread, text: 'Now I cannot breathe well.' }))).toBe(threadId)
    expect(await as((scope) => startThread(scope, { ...thread, text: 'Now I cannot breathe well.' }))).toBe(threadId)
    const reply = randomUUID()
    for (const text of ['It hurts a little.', 'It hurts a lot.', 'It hurts a lot.'])
      await as((scope) => sayInThread(scope, { threadId, key: reply, word: 'reply', text }))
    const said = await portal.house.owner('select text from thread_message where thread_id = $1 order by at', [
      threadId,
    ])
    expect(said.map(({ text }) => text).slice(1)).toEqual([
      'Now I cannot breathe well.',
      'It hurts a little.',
      'It hurts a lot.',
    ])
  })

  it('words that are not sent are kept for who wrote them, and gone when they are sent', async () => {
    const key = randomUUID()
    const draft = { ...PLACE, draftId: key, threadId: null, subject: 'Half', text: 'a thought' }
    await as((scope) => saveDraft(scope, draft))
    await as((scope) => saveDraft(scope, { ...draft, text: 'a whole thought' }))
    expect(await as(listDrafts)).toMatchObject([{ draftId: key, text: 'a whole thought' }])
    expect(await as(listDrafts, 'full')).toEqual([])
    await write('Whole', 'patient', key)
    expect(await as(listDrafts)).toEqual([])
  })

  it('a team’s own limit makes the promise longer or closes the form, and is told', async () => {
    const [team] = (await asSite(listTeams)).filter(({ name }) => name !== 'Cover')
    await asSite((scope) => saveTeam(scope, { ...team!, capWeekly: 1, capEffect: 'longer', capExtraDays: 4 }))
    const longer = await as((scope) => findContact(scope, PLACE))
    expect(longer).toMatchObject({ cap: { effect: 'longer', weekly: 1 }, promiseDays: team!.promiseDays + 4 })
    await asSite((scope) => saveTeam(scope, { ...team!, capWeekly: 1, capEffect: 'pause' }))
    await expect(write('Too many')).rejects.toThrow('this week')
    await asSite((scope) => saveTeam(scope, { ...team!, capWeekly: null }))
  })

  it('the ledger counts what a week cost, with what was typed in beside it, and nothing of whom', async () => {
    const [week] = (await asSite((scope) => listWorkload(scope, { weeks: 2 }))).filter((each) => each.asked > 0)
    expect(week).toMatchObject({ institutionId: HERE, phone: null, answerSeconds: expect.any(Number) })
    expect(week!.answered).toBeGreaterThan(1)
    expect(week!.messages).toBeGreaterThanOrEqual(week!.asked)
    const typed = { teamId: week!.teamId, week: week!.week, phone: 12, desk: 3 }
    await asSite((scope) => typeCounts(scope, { ...typed, phone: 11 }))
    await asSite((scope) => typeCounts(scope, typed))
    await expect(asSite((scope) => typeCounts(scope, { ...typed, week: '2026-01-06' }))).rejects.toThrow('Monday')
    await expect(asSite((scope) => typeCounts(scope, { ...typed, teamId: randomUUID() }))).rejects.toThrow('team')
    await expect(asTeam((scope) => listWorkload(scope, { weeks: 2 }))).rejects.toThrow('administrators')
    const weeks = await asSite((scope) => listWorkload(scope, { weeks: 2 }))
    expect(weeks.find((each) => each.teamId === typed.teamId && each.week === typed.week)).toMatchObject({
      phone: 12,
      desk: 3,
    })
    expect(new Set(weeks.map((each) => each.institutionId))).toEqual(new Set([HERE]))
  })

  it('it is on only with every entry criterion; off, what is open is still answered', async () => {
    const threadId = await write('Before it is off')
    const criteria = { ownerName: 'Siv', hasCover: true, hasHours: true, isTrained: true }
    expect(await asSite((scope) => setStage(scope, { ...criteria, isTrained: false, stage: 'on' }))).toBe(false)
    expect(await asSite((scope) => setStage(scope, { ...criteria, stage: 'off' }))).toBe(true)
    expect(await as((scope) => findContact(scope, PLACE))).toBeNull()
    await expect(write('After it is off')).rejects.toThrow('team')
    expect(await say(threadId, 'answer', 'Still here.')).toEqual({ fault: null })
    expect(await asSite((scope) => setStage(scope, { ...criteria, stage: 'pilot' }))).toBe(true)
    expect(await asSite(readStage)).toMatchObject({ stage: 'pilot', ownerName: 'Siv' })
    expect(await as((scope) => findContact(scope, PLACE))).not.toBeNull()
    await asSite((scope) => setRoute(scope, { topic: 'results', serviceId: '', teamId: null }))
    expect(await as((scope) => findContact(scope, PLACE))).toMatchObject({ line: { topic: 'other' } })
  })
})
