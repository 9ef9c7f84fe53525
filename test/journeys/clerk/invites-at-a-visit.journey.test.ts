import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tendInvitations } from '#enrolment'
import { withSystemScope } from '#platform/database/scopes'
import { bundle, patient } from '../../support/fhir-samples.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const FEED = 'nordfjord-hospital-fhir'
const RULE = {
  afterDays: 7,
  most: 1,
  address: 'https://portal.example/join',
  waysIn: 'https://portal.example/ways',
  language: 'nb' as const,
}

describe.each(databaseKinds())('people are invited when they come, on %s', (kind) => {
  let portal: TestPortal
  let site: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    site = await portal.signIn('site@demo.example')
  })
  afterAll(() => portal.close())

  const tend = () =>
    withSystemScope(portal.house.database, { purpose: 'test' }, (scope) => tendInvitations(scope, RULE))
  const mails = (to: string) =>
    portal.house.owner('select subject, body, kind from outgoing_message where to_address = $1', [to])
  const save = (more: object = {}) =>
    portal.post('/institution/visits', { state: 'on', ways: 'email,sms', youngest: '16', again: '90', ...more }, site)
  /** Somebody who comes now. */
  async function comes(id: string, more: Record<string, unknown>, visit: object = {}) {
    const person = patient(id, { name: [{ family: 'Visitor', given: [id] }], birthDate: '1944-11-04', ...more })
    const encounter = {
      resourceType: 'Encounter',
      id: `visit-of-${id}`,
      status: 'arrived',
      class: { code: 'AMB' },
      subject: { reference: `Patient/${id}` },
      ...visit,
    }
    await portal.takeIn(FEED, bundle(person, encounter))
  }

  it('nobody is, where the institution has not said so', async () => {
    await comes('early', { telecom: [{ system: 'email', value: 'early@home.example' }] })
    expect((await tend()).visitors).toBe(0)
    expect((await portal.get('/institution', site)).text).toContain('Invite people when they come')
    const wrong = await save({ youngest: 'sixteen' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Write whole numbers')
    expect((await save()).location).toBe('/institution/visits?saved=yes')
    expect((await portal.get('/institution/visits?saved=yes', site)).text).toContain('Saved')
  })

  it('who comes with a phone gets word in the language of the region, once, which names nobody and holds no code', async () => {
    await comes('astrid', { telecom: [{ system: 'phone', value: '+47 555 10 300' }] })
    await comes('child', { birthDate: '2020-01-01', telecom: [{ system: 'email', value: 'parent@home.example' }] })
    await comes(
      'hidden',
      { telecom: [{ system: 'email', value: 'hidden@home.example' }] },
      {
        meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
      },
    )
    await comes(
      'history',
      { telecom: [{ system: 'email', value: 'history@home.example' }] },
      {
        status: 'finished',
        period: { start: '2016-01-01', end: '2016-01-02' },
      },
    )
    expect((await tend()).visitors).toBe(1)
    const [word] = await mails('+4755510300')
    expect(word!.kind).toBe('sms')
    expect(word!.body).toContain('Du kan lese din egen journal: https://portal.example/join')
    // The id in the address that ends such messages may have groups of figures only, as a code may.
    const said = String(word!.body).replace(/\?i=[0-9a-f-]{36}/, '')
    expect(said).not.toMatch(/astrid|Visitor|Nordfjord|[A-Z0-9]{4}-[A-Z0-9]{4}-/)
    for (const other of ['parent', 'hidden', 'history']) expect(await mails(`${other}@home.example`)).toEqual([])
    await comes(
      'astrid',
      { telecom: [{ system: 'phone', value: '+47 555 10 300' }] },
      { id: 'another', status: 'in-progress' },
    )
    expect((await tend()).visitors).toBe(0)
    const [fact] = await portal.house.owner(
      `select channel, institution_id from adoption_fact where kind = 'invitation' and channel = 'visit'`,
    )
    expect(fact).toEqual({ channel: 'visit', institution_id: 'nordfjord-hospital' })
    const clerk = await portal.signIn('clerk@demo.example')
    expect((await portal.get('/desk/enrolment?list=waiting', clerk)).text).toContain('At a visit')
  })

  it('is reminded once, and no more who says so; what was not read is on the desk’s list for letters', async () => {
    await comes('liv', { telecom: [{ system: 'email', value: 'liv@home.example' }] })
    await comes('nils', { telecom: [{ system: 'email', value: 'nils@home.example' }] })
    expect((await tend()).visitors).toBe(2)
    const [word] = await mails('nils@home.example')
    const stop = /https:\/\/portal\.example(\/join\/stop\?i=[0-9a-f-]{36})/.exec(word!.body as string)![1]!
    expect((await portal.get(stop)).text).toContain('Stop them')
    await portal.house.owner(`update invitation set made_at = now() - interval '8 days' where channel = 'visit'`)
    const stopped = await portal.post('/join/stop', { i: stop.slice(stop.indexOf('=') + 1) })
    expect(stopped.text).toContain('No more messages go to this address')
    expect((await portal.post('/join/stop', { i: crypto.randomUUID() })).text).toContain('No more messages go to')
    await tend()
    await tend()
    expect(await mails('liv@home.example')).toHaveLength(2)
    expect(await mails('nils@home.example')).toHaveLength(1)
    await portal.house.owner(`update invitation set reminded_at = now() - interval '6 days' where channel = 'visit'`)
    const clerk = await portal.signIn('clerk@demo.example')
    expect((await portal.get('/desk/enrolment?list=unread', clerk)).text).toContain('liv Visitor')
    expect(portal.faults).toEqual([])
  })
})
