import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hidden } from '../../support/hidden-field.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const HERE = 'nordfjord-hospital'

describe('a secretary answers for the team, and opens no record', () => {
  let portal: TestPortal
  let kari: string
  let secretary: string
  let person: string
  beforeAll(async () => {
    portal = await openTestPortal(databaseKinds()[0]!)
    kari = await portal.signIn('patient@demo.example')
    secretary = await portal.signIn('secretary@demo.example')
    person = await portal.personCalled('Kari')
  })
  afterAll(() => portal.close())

  const ask = async (to: string, subject: string) => {
    const form = (await portal.get(`/messages/new?urgent=no&topic=appointments&to=${to}`, kari)).text
    const sent = { to, topic: 'appointments', subject, text: 'May I come earlier?', person, key: hidden(form, 'key') }
    return (await portal.post('/messages/new', { ...sent, does: 'send' }, kari)).location!.split('?')[0]!
  }
  const wish = async (text: string) =>
    (await portal.post('/appointments/ask', { institution: HERE, text }, kari)).location!.split('?')[0]!
  const accountOf = async (email: string) =>
    (await portal.house.owner('select id from portal_account where email = $1', [email]))[0]!.id as string

  it('begins in the inbox, with nothing of the clinic', async () => {
    expect((await portal.get('/', secretary)).location).toBe('/clinic/messages')
    const inbox = (await portal.get('/clinic/messages', secretary)).text
    expect(inbox).toContain('/clinic/visits')
    expect(inbox).not.toContain('href="/clinic"')
    for (const closed of ['/clinic', '/clinic?number=N690560', '/desk', '/institution/teams', '/clinic/break-glass'])
      expect((await portal.get(closed, secretary)).status, closed).toBe(404)
  })

  it('answers what the team is asked, under the own name and role', async () => {
    const thread = await ask(HERE, 'Earlier, please')
    const page = (await portal.get(`/clinic${thread}`, secretary)).text
    expect(page).toContain('Earlier, please')
    const answer = { key: hidden(page, 'key'), last: hidden(page, 'last'), word: 'answer', text: 'Tuesday at nine.' }
    expect((await portal.post(`/clinic${thread}`, answer, secretary)).status).toBe(303)
    expect((await portal.get(thread, kari)).text).toContain('Tuesday at nine.')
    const log = (await portal.get('/access-log', kari)).text
    expect(log).toContain('Tone Berge')
    expect(log).toContain('answers for a team that you asked something of')
  })

  it('answers a wish for a visit, and sees no other kind of request', async () => {
    const visit = await wish('An afternoon would suit me.')
    const other = await portal.house.owner(
      `insert into request (person_id, kind, link_id, institution_id, category, item_ids, shows_delegates, due_at,
         account_id, asked_name, capacity)
       select person_id, 'call', link_id, institution_id, category, array[item_id], false, now() + interval '2 days',
         gen_random_uuid(), 'Kari', 'self'
       from item where person_id = $1 and institution_id = $2 limit 1 returning request_id`,
      [person, HERE],
    )
    const list = (await portal.get('/clinic/requests', secretary)).text
    expect(list).toContain(`/clinic${visit}`)
    expect(list).toMatch(/nordmann/i)
    expect(list).not.toContain(other[0]!.request_id as string)
    expect((await portal.get(`/clinic/requests/${other[0]!.request_id}`, secretary)).status).toBe(404)
    expect((await portal.get(`/clinic${visit}`, secretary)).text).toContain('An afternoon would suit me.')
    const answer = { word: 'question', text: 'Would Thursday do?' }
    expect((await portal.post(`/clinic${visit}`, answer, secretary)).status).toBe(303)
    expect((await portal.get(visit, kari)).text).toContain('Would Thursday do?')
  })

  it('sees no visits once the own team takes none, nor what other teams are asked', async () => {
    const visit = await wish('Another one.')
    const routes = await portal.house.owner(
      `delete from message_route where institution_id = $1 and topic = 'appointments' returning team_id`,
      [HERE],
    )
    expect((await portal.get('/clinic/requests', secretary)).text).not.toContain(visit)
    expect((await portal.get(`/clinic${visit}`, secretary)).status).toBe(404)
    await portal.house.owner(
      `insert into message_route (institution_id, topic, service_id, team_id) values ($1, 'appointments', '', $2)`,
      [HERE, routes[0]!.team_id],
    )
    const elsewhere = await ask('nordfjord-home-care', 'To the nurses')
    expect((await portal.get('/clinic/messages', secretary)).text).not.toContain('To the nurses')
    expect((await portal.get(`/clinic${elsewhere}`, secretary)).status).toBe(404)
  })

  it('meets nobody who keeps everything from this secretary, in no list and by no address', async () => {
    const [visit, thread] = [await wish('Not for Tone.'), await ask(HERE, 'Not for Tone')]
    await portal.house.owner(
      `insert into restriction (person_id, against, against_account, against_name, what, opens_in_emergency, made_by,
         made_name, made_as)
       values ($1, 'account', $2, 'Tone Berge', 'everything', false, gen_random_uuid(), 'Kari', 'self')`,
      [person, await accountOf('secretary@demo.example')],
    )
    for (const page of ['/clinic/messages', '/clinic/requests', '/clinic/visits'])
      expect((await portal.get(page, secretary)).text, page).not.toMatch(/nordmann/i)
    for (const address of [visit, thread]) expect((await portal.get(`/clinic${address}`, secretary)).status).toBe(404)
    await portal.house.owner('delete from restriction where against_name = $1', ['Tone Berge'])
    expect((await portal.get(`/clinic${thread}`, secretary)).status).toBe(200)
  })

  it('is given the role by an administrator, put into a team, and out of it again at once', async () => {
    const site = await portal.signIn('site@demo.example')
    await portal.addAccount('jo@test.example', { name: 'Jo Vik' })
    const given = { does: 'give', email: 'jo@test.example', role: 'secretary', because: 'Starts today.' }
    expect((await portal.post('/institution/staff', given, site)).status).toBe(303)
    const jo = await portal.signIn('jo@test.example')
    expect((await portal.get('/clinic/messages', jo)).text).toContain('You are in no team yet')
    const thread = await ask(HERE, 'For whoever is there')
    const [team] = await portal.house.owner('select team_id from message_team where institution_id = $1', [HERE])
    const id = await accountOf('jo@test.example')
    const page = `/institution/teams/${team!.team_id}`
    const member = [...(await portal.get(page, site)).text.matchAll(/name="(member-[0-9a-f-]+)"[^>]*checked/g)]
    const others = Object.fromEntries(member.map(([, name]) => [name, 'yes']))
    await portal.post(page, { does: 'members', ...others, [`member-${id}`]: 'yes' }, site)
    expect((await portal.get('/clinic/messages', jo)).text).toContain('For whoever is there')
    await portal.post(page, { does: 'members', ...others }, site)
    expect((await portal.get(`/clinic${thread}`, jo)).status).toBe(404)
  })
})
