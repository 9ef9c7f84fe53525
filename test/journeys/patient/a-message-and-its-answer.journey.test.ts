import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hidden } from '../../support/hidden-field.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const NEW = '/messages/new'

describe('a message and its answer, on pages alone', () => {
  let portal: TestPortal
  let kari: string
  let clinician: string
  let person: string
  let ola: string
  beforeAll(async () => {
    portal = await openTestPortal(databaseKinds()[0]!)
    kari = await portal.signIn('patient@demo.example')
    clinician = await portal.signIn('clinician@demo.example')
    person = await portal.personCalled('Kari')
    ola = await portal.personCalled('Ola')
  })
  afterAll(() => portal.close())

  const written = { to: 'nordfjord-hospital', topic: 'results', subject: 'My potassium', text: 'Is 5.4 too high?' }

  it('urgent need is called first, and what is not chosen is asked again', async () => {
    expect((await portal.get(NEW, kari)).text).toContain('112')
    const urgent = (await portal.get(`${NEW}?go=on&urgent=yes`, kari)).text
    expect(urgent).toContain('Call now')
    expect(urgent).not.toContain('<textarea')
    expect((await portal.get(`${NEW}?go=on`, kari)).text).toContain('Choose one of the two.')
    expect((await portal.get(`${NEW}?urgent=no&to=nordfjord-hospital`, kari)).text).toContain(
      'Choose what it is about.',
    )
  })

  it('the form says who answers and until when; sent twice it is one message; the answer comes and is marked', async () => {
    const form = (await portal.get(`${NEW}?urgent=no&topic=results&to=nordfjord-hospital`, kari)).text
    for (const said of ['Two nurses and a secretary', '08:00–15:30', 'within 2 working days'])
      expect(form).toContain(said)
    const key = hidden(form, 'key')
    expect((await portal.post(NEW, { ...written, person, key, does: 'send', text: ' ' }, kari)).status).toBe(422)
    const [first, second] = [
      await portal.post(NEW, { ...written, person, key, does: 'send' }, kari),
      await portal.post(NEW, { ...written, person, key, does: 'send' }, kari),
    ]
    expect(first.location).toMatch(/^\/messages\/[0-9a-f-]{36}\?said=sent$/)
    expect(second.location).toBe(first.location)
    const thread = first.location!.split('?')[0]!
    expect((await portal.get('/clinic/messages', clinician)).text).toContain('My potassium')
    const team = (await portal.get(`/clinic${thread}`, clinician)).text
    const answer = {
      key: hidden(team, 'key'),
      last: hidden(team, 'last'),
      word: 'answer',
      text: 'A little. Come on Monday.',
    }
    for (const _ of [1, 2])
      expect((await portal.post(`/clinic${thread}`, answer, clinician)).location).toBe(`/clinic${thread}?said=sent`)
    expect((await portal.get('/', kari)).text).toContain('There is 1 message with something new for you.')
    const read = (await portal.get(thread, kari)).text
    expect(read.match(/A little\. Come on Monday\./g)).toHaveLength(1)
    expect((await portal.get('/access-log', kari)).text).toContain('what was written to health services')
  })

  it('a signature stands in the box, and who is too late keeps their words', async () => {
    const form = (await portal.get(`${NEW}?urgent=no&topic=results&to=nordfjord-hospital`, kari)).text
    const sent = await portal.post(NEW, { ...written, person, key: hidden(form, 'key'), does: 'send' }, kari)
    const thread = sent.location!.split('?')[0]!
    const [own] = await portal.house.owner(`select team_id from message_thread order by asked_at desc limit 1`)
    const words = `/clinic/messages/team/${own!.team_id}`
    await portal.post(words, { does: 'signature', signature: 'Your outpatient clinic' }, clinician)
    const team = (await portal.get(`/clinic${thread}`, clinician)).text
    expect(team).toContain('Your outpatient clinic')
    const mine = (await portal.get(thread, kari)).text
    await portal.post(thread, { does: 'reply', key: hidden(mine, 'key'), text: 'One thing more.' }, kari)
    const answer = { key: hidden(team, 'key'), last: hidden(team, 'last'), word: 'answer', text: 'Too early.' }
    const late = await portal.post(`/clinic${thread}`, answer, clinician)
    expect([late.status, late.text.includes('Too early.'), late.text.includes('One thing more.')]).toEqual([
      409,
      true,
      true,
    ])
  })

  it('words are kept for later, and whoever was signed out finds them in the page', async () => {
    const form = (await portal.get(`${NEW}?urgent=no&topic=results&to=nordfjord-hospital`, kari)).text
    const key = hidden(form, 'key')
    const kept = await portal.post(NEW, { ...written, person, key, does: 'save', text: 'Half a thought' }, kari)
    expect((await portal.get(kept.location!, kari)).text).toContain('Half a thought')
    const away = await portal.post(NEW, { ...written, person, key, does: 'send', text: 'A whole thought' })
    expect([away.status, away.text.includes('A whole thought'), hidden(away.text, 'key')]).toEqual([401, true, key])
    await portal.post(NEW, { ...written, person: ola, key, does: 'save', text: 'About somebody else' }, kari)
    expect((await portal.get('/messages', kari)).text).not.toContain('About somebody else')
    expect(
      (await portal.post(NEW, { ...written, person: ola, key, does: 'send', text: 'A whole thought' }, kari)).text,
    ).toContain('Another record is open')
    expect(
      (await portal.post(NEW, { ...written, person, key, does: 'send', text: 'A whole thought' }, kari)).status,
    ).toBe(303)
  })
})
