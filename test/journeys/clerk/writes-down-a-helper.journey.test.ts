import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATEGORIES } from '#base/categories'
import { translator } from '#messages/translator'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const w = translator('en')
const t = w.helpFor
const HERE = 'nordfjord-hospital'
const ASKED = { identity: 'Passport seen', name: 'Liv', 'task-medicines': 'yes', until: 'month' }

describe.each(databaseKinds())('a patient without a sign-in names a helper at the desk, on %s', (kind) => {
  let portal: TestPortal
  let clerk: string
  let person: string
  let number: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    clerk = await portal.signIn('clerk@demo.example')
    person = await portal.personCalled('Kari')
    number = await numberOf(person)
    await portal.addAccount('liv@test.example', { name: 'Liv Berg' })
  })
  afterAll(() => portal.close())

  async function numberOf(personId: string): Promise<string> {
    const [key] = await portal.house.owner(
      `select k.key from patient_key k join patient_link l on l.link_id = k.link_id
       where l.person_id = $1 and k.institution_id = $2 and not k.ambiguous`,
      [personId, HERE],
    )
    return (key!.key as string).replace(/^.*[|/]/, '')
  }
  const post = (form: Record<string, string>, cookie = clerk) =>
    portal.post('/desk/helper', { number, ...ASKED, ...form }, cookie)
  const offers = () =>
    portal.house.owner(`select offer_id, categories, valid_until, identity_seen, closed_at from grant_offer
      where person_id = '${person}' and institution_id is not null`)
  const offerOn = (html: string) => /name="offer" value="([^"]+)"/.exec(html)![1]!
  const codeOn = (html: string) => /<p class="code"[^>]*>([^<]+)</.exec(html)![1]!.trim()
  const makeCode = async (form: Record<string, string> = {}) => {
    const preview = await post(form)
    expect(preview.status).toBe(200)
    const made = await post({ ...form, does: 'save', offer: offerOn(preview.text) })
    expect([made.status, wordsOf(made)]).toEqual([200, expect.stringContaining(t.next)])
    return codeOn(made.text)
  }
  const accept = (cookie: string, code: string) =>
    portal.post('/delegates/accept', { code, word: 'accept', relation: 'family' }, cookie)

  it('says what is missing, beside what was written', async () => {
    const bare = await portal.post('/desk/helper', { number }, clerk)
    expect(bare.status).toBe(422)
    for (const words of [t.identityFault, ...Object.values(pick(w.delegates.form.faults, ['name', 'what', 'until']))])
      expect(bare.text).toContain(words)
    const far = await post({ until: 'date', date: '2099-01-01' })
    expect([far.status, far.text.includes(t.dateFault)]).toEqual([422, true])
    const open = await post({ until: 'open' })
    expect([open.status, open.text.includes(w.delegates.form.faults.until)]).toEqual([422, true])
    expect(await offers()).toEqual([])
  })

  it('shows what the helper would see before anything is saved, and keeps what was written for a change', async () => {
    const preview = wordsOf(await post({ what: 'everything' }))
    expect(preview).toContain(w.categories.medications.name)
    expect(preview).toMatch(new RegExp(`would not see this.*${w.categories.laboratory.name}`))
    expect(await offers()).toEqual([])
    const back = await post({ word: 'change' })
    expect(back.text).toContain('value="Passport seen"')
  })

  it('gives a code; the helper accepts with a sign-in of their own and sees only what was chosen', async () => {
    const code = await makeCode({ what: 'everything' })
    const [offer] = await offers()
    expect(offer).toMatchObject({ categories: ['medications', 'allergies'], identity_seen: 'Passport seen' })
    const liv = await portal.signIn('liv@test.example')
    expect((await accept(liv, code)).status).toBe(303)
    const [grant] = await portal.house.owner(`select categories, tasks from access_grant where offer_id = $1`, [
      offer!.offer_id,
    ])
    expect(grant).toEqual({ categories: ['medications', 'allergies'], tasks: ['medicines'] })
    const cookie = `${liv}; causeway.subject=${person}`
    expect((await portal.get('/record/medications', cookie)).status).toBe(200)
    expect((await portal.get('/record/laboratory', cookie)).status).toBe(404)
    expect((await accept(liv, code)).status).not.toBe(303)
  })

  it('is read by the patient: where it was written down, and in the log by whom', async () => {
    await makeCode({ name: 'Nils' })
    const kari = await portal.signIn('patient@demo.example')
    expect(wordsOf(await portal.get('/delegates', kari))).toContain(t.madeAt({ institution: 'Nordfjord Hospital' }))
    expect(wordsOf(await portal.get('/access-log', kari))).toContain(w.accessLog.pages['desk-helper'])
  })

  it('is not for the clerk themselves: a code they wrote down opens nothing for them', async () => {
    const code = await makeCode({ name: 'Me' })
    const answer = await accept(clerk, code)
    expect(answer.status).not.toBe(303)
    const found = await portal.house.owner(`select 1 from access_grant g join grant_offer o on o.offer_id = g.offer_id
      where o.helper_name = 'Me'`)
    expect(found).toEqual([])
  })

  it('is one offer when the form is sent twice', async () => {
    const preview = await post({ name: 'Twice' })
    const form = { name: 'Twice', does: 'save', offer: offerOn(preview.text) }
    expect((await post(form)).status).toBe(200)
    const again = await post(form)
    expect([again.status, again.text.includes(t.why['made-before'])]).toEqual([422, true])
  })

  it('is refused for a child, for whom somebody decides by law, and for whom is not known here', async () => {
    const preview = await post({ name: 'No' })
    const form = { name: 'No', does: 'save', offer: offerOn(preview.text) }
    const [was] = await portal.house.owner('select birth_date from person where person_id = $1', [person])
    const born = (day: string | null) =>
      portal.house.owner('update person set birth_date = $2 where person_id = $1', [person, day])
    const refused = async (why: keyof typeof t.why) => {
      const answer = await post(form)
      expect([answer.status, answer.text.includes(t.why[why])]).toEqual([422, true])
    }
    await born(`${new Date().getFullYear() - 14}-01-01`)
    await refused('too-young')
    await born(null)
    await refused('too-young')
    await born(was!.birth_date as string)
    await portal.house.owner(
      `insert into guardianship (person_id, kind, ground, account_id, holder_name, document, reason, institution_id, made_by,
         made_name, needs_second) select $1, 'guardian', 'lost-capacity', id, name, 'x', 'x', $2, id, name, false
       from portal_account where name = 'Liv Berg'`,
      [person, HERE],
    )
    await refused('represented')
    await portal.house.owner(`update guardianship set ended_at = now(), ended_tx = 0 where ground = 'lost-capacity'`)
    const elsewhere = await portal.post('/desk/helper', { ...ASKED, number: '000' }, clerk)
    expect(elsewhere.status).toBe(404)
    const clinician = await portal.signIn('clinician@demo.example')
    expect((await post(form, clinician)).status).toBe(404)
  })

  it('cannot be made to mean everything, or for ever, past the page', async () => {
    const everything = Object.fromEntries(CATEGORIES.map((category) => [`kind-${category}`, 'yes']))
    const row = (values: string) =>
      portal.house.owner(`insert into grant_offer (person_id, offer_id, helper_name, tasks, categories, valid_from,
        valid_until, account_id, actor_name, code_hash, code_until, institution_id, identity_seen)
        select '${person}', gen_random_uuid(), 'x', '{}', ${values}, id, name, gen_random_uuid(), now(), '${HERE}', 'x'
        from portal_account limit 1`)
    await expect(row(`null, now(), now() + interval '1 day'`)).rejects.toThrow(/not_everything_at_a_desk/)
    await expect(row(`'{medications}', now(), null`)).rejects.toThrow(/ends_when_made_at_a_desk/)
    await expect(row(`'{medications}', now(), now() + interval '2 years'`)).rejects.toThrow(/a_year_at_a_desk/)
    expect((await post({ ...everything, name: 'Kinds' })).status).toBe(200)
  })

  it('made no fault of ours', () => expect(portal.faults).toEqual([]))
})

function pick<Words extends object, Key extends keyof Words>(words: Words, keys: readonly Key[]): Pick<Words, Key> {
  return Object.fromEntries(keys.map((key) => [key, words[key]])) as Pick<Words, Key>
}
