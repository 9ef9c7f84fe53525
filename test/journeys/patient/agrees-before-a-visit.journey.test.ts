import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const STUDENT = { title: 'A student may be there', words: 'A student may watch.\n\nAfter a no, nobody watches.' }

describe.each(databaseKinds())('what a service asks one to agree to before a visit, on %s', (kind) => {
  let portal: TestPortal
  let [site, kari, clinician, helper] = ['', '', '', '']
  let serviceId: string
  let visit: string
  let textId: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    site = await portal.signIn('site@demo.example')
    kari = await portal.signIn('patient@demo.example')
    clinician = await portal.signIn('clinician@demo.example')
    await portal.addAccount('everything@test.example', {
      grants: [{ personId: await portal.personCalled('Kari'), capacity: 'delegate' }],
    })
    helper = await portal.signIn('everything@test.example')
    const offered = await portal.post(
      '/institution/slots',
      { name: 'Blood test', latestCancel: '0', offerHours: '4' },
      site,
    )
    serviceId = /slots\/([\w-]+)/.exec(offered.location!)![1]!
    visit = await book()
  })
  afterAll(() => portal.close())

  const text = async (path: string, cookie: string) => (await portal.get(path, cookie)).text
  const say = (answer: string, cookie = kari, id = textId) =>
    portal.post(`${visit}/consents`, { text: id, answer }, cookie)
  async function book(): Promise<string> {
    const [slot] = await portal.house.owner(
      `insert into slot (service_id, institution_id, starts_at, ends_at)
       values ($1, 'nordfjord-hospital', now() + interval '3 days', now() + interval '3 days 20 minutes') returning slot_id`,
      [serviceId],
    )
    const form = { does: 'book', slot: String(slot!.slot_id) }
    const booked = await portal.post(`/appointments/book/${serviceId}`, form, kari)
    return booked.location!.split('?')[0]!
  }
  const expected = async () => {
    const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Oslo' }).format(
      performance.timeOrigin + performance.now() + 3 * 86_400_000,
    )
    return (await text(`/clinic/visits?day=${day}`, clinician)).replaceAll(/<[^>]*>/g, '')
  }

  it('an administrator asks, before one kind of visit or all; without words it is said what is missing', async () => {
    expect(await text(visit, kari)).not.toContain('What you are asked to agree to')
    const wrong = await portal.post('/institution/consents', { title: 'Only a title', words: ' ' }, site)
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Write both')])
    expect(wrong.text).toContain('Only a title')
    await portal.post('/institution/consents', { ...STUDENT, service: serviceId }, site)
    await portal.post('/institution/consents', { title: 'Photographs', words: 'For teaching.' }, site)
    expect(await text('/institution/consents', site)).toContain('A student may be there')
  })

  it('the person reads it before the visit, says yes, and changes it; the team sees what holds', async () => {
    expect(await text(visit, kari)).toContain('2 things wait for your yes or no.')
    const page = await text(`${visit}/consents`, kari)
    for (const words of ['A student may watch.', 'After a no, nobody watches.', 'Not answered yet'])
      expect(page).toContain(words)
    textId = /name="text" value="([\w-]+)"/.exec(page)![1]!
    expect((await say('yes')).location).toBe(`${visit}/consents?said=saved`)
    expect(await text(visit, kari)).toContain('One thing waits for your yes or no.')
    expect(await expected()).toMatch(/A student may be there: Agreed\s*Photographs: Not answered yet/)
    await say('no')
    await say('no')
    expect(await expected()).toContain('A student may be there: Did not agree')
    const kept = await portal.house.owner(
      'select answer, capacity from visit_consent where text_id = $1 order by answered_at',
      [textId],
    )
    expect(kept).toEqual([
      { answer: 'yes', capacity: 'self' },
      { answer: 'no', capacity: 'self' },
    ])
  })

  it('a helper reads it and says nothing for anybody; nobody else finds it', async () => {
    const page = await text(`${visit}/consents`, helper)
    expect(page).toContain('Only the person whose visit it is')
    expect(page).not.toContain('name="answer"')
    expect((await say('yes', helper)).status).toBe(403)
    expect((await portal.get(`${visit}/consents`, clinician)).status).toBe(404)
    expect((await say('maybe')).status).toBe(400)
    const [theirs] = await portal.house.owner(
      `insert into consent_text (institution_id, title, words, language, made_by, made_name)
       values ('st-eystein-hospital', 'x', 'x', 'en', gen_random_uuid(), 'x') returning text_id`,
    )
    expect((await say('yes', kari, String(theirs!.text_id))).status).toBe(404)
  })

  it('what is asked no more stays where it was answered, and cannot be answered', async () => {
    await portal.post('/institution/consents', { ends: textId }, site)
    const page = await text(`${visit}/consents`, kari)
    expect(page).toContain('This is not asked any more.')
    expect((await say('yes')).status).toBe(404)
    expect(await expected()).toContain('A student may be there: Did not agree')
  })

  it('after the visit nothing more is said', async () => {
    const [open] = await portal.house.owner(`select text_id from consent_text where title = 'Photographs'`)
    await portal.house.owner(
      `update booking set starts_at = now() - interval '9 hours', ends_at = now() - interval '8 hours'
      where booking_id = $1`,
      [visit.split('/').at(-1)],
    )
    expect((await say('yes', kari, String(open!.text_id))).location).toBe(`${visit}/consents`)
    expect(await text(`${visit}/consents`, kari)).toContain('Not answered yet')
    expect(portal.faults).toEqual([])
  })
})
