import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listQuestions } from '#appointments'
import { translator } from '#messages/translator'
import { withPatientScope } from '#platform/database/scopes'
import { tokenIn } from '../../support/actors.ts'
import { bundle, note, patient, type Sample } from '../../support/fhir-samples.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const FEED = 'nordfjord-hospital-fhir'
const DAY_MS = 86_400_000
const ago = (days: number) => new Date(performance.timeOrigin - days * DAY_MS).toISOString()
const t = translator('en').questions
const keyOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const visit = (id: string, days: number): Sample => ({
  resourceType: 'Appointment',
  id,
  status: 'booked',
  description: `Visit ${id}`,
  start: ago(days),
  participant: [{ actor: { reference: 'Patient/asker' }, status: 'accepted' }],
})

describe.each(databaseKinds())('brings questions to a visit, on %s', (kind) => {
  let portal: TestPortal
  let self: string
  let helper: string
  let other: string
  let clinician: string
  let coming: string
  let past: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    await portal.takeIn(
      FEED,
      bundle(
        patient('asker', { name: [{ family: 'Quist', given: ['Ylva'] }] }),
        visit('coming', -4),
        visit('past', 3),
        note('of-the-visit', 'asker', 'We spoke about the tablets.', { date: ago(3) }),
        note('of-another-day', 'asker', 'Something else.', { date: ago(40) }),
      ),
    )
    const personId = await portal.personCalled('Ylva')
    const grant = (capacity: 'self' | 'delegate', categories?: readonly ('appointments' | 'laboratory')[]) => ({
      name: capacity === 'self' ? 'Ylva Quist' : 'Helper',
      grants: [{ personId, capacity, ...(categories && { categories }) }],
    })
    await portal.addAccount('ylva@test.example', grant('self'))
    await portal.addAccount('helper@test.example', grant('delegate', ['appointments']))
    await portal.addAccount('other@test.example', grant('delegate', ['laboratory']))
    ;[self, helper, other, clinician] = await Promise.all([
      portal.signIn('ylva@test.example'),
      portal.signIn('helper@test.example'),
      portal.signIn('other@test.example'),
      portal.signIn('clinician@demo.example'),
    ])
    const idOf = async (source: string) =>
      (await portal.house.owner('select item_id from item where source_id = $1', [source]))[0]!.item_id as string
    coming = `/appointments/${await idOf('coming')}/questions`
    past = `/appointments/${await idOf('past')}/questions`
  })
  afterAll(() => portal.close())

  const look = async (path: string, cookie = self) => wordsOf(await portal.get(path, cookie))
  const inOrder = (words: string, ...texts: string[]) => {
    const places = texts.map((text) => words.indexOf(text))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  }
  const idsOn = async (path: string) => [
    ...new Set(
      [...(await portal.get(path, self)).text.matchAll(/name="question" value="([^"]+)"/g)].map(([, id]) => id!),
    ),
  ]

  it('writes them, each once, in her own order, and changes and deletes them', async () => {
    expect(await look('/appointments')).toContain(t.link)
    for (const [at, text] of ['What is it for?', 'How long?', 'Can I swim?', 'No more'].entries())
      for (const _twice of [1, 2])
        expect((await portal.post(coming, { does: 'add', key: keyOf(at), text }, self)).location).toBe(coming)
    expect((await portal.get(coming, self)).text.match(/<bdi>Can I swim\?<\/bdi>/g)).toHaveLength(1)
    await portal.post(coming, { does: 'earlier', question: keyOf(2) }, self)
    await portal.post(coming, { does: 'later', question: keyOf(0) }, self)
    inOrder(await look(coming), 'Can I swim?', 'What is it for?', 'How long?', 'No more')
    await portal.post(coming, { does: 'change', question: keyOf(1), text: 'For \u202ehow long?' }, self)
    await portal.post(coming, { does: 'drop', question: keyOf(3) }, self)
    const words = await look(coming)
    expect(words).toContain('For how long?')
    expect(words).not.toContain('No more')
    expect(await look('/appointments')).toContain(t.see({ count: 3 }))
    inOrder(await look(`${coming}?view=large`), t.printTitle, 'Can I swim?', 'What is it for?', 'For how long?')
  })

  it('keeps the words of a form that cannot be taken', async () => {
    const empty = await portal.post(coming, { does: 'add', key: keyOf(9), text: '  ' }, self)
    expect(empty.status).toBe(422)
    const long = await portal.post(coming, { does: 'change', question: keyOf(1), text: 'x'.repeat(501) }, self)
    expect(long.status).toBe(422)
    expect(long.text).toContain('x'.repeat(501))
    expect((await portal.post(coming, { does: 'tick', question: keyOf(77) }, self)).status).toBe(404)
    expect((await portal.post(coming, { does: 'what' }, self)).status).toBe(400)
    expect((await portal.post(past, { does: 'drop', question: keyOf(1) }, self)).status).toBe(404)
  })

  it('shares them with a helper who sees visits, under the helper’s own name, and with no other', async () => {
    expect(await look(coming, helper)).toContain('Can I swim?')
    await portal.post(coming, { does: 'add', key: keyOf(20), text: 'Who drives?' }, helper)
    expect(await look(coming)).toContain(t.by({ name: 'Helper' }))
    expect((await portal.post(coming, { does: 'show' }, helper)).status).toBe(400)
    expect((await portal.get(coming, other)).status).toBe(404)
    expect((await portal.post(coming, { does: 'add', key: keyOf(21), text: 'x' }, other)).status).toBe(404)
  })

  it('keeps them from a helper who may not see that visit any more, also where they are listed together', async () => {
    const seen = () =>
      withPatientScope(portal.house.database, { token: tokenIn(helper), subject: null, requestId: 'test' }, (scope) =>
        listQuestions(scope),
      )
    const visitId = coming.split('/')[2]
    expect((await seen()).some(({ text }) => text === 'Can I swim?')).toBe(true)
    await portal.house.owner('update item set shows_delegates = false where item_id = $1', [visitId])
    expect(await seen()).toEqual([])
    expect((await portal.get(coming, helper)).status).toBe(404)
    expect(await look(coming)).toContain('Can I swim?')
    await portal.house.owner('update item set shows_delegates = true where item_id = $1', [visitId])
    expect((await seen()).length).toBeGreaterThan(0)
  })

  it('is read by the service only while she shows them', async () => {
    const pages = ['/clinic?number=asker', `/clinic/items/${coming.split('/')[2]}`]
    for (const page of pages) expect(await look(page, clinician)).not.toContain('Can I swim?')
    await portal.post(coming, { does: 'show' }, self)
    for (const page of pages) {
      expect(await look(page, clinician)).toContain('Can I swim?')
      expect(await look(page, clinician)).toContain(t.staffLead)
    }
    await portal.post(coming, { does: 'hide' }, self)
    for (const page of pages) expect(await look(page, clinician)).not.toContain('Can I swim?')
  })

  it('reads afterwards what was written beside them, ticks what was answered, and takes the rest along to a message', async () => {
    await portal.post(past, { does: 'add', key: keyOf(30), text: 'Which tablets?' }, self)
    await portal.post(past, { does: 'add', key: keyOf(31), text: 'May I drive again?' }, self)
    const words = await look(past)
    expect(words).toContain('Note of-the-visit')
    expect(words).not.toContain('Note of-another-day')
    await portal.post(past, { does: 'tick', question: keyOf(30) }, self)
    inOrder(await look(past), t.open, 'May I drive again?', t.answered, 'Which tablets?')
    await portal.post(past, { does: 'untick', question: keyOf(30) }, self)
    expect((await look(past)).split(t.answered)).toHaveLength(1)
    const to = (await portal.post(past, { does: 'ask', question: keyOf(31) }, self)).location!
    expect(to).toMatch(/^\/messages\/new\?draft=/)
    expect((await portal.post(past, { does: 'ask', question: keyOf(31) }, self)).location).toBe(to)
    const [draft] = await portal.house.owner('select text from message_draft where draft_id = $1', [to.split('=')[1]])
    expect(draft!.text).toContain('May I drive again?')
    expect(await idsOn(past)).toEqual([keyOf(30), keyOf(31)])
  })

  it('takes thirty for a visit and no more', async () => {
    for (let at = 100; at < 130; at++)
      await portal.post(past, { does: 'add', key: keyOf(at), text: `More ${at}` }, self)
    const last = await portal.post(past, { does: 'add', key: keyOf(130), text: 'One too many' }, self)
    expect(last.status).toBe(422)
    expect(last.text).toContain('One too many')
  })
})
