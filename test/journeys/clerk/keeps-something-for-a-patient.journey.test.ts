import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { DEMO_PASSWORD } from '../../../src/main/commands/demo.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const w = translator('en')
const HERE = 'nordfjord-hospital'

describe.each(databaseKinds())('a clerk keeps something for a patient who is there, on %s', (kind) => {
  let portal: TestPortal
  let clerk: string
  let person: string
  let number: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    clerk = await portal.signIn('clerk@demo.example')
    person = await portal.personCalled('Kari')
    const [key] = await portal.house.owner(
      `select k.key from patient_key k join patient_link l on l.link_id = k.link_id
       where l.person_id = $1 and k.institution_id = $2 and not k.ambiguous`,
      [person, HERE],
    )
    number = (key!.key as string).replace(/^.*[|/]/, '')
    for (const name of ['Looked Vik', 'Looked Berg', 'Another Vik', 'Stranger Vik'])
      await portal.addAccount(`${name.toLowerCase().replace(' ', '-')}@test.example`, {
        name,
        role: 'clinician',
        institutionId: HERE,
      })
    for (const name of ['Looked Vik', 'Looked Berg', 'Another Vik'])
      await portal.house.owner(
        `insert into disclosure (person_id, account_id, actor_name, capacity, institution_id, page, request_id)
         select $1, id, name, 'clinician', $2, 'clinic', 'test' from portal_account where name = $3`,
        [person, HERE, name],
      )
  })
  afterAll(() => portal.close())

  const asked = { identity: 'Passport seen', reason: 'She asks for it', emergency: 'no', what: 'everything' }
  const post = (form: Record<string, string>, cookie = clerk) =>
    portal.post('/desk/restrict', { number, ...asked, ...form }, cookie)
  const idOf = async (name: string) =>
    (await portal.house.owner('select id from portal_account where name = $1', [name]))[0]!.id as string

  const accountOf = async (email: string) =>
    (await portal.house.owner('select id from portal_account where email = $1', [email]))[0]!.id as string

  it('finds whom to keep out by institution and name, among those who have looked, and nobody else', async () => {
    const form = { does: 'preview', whom: 'account', at: HERE }
    const strange = await post({ ...form, staff: 'Stranger' })
    expect(strange.status).toBe(422)
    expect(strange.text).toContain(w.restrictFor.faults.nobody)
    for (const staff of ['Vi', 'looked', 'ook', 'Looked V', 'Dr.'])
      expect((await post({ ...form, staff })).text, staff).not.toContain('Looked Vik')
    const several = await post({ ...form, staff: 'VIK' })
    expect(several.text).toContain(w.restrictFor.faults.several)
    expect(several.text).toMatch(/Another Vik[\s\S]*Looked Vik/)
    expect((await post({ ...form, staff: 'Vik', at: 'st-eystein-hospital' })).text).not.toContain('Looked Vik')
    const crafted = await post({ does: 'save', whom: 'account', helper: await idOf('Stranger Vik') })
    expect(crafted.status).toBe(422)
    expect(await portal.house.owner('select 1 from restriction')).toEqual([])
  })

  it('asks how the patient was recognised and why, and shows before saving what it would do', async () => {
    const form = { does: 'preview', whom: 'account', at: HERE, staff: 'Looked Vik' }
    for (const missing of ['identity', 'reason', 'emergency', 'what'])
      expect((await post({ ...form, [missing]: ' ' })).status, missing).toBe(422)
    const preview = await post(form)
    expect(preview.status).toBe(200)
    expect(wordsOf(preview)).toContain(w.safety.wouldNot)
    expect(wordsOf(preview)).toContain('Looked Vik')
    expect(wordsOf(preview)).toContain(w.safety.cost)
    expect(await portal.house.owner('select 1 from restriction')).toEqual([])
  })

  it('keeps it: that clinician finds nobody, the person reads it as one of their own, and no page of staff tells', async () => {
    const vik = await portal.signIn('looked-vik@test.example')
    const page = async () => wordsOf(await portal.get(`/clinic?number=${number}`, vik))
    const atDesk = async () => wordsOf(await portal.get(`/desk/restrict?number=${number}`, clerk))
    const before = await atDesk()
    expect(await page()).toContain('KARI')
    const save = { does: 'save', whom: 'account', helper: await idOf('Looked Vik') }
    const twice = await Promise.all([post(save), post(save)])
    expect(twice.map(({ location }) => location)).toEqual(['/desk/restrict?said=kept', '/desk/restrict?said=kept'])
    expect(await page()).not.toContain('KARI')
    expect(await atDesk()).toBe(before)
    const kari = await portal.signIn('patient@demo.example')
    await portal.post('/settings/more', { proof: DEMO_PASSWORD }, kari)
    const own = wordsOf(await portal.get('/settings/more', kari))
    expect(own).toContain('All of my record – from Looked Vik')
    expect(own).toMatch(/Set for you by [^:]+: She asks for it/)
    expect(own).toMatch(/Looked Berg, Nordfjord/)
    const [line] = await portal.house.owner(
      `select capacity from disclosure where person_id = $1 and page = 'identity-decided' order by at desc limit 1`,
      [person],
    )
    expect(line).toEqual({ capacity: 'clerk' })
    const again = await portal.house.owner('select made_as, identity_seen from restriction where ended_at is null')
    expect(again).toEqual([{ made_as: 'clerk', identity_seen: 'Passport seen' }])
  })

  it('closes it for an emergency only when a colleague agrees who is another human being, and tells neither', async () => {
    const vik = await portal.signIn('looked-vik@test.example')
    const opened = async () => {
      const form = { number, ground: 'emergency', words: 'Found on the floor' }
      return (await portal.post('/clinic/break-glass', form, vik)).status
    }
    const state = () =>
      portal.house.owner('select opens_in_emergency, wants_closed, agreed_name from restriction where ended_at is null')
    for (const name of ['Twin', 'Colleague'])
      await portal.addAccount(`${name.toLowerCase()}@test.example`, { name, role: 'clerk', institutionId: HERE })
    const ola = await portal.personCalled('Ola')
    for (const account of [await idOf('Twin'), await accountOf('clerk@demo.example')])
      await portal.house.owner(
        `insert into access_grant (grant_id, account_id, person_id, capacity, ground, valid_from)
         values (gen_random_uuid(), $1, $2, 'self', 'test', now())`,
        [account, ola],
      )
    const agree = async (cookie: string, identity = 'Passport seen') => {
      const answer = await portal.post('/desk/restrict', { number, does: 'agree', identity }, cookie)
      return answer.location ?? answer.status
    }
    const agreed = '/desk/restrict?said=agreed'
    const waits = [{ opens_in_emergency: true, wants_closed: true, agreed_name: null }]
    expect(await state()).toEqual(waits)
    expect(await agree(await portal.signIn('colleague@test.example'), ' ')).toBe(422)
    for (const cookie of [clerk, await portal.signIn('twin@test.example')]) expect(await agree(cookie)).toBe(agreed)
    expect(await state()).toEqual(waits)
    expect(await opened()).toBe(303)
    const kari = await portal.signIn('patient@demo.example')
    await portal.post('/settings/more', { proof: DEMO_PASSWORD }, kari)
    expect(wordsOf(await portal.get('/settings/more', kari))).toContain(w.safety.emergencyWaits)
    for (const _ of ['something', 'nothing'])
      expect(await agree(await portal.signIn('colleague@test.example'))).toBe(agreed)
    expect(await state()).toEqual([{ opens_in_emergency: false, wants_closed: true, agreed_name: 'Colleague' }])
    expect(await opened()).not.toBe(303)
    expect(wordsOf(await portal.get('/settings/more', kari))).toContain(w.safety.emergencyNo)
  })

  it('keeps a clerk out at the desk whom the person keeps out by name', async () => {
    await portal.addAccount('cousin@test.example', { name: 'Cousin', role: 'clerk', institutionId: HERE })
    const cousin = await portal.signIn('cousin@test.example')
    const found = async (page: string) => wordsOf(await portal.get(`${page}?number=${number}`, cousin))
    for (const page of ['/desk/restrict', '/desk/helper']) expect(await found(page)).toMatch(/kari/i)
    await portal.house.owner(
      `insert into restriction (person_id, against, against_account, what, opens_in_emergency, made_by, made_name, made_as)
       values ($1, 'account', $2, 'everything', true, $2, 'Kari', 'self')`,
      [person, await idOf('Cousin')],
    )
    for (const page of ['/desk/restrict', '/desk/helper']) expect(await found(page)).not.toMatch(/kari/i)
    await portal.house.owner(`delete from restriction where made_as = 'self'`)
  })

  it('ends what staff have set, and answers the same where there was nothing', async () => {
    for (const _ of ['something', 'nothing'])
      expect((await post({ does: 'end' })).location).toBe('/desk/restrict?said=ended')
    expect(await portal.house.owner('select 1 from restriction where ended_at is null')).toEqual([])
    expect((await post({ does: 'end', identity: '' })).status).toBe(422)
  })

  it('not for oneself, not for whom one does not know, and for a clinician only whom they treat', async () => {
    await portal.addAccount('clerk-kari@test.example', {
      role: 'clerk',
      institutionId: HERE,
      grants: [{ personId: person, capacity: 'delegate' }],
    })
    const form = { does: 'save', whom: 'helpers' }
    expect((await post(form, await portal.signIn('clerk-kari@test.example'))).status).toBe(404)
    expect((await portal.post('/desk/restrict', { ...asked, ...form, number: 'nobody' }, clerk)).status).toBe(404)
    const berg = await portal.signIn('looked-berg@test.example')
    expect((await post(form, berg)).location).toBe('/desk/restrict?said=kept')
    const words = await portal.house.owner(
      `select distinct page from disclosure where person_id = $1 and account_id = $2`,
      [person, await idOf('Looked Berg')],
    )
    expect(words, 'a word of its own in the log would tell').toEqual([{ page: 'clinic' }])
    const [stranger] = await portal.house.owner(
      `select k.key from patient_key k join patient_link l on l.link_id = k.link_id
       where k.institution_id = $1 and not k.ambiguous and l.parted_at is null and not exists (
         select from item i where i.person_id = l.person_id and i.institution_id = $1) limit 1`,
      [HERE],
    )
    if (stranger) {
      const theirs = { ...asked, ...form, number: (stranger.key as string).replace(/^.*[|/]/, '') }
      expect((await portal.post('/desk/restrict', theirs, berg)).status).toBe(404)
    }
    expect(portal.faults).toEqual([])
  })
})
