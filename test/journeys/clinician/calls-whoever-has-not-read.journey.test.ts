import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hidden } from '../../support/hidden-field.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const FORM = '/messages/new?urgent=no&topic=results&to=nordfjord-hospital'
const UNREAD = '/clinic/messages?ball=unread'

describe.each(databaseKinds())('an answer that nobody has read, on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  let secretary: string
  let thread: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.signIn('patient@demo.example')
    secretary = await portal.signIn('secretary@demo.example')
    const person = await portal.personCalled('Kari')
    const key = hidden((await portal.get(FORM, kari)).text, 'key')
    const form = {
      to: 'nordfjord-hospital',
      topic: 'results',
      subject: 'Lies unread',
      text: 'Is it well?',
      person,
      key,
    }
    thread = (await portal.post('/messages/new', { ...form, does: 'send' }, kari)).location!.split('?')[0]!
    await answer('Come on Monday.')
  })
  afterAll(() => portal.close())

  async function answer(text: string): Promise<void> {
    const page = (await portal.get(`/clinic${thread}`, secretary)).text
    const said = { key: hidden(page, 'key'), last: hidden(page, 'last'), word: 'answer', text }
    expect((await portal.post(`/clinic${thread}`, said, secretary)).status).toBe(303)
  }
  const saidDaysAgo = (days: number) =>
    portal.house.owner(
      `update message_thread set said_at = now() - make_interval(days => $2), person_read_at = null, reached_at = null
       where thread_id = $1`,
      [thread.split('/').at(-1), days],
    )
  const listed = async (who = secretary) => (await portal.get(UNREAD, who)).text

  it('is on the list after seven days and for half a year, with its count', async () => {
    for (const [days, is] of [
      [0, false],
      [6, false],
      [8, true],
      [179, true],
      [181, false],
    ] as const) {
      await saidDaysAgo(days)
      expect([days, (await listed()).includes('Lies unread')]).toEqual([days, is])
      expect((await portal.get('/clinic/messages', secretary)).text.includes('Not read (1)')).toBe(is)
    }
  })

  it('is the team’s own to call, and nobody else’s to read', async () => {
    await saidDaysAgo(8)
    expect(await listed(await portal.signIn('homecare@demo.example'))).not.toContain('Lies unread')
    expect((await portal.get(UNREAD, await portal.signIn('clerk@demo.example'))).status).toBe(404)
    const foreign = await portal.signIn('homecare@demo.example')
    expect((await portal.post(`/clinic${thread}`, { does: 'reached' }, foreign)).status).toBe(404)
  })

  it('goes from the list when somebody has called, and both sides read who and when', async () => {
    const page = (await portal.get(`/clinic${thread}`, secretary)).text
    expect(page).toContain('Nobody on the patient’s side has read what you wrote')
    expect((await portal.post(`/clinic${thread}`, { does: 'reached' }, secretary)).location).toBe(
      `/clinic${thread}?said=reached`,
    )
    expect(await listed()).not.toContain('Lies unread')
    const after = (await portal.get(`/clinic${thread}`, secretary)).text
    expect(after).toContain('reached the patient by other means on')
    expect(after).not.toContain('Nobody on the patient’s side has read')
    expect((await portal.get(thread, kari)).text).toContain('The team says that it reached you by other means on')
  })

  it('is read again: later words lie unread by themselves, and what waits for the team is called by nobody', async () => {
    await saidDaysAgo(8)
    expect(await listed()).toContain('Lies unread')
    await portal.get(thread, kari)
    expect(await listed()).not.toContain('Lies unread')
    const page = (await portal.get(thread, kari)).text
    await portal.post(thread, { does: 'reply', key: hidden(page, 'key'), text: 'At which hour?' }, kari)
    await saidDaysAgo(8)
    expect(await listed()).not.toContain('Lies unread')
    expect((await portal.post(`/clinic${thread}`, { does: 'reached' }, secretary)).status).toBe(404)
    await answer('At ten.')
    await saidDaysAgo(9)
    expect(await listed()).toContain('Lies unread')
  })

  it('leaves no fault in the log', () => {
    expect(portal.faults).toEqual([])
  })
})
