import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { askBeforeVisits, tellOfQuestionnaires } from '#questionnaires'
import { heartVisit } from '#region/questionnaires/heart-visit'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

describe.each(databaseKinds())('a team asks, a person answers page by page, the team reads, on %s', (kind) => {
  let portal: TestPortal
  let [kari, liv, nurse, other, secretary, site] = ['', '', '', '', '', '']
  let [ask, number, form] = ['', '', '']
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    const signIn = (name: string) => portal.signIn(`${name}@demo.example`)
    kari = await signIn('patient')
    liv = await signIn('delegate')
    nurse = await signIn('clinician')
    other = await signIn('homecare')
    secretary = await signIn('secretary')
    site = await signIn('site')
    const [key] = await portal.house.owner(
      `select regexp_replace(k.key, '^.*[|/]', '') as number from patient_key k join patient_link l using (link_id)
       where l.person_id = $1 and k.institution_id = 'nordfjord-hospital' and not k.ambiguous limit 1`,
      [await portal.personCalled('Kari')],
    )
    number = key!.number as string
  })
  afterAll(() => portal.close())

  const day = (days: number) => new Date(performance.timeOrigin + days * 86_400_000).toISOString().slice(0, 10)
  const asSystem = <Result>(work: (scope: SystemScope) => Promise<Result>) =>
    withSystemScope(portal.house.database, { purpose: 'test' }, work)
  const tell = () =>
    asSystem((scope) => tellOfQuestionnaires(scope, { address: 'https://portal.example/questionnaires' }))
  const page = (step: number | string, cookie = kari) => portal.get(`/questionnaires/${ask}/page/${step}`, cookie)
  const answer = (step: number, fields: Record<string, string>, cookie = kari) =>
    portal.post(`/questionnaires/${ask}/page/${step}`, { does: 'next', ...fields }, cookie)
  const published = async () =>
    /institution\/questionnaires\/([\w-]{36})/.exec((await portal.get('/institution/questionnaires', site)).text)![1]!

  it('an administrator publishes what was checked, and reads what is wrong with anything else', async () => {
    const publish = (resource: object | string, cookie = site) =>
      portal.post(
        '/institution/questionnaires',
        { text: typeof resource === 'string' ? resource : JSON.stringify(resource) },
        cookie,
      )
    for (const [text, said] of [
      ['{', 'It is not JSON'],
      ['{"resourceType":"Patient"}', 'It is not a Questionnaire.'],
      [JSON.stringify({ ...heartVisit(), status: 'draft' }), 'Questionnaire.status'],
      [JSON.stringify({ ...heartVisit(), nonsense: 1 }), 'nonsense'],
      [`{"resourceType":"Questionnaire","item":${'[{"item":'.repeat(9000)}[]${'}]'.repeat(9000)}}`, 'levels deep'],
    ] as const) {
      const refused = await publish(text)
      expect([refused.status, refused.text.includes(said)]).toEqual([422, true])
    }
    expect((await publish(heartVisit(), nurse)).status).toBe(404)
    expect((await publish(heartVisit())).text).toContain('This version is in use already.')
    const next = await publish({ ...heartVisit(), version: '2' })
    expect(next.status).toBe(303)
    form = /questionnaires\/([\w-]{36})/.exec(next.location!)![1]!
    expect((await portal.get('/institution/questionnaires', site)).text).toContain('Version 2')
    const preview = (await portal.get(`/institution/questionnaires/${form}`, site)).text
    for (const said of ['When do you get short of breath?', 'Only asked after some answers', 'kg', 'Page 5'])
      expect(preview).toContain(said)
    expect(preview).toContain('Talk with the heart nurse: 30 days before')
  })

  it('a nurse asks a patient of her care, once; it is told by mail without a word of what', async () => {
    expect((await portal.get('/clinic/questionnaires/new?number=nobody-has-it', nurse)).text).toContain(
      'No patient of your care has this number.',
    )
    const shown = (await portal.get(`/clinic/questionnaires/new?number=${number}`, nurse)).text
    const team = /name="team"[\s\S]*?<option value="([\w-]{36})"/.exec(shown)![1]!
    const order = { number, team, form, until: day(10), words: 'So that we can talk about it.' }
    const send = (fields: object, cookie = nurse) =>
      portal.post('/clinic/questionnaires/new', { ...order, ...fields }, cookie)
    expect((await send({ until: day(-2) })).status).toBe(422)
    expect((await send({ form: team })).status).toBe(422)
    expect((await send({}, other)).status).not.toBe(303)
    expect((await send({})).location).toBe('/clinic/questionnaires?said=sent')
    expect((await send({})).location).toBe('/clinic/questionnaires?said=twice')
    const [row] = await portal.house.owner('select ask_id from questionnaire_ask')
    ask = row!.ask_id as string
    expect([await tell(), await tell()]).toEqual([1, 0])
    const mails = await portal.house.owner(
      `select to_address, subject, body from outgoing_message where message_key like 'questionnaire-%'`,
    )
    expect(mails.map((mail) => mail.to_address)).toEqual(['patient@demo.example'])
    expect(JSON.stringify(mails)).not.toMatch(/heart|nurse|nordfjord|breath/i)
  })

  it('she reads who asks, who reads it and when, before she begins', async () => {
    expect((await portal.get('/', kari)).text).toContain('A health service asks you some questions.')
    const text = (await portal.get(`/questionnaires/${ask}`, kari)).text
    for (const said of [
      'So that we can talk about it.',
      'Outpatient clinic',
      'Nobody reads it at once',
      '112',
      'Up to 8 questions',
    ])
      expect(text).toContain(said)
    expect((await portal.get(`/questionnaires/${ask}`, liv)).status).toBe(404)
  })

  it('answers page by page; what is missing or wrong is said, and what is right is kept', async () => {
    expect((await page('next')).location).toBe(`/questionnaires/${ask}/page/1`)
    const wrong = await answer(1, { q0: '2', q1: '1' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('href="#q2"')
    expect(wrong.text).toContain('Answer this question.')
    const left = await portal.post(`/questionnaires/${ask}/page/1`, { does: 'pause', q0: '2', q1: '1' }, kari)
    expect(left.location).toBe(`/questionnaires/${ask}?said=paused`)
    expect((await portal.get(left.location!, kari)).text).toContain('Your answers are kept. Nothing is sent yet.')
    const again = (await page(1)).text
    expect(again).toMatch(/id="q0-2"[^>]*checked/)
    expect((await answer(1, { q0: '2', q1: '1', q2: '1' })).location).toBe(`/questionnaires/${ask}/page/2`)
  })

  it('a question that depends on an answer comes only after it, without a script', async () => {
    expect((await page(3)).status).toBe(404)
    expect((await answer(2, { q3: 'yes' })).location).toBe(`/questionnaires/${ask}/page/5`)
    expect((await answer(2, { q3: 'no' })).location).toBe(`/questionnaires/${ask}/page/3`)
    expect((await answer(3, { 'q4-2': 'yes' })).status).toBe(422)
    const why = await answer(3, { 'q4-1': 'yes', 'q4-2': 'yes', 'q4-other': '<b>too many</b>' })
    expect(why.location).toBe(`/questionnaires/${ask}/page/4`)
    expect((await portal.post(`/questionnaires/${ask}/page/4`, { does: 'back', q5: '' }, kari)).location).toBe(
      `/questionnaires/${ask}/page/3`,
    )
    expect((await answer(4, { q5: 'dizzy' })).location).toBe(`/questionnaires/${ask}/page/5`)
    const heavy = await answer(5, { q6: '700' })
    expect([heavy.status, heavy.text.includes('Write 300 or less.')]).toEqual([422, true])
    expect((await answer(5, { q6: '72,5', q7: 'Stairs' })).location).toBe(`/questionnaires/${ask}/check`)
  })

  it('nobody of the team reads a word before it is sent', async () => {
    const list = (await portal.get('/clinic/questionnaires', nurse)).text
    expect(list).toContain('Asked, not answered')
    const seen = (await portal.get(`/clinic/questionnaires/${ask}`, nurse)).text
    for (const draft of ['dizzy', 'too many', '72.5', 'Stairs']) expect(seen).not.toContain(draft)
    expect((await portal.get(`/clinic/questionnaires/${ask}/fhir`, nurse)).status).toBe(404)
  })

  it('she looks at all of it, changes one thing, and sends it once', async () => {
    const check = (await portal.get(`/questionnaires/${ask}/check`, kari)).text
    for (const said of ['When I walk slowly', 'They make me feel ill', '&lt;b>too many&lt;/b>', 'dizzy', '72.5 kg'])
      expect(check).toContain(said)
    const changed = await answer(2, { q3: 'yes', does: 'next' })
    expect(changed.status).toBe(303)
    expect((await portal.get(`/questionnaires/${ask}/check`, kari)).text).not.toContain('dizzy')
    const back = await portal.post(
      `/questionnaires/${ask}/page/2`,
      { does: 'next', afterwards: 'check', q3: 'no' },
      kari,
    )
    expect(back.location).toBe(`/questionnaires/${ask}/check`)
    const send = () => portal.post(`/questionnaires/${ask}/check`, {}, kari)
    expect((await Promise.all([send(), send(), send()])).map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await portal.house.owner('select 1 from questionnaire_response')).toHaveLength(1)
    expect(await portal.house.owner('select 1 from questionnaire_draft')).toHaveLength(0)
    const sent = (await portal.get(`/questionnaires/${ask}`, kari)).text
    expect(sent).toContain('It is sent.')
    expect(sent).toMatch(/Total[\s\S]{0,60}<dd>4</)
    expect((await page(1)).location).toBe(`/questionnaires/${ask}`)
  })

  it('reaches its team and nobody else', async () => {
    for (const cookie of [other, secretary, site, liv, kari]) {
      expect((await portal.get(`/clinic/questionnaires/${ask}`, cookie)).status).toBe(404)
      expect((await portal.get(`/clinic/questionnaires/${ask}/fhir`, cookie)).status).toBe(404)
      expect((await portal.get('/clinic/questionnaires', cookie)).text).not.toContain(ask)
    }
    const response = JSON.parse((await portal.get(`/clinic/questionnaires/${ask}/fhir`, nurse)).text)
    expect(response).toMatchObject({
      resourceType: 'QuestionnaireResponse',
      questionnaire: 'https://causeway.example/Questionnaire/heart-visit|2',
      status: 'completed',
    })
  })

  it('is read and answered in words, once; a colleague who is slower is told', async () => {
    const seen = (await portal.get(`/clinic/questionnaires/${ask}`, nurse)).text
    for (const said of ['dizzy', 'When I walk slowly', 'Answered by the patient']) expect(seen).toContain(said)
    const say = (does: string, text = '') => portal.post(`/clinic/questionnaires/${ask}`, { does, text }, nurse)
    expect((await say('answered', ' ')).status).toBe(422)
    expect((await say('seen')).status).toBe(303)
    expect((await say('answered', 'Please take both tablets.')).status).toBe(303)
    expect((await say('answered', 'Please take both tablets.')).status).toBe(303)
    expect((await say('answered', 'Other words.')).status).toBe(409)
    expect([await tell(), await tell()]).toEqual([1, 0])
    expect((await portal.get('/', kari)).text).toContain('A team has written about what you answered.')
    expect((await portal.get(`/questionnaires/${ask}`, kari)).text).toContain('Please take both tablets.')
    expect((await portal.get('/', kari)).text).not.toContain('A team has written about what you answered.')
    expect((await portal.get('/access-log', kari)).text).toContain('questions of a team and the answers')
  })

  it('is asked before a booked visit by itself, follows it when it moves, and ends when it is off', async () => {
    const [service] = await portal.house.owner(
      `select service_id from visit_service where name = 'Talk with the heart nurse'`,
    )
    // At some hours of the day the first slot is already too near to be moved.
    await portal.house.owner('update visit_service set latest_cancel_hours = 0 where service_id = $1', [
      service!.service_id,
    ])
    const offered = async () =>
      [
        ...(await portal.get(`/appointments/book/${service!.service_id}`, kari)).text.matchAll(
          /value="([0-9a-f-]{36})"/g,
        ),
      ].map((found) => found[1]!)
    const [slot, later] = await offered()
    const book = (slotId: string, fields: object = {}) =>
      portal.post(`/appointments/book/${service!.service_id}`, { slot: slotId, does: 'book', ...fields }, kari)
    const booked = await book(slot!)
    expect(booked.status).toBe(303)
    expect([await asSystem(askBeforeVisits), await asSystem(askBeforeVisits)]).toEqual([1, 0])
    const [before] = await portal.house.owner(
      'select ask_id, visit_id, until_day::text from questionnaire_ask where visit_id is not null',
    )
    const visit = (await portal.get(`/appointments/${before!.visit_id}`, kari)).text
    expect(visit).toContain('What the service asks before this visit')
    expect(visit).toContain(`/questionnaires/${before!.ask_id}`)
    expect((await portal.get(`/questionnaires/${before!.ask_id}`, kari)).text).toContain('For your visit on')
    await portal.post(`/questionnaires/${before!.ask_id}/page/1`, { does: 'pause', q0: '1' }, kari)
    expect(later).toBeDefined()
    const moved = await book(later!, { moves: String(before!.visit_id) })
    expect(moved.status).toBe(303)
    expect(await asSystem(askBeforeVisits)).toBe(0)
    const [after] = await portal.house.owner(
      'select ask_id, visit_id, ended_at from questionnaire_ask where visit_id is not null',
    )
    expect(after).toMatchObject({ ask_id: before!.ask_id, ended_at: null })
    expect(after!.visit_id).not.toBe(before!.visit_id)
    await portal.house.owner(
      `update booking set ended_at = now(), ended_word = 'cancelled', ended_name = 'x' where booking_id = $1`,
      [after!.visit_id],
    )
    await asSystem(askBeforeVisits)
    const text = (await portal.get(`/questionnaires/${before!.ask_id}`, kari)).text
    expect(text).toContain('The visit is off')
  })

  it('may be declined by whom it is for, and taken out of use by who publishes it', async () => {
    const shown = (await portal.get(`/clinic/questionnaires/new?number=${number}`, nurse)).text
    const team = /name="team"[\s\S]*?<option value="([\w-]{36})"/.exec(shown)![1]!
    const asked = await portal.post('/clinic/questionnaires/new', { number, team, form, until: day(10) }, nurse)
    expect(asked.location).toBe('/clinic/questionnaires?said=sent')
    const [row] = await portal.house.owner(
      'select ask_id from questionnaire_ask where ended_at is null and visit_id is null order by asked_at desc',
    )
    const declined = row!.ask_id as string
    expect((await portal.post(`/questionnaires/${declined}`, { does: 'decline' }, kari)).status).toBe(303)
    expect((await portal.get(`/questionnaires/${declined}`, kari)).text).toContain('You chose not to answer')
    expect((await portal.get('/clinic/questionnaires', nurse)).text).toContain('The patient does not answer')
    expect((await portal.post(`/institution/questionnaires/${await published()}`, { does: 'end' }, site)).status).toBe(
      303,
    )
    expect((await portal.get(`/clinic/questionnaires/new?number=${number}`, nurse)).status).toBe(404)
    expect((await portal.get(`/questionnaires/${ask}`, kari)).text).toContain('dizzy')
  })
})
