import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { bundle, observation, patient } from '../../support/fhir-samples.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const FEED = 'nordfjord-hospital-fhir'
const w = translator('en')
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe.each(databaseKinds())('a person says that something in the record is wrong, on %s', (kind) => {
  let portal: TestPortal
  let hers: string
  let item: string
  let clinician: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    await portal.takeIn(
      FEED,
      bundle(
        patient('solveig', { name: [{ family: 'Dal', given: ['Solveig'] }] }),
        observation('solveig-value', 'solveig', {}),
      ),
    )
    const personId = await portal.personCalled('Solveig Dal')
    await portal.addAccount('solveig@test.example', { name: 'Solveig Dal', grants: [{ personId, capacity: 'self' }] })
    await portal.addAccount('son@test.example', { name: 'Son', grants: [{ personId, capacity: 'delegate' }] })
    hers = await portal.signIn('solveig@test.example')
    clinician = await portal.signIn('clinician@demo.example')
    const [row] = await portal.house.owner(`select item_id from item where source_id = 'solveig-value'`)
    item = `/record/item/${row!.item_id}`
  })
  afterAll(() => portal.close())

  let request: string
  it('from the page of the item, in her own words; no words are no report', async () => {
    expect((await portal.get(item, hers)).text).toContain(`${item}/wrong`)
    const empty = await portal.post(`${item}/wrong`, { text: '  ' }, hers)
    expect(empty.status).toBe(422)
    expect(empty.text).toContain(w.correction.fault)
    const sent = await portal.post(`${item}/wrong`, { text: 'This was my sister’s sample.' }, hers)
    request = sent.location!
    expect(request).toMatch(/^\/requests\//)
    const page = textOf((await portal.get(request, hers)).text)
    expect(page).toContain(w.requests.kinds.correction)
    expect(page).toContain('This was my sister’s sample.')
  })

  it('once: a second report leads to the first, and the item says that an answer is on its way', async () => {
    expect((await portal.get(`${item}/wrong`, hers)).location).toBe(request)
    expect((await portal.post(`${item}/wrong`, { text: 'Again.' }, hers)).location).toBe(request)
    const page = (await portal.get(item, hers)).text
    expect(page).toContain(request)
    expect(page).not.toContain(`${item}/wrong`)
  })

  it('a helper neither reports nor reads what was reported', async () => {
    const son = await portal.signIn('son@test.example')
    expect((await portal.get(item, son)).text).not.toContain('/wrong')
    expect((await portal.post(`${item}/wrong`, { text: 'x' }, son)).status).toBe(403)
    expect((await portal.get(request, son)).status).toBe(404)
  })

  it('the institution reads it, needs words to leave it as it is, and answers', async () => {
    const theirs = `/clinic${request}`
    const list = await portal.get('/clinic/requests', clinician)
    expect(list.text).toContain(theirs)
    expect(textOf((await portal.get(theirs, clinician)).text)).toContain('This was my sister’s sample.')
    expect((await portal.post(theirs, { word: 'stands', text: '' }, clinician)).status).toBe(422)
    expect((await portal.post(theirs, { word: 'called', text: 'x' }, clinician)).status).toBe(422)
    expect(
      (await portal.post(theirs, { word: 'corrected', text: 'Two samples were mixed up.' }, clinician)).status,
    ).toBe(303)
    const page = textOf((await portal.get(request, hers)).text)
    expect(page).toContain(w.requests.states.corrected)
    expect(page).toContain('Two samples were mixed up.')
    expect((await portal.get(item, hers)).text).toContain(`${item}/wrong`)
  })

  it('the region counts it as answered in time, and promises a day of its own', async () => {
    const steward = await portal.signIn('steward@demo.example')
    const counts = textOf((await portal.get('/region/requests', steward)).text)
    expect(counts).toContain(w.teamRequests.kinds.correction)
    const promised = await portal.post('/region/requests', { kind: 'correction', 'days-correction': '20' }, steward)
    expect(promised.status).toBe(303)
  })
})
