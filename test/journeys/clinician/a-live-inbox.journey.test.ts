import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserVisit, complaintsOf, hasBrowser, openBrowserVisit, signedIn } from '../../support/browser.ts'
import { hidden } from '../../support/hidden-field.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const FORM = '/messages/new?urgent=no&topic=results&to=nordfjord-hospital'
const SOON_MS = 10_000

async function writeAsKari(portal: TestPortal, subject: string): Promise<void> {
  const kari = await portal.signIn('patient@demo.example')
  const person = await portal.personCalled('Kari')
  const key = hidden((await portal.get(FORM, kari)).text, 'key')
  const form = { to: 'nordfjord-hospital', topic: 'results', subject, text: 'Is it well?', person, key, does: 'send' }
  expect((await portal.post('/messages/new', form, kari)).status).toBe(303)
}

describe.each(databaseKinds())('an inbox that says when it has changed, on %s', (kind) => {
  let portal: TestPortal
  let origin: string
  beforeAll(async () => {
    portal = await openTestPortal(kind, 'demo', {
      liveInbox: { longestMs: 60_000, everyMs: 200, most: 10, mostOfOne: 2 },
    })
    origin = await portal.listen()
  })
  afterAll(() => portal.close())

  async function listen(cookie: string, since = '') {
    const asked = request(`${origin}/clinic/messages/live?since=${since}`, { headers: { cookie } }).end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    let text = ''
    answer.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
    })
    return {
      status: answer.statusCode,
      headers: answer.headers,
      heard: () => text.split('event: changed').length - 1,
      text: () => text,
      hasEnded: () => answer.complete || answer.destroyed,
      close: () => asked.destroy(),
    }
  }

  async function until(isSo: () => boolean): Promise<void> {
    for (let waited = 0; !isSo() && waited < SOON_MS; waited += 50) await pause(50)
    expect(isSo()).toBe(true)
  }

  it('tells the team that is written to, of whom and what not a word, and no other team', async () => {
    const clinic = await listen(await portal.signIn('clinician@demo.example'))
    const homeCare = await listen(await portal.signIn('homecare@demo.example'))
    expect([clinic.status, clinic.headers['content-type'], clinic.headers['cache-control']]).toEqual([
      200,
      'text/event-stream',
      'no-store',
    ])
    await writeAsKari(portal, 'Never on the stream')
    await until(() => clinic.heard() === 1)
    await pause(2_500)
    expect([clinic.heard(), homeCare.heard()]).toEqual([1, 0])
    expect(clinic.text().replaceAll(': here\n\n', '')).toBe('retry: 5000\n\nevent: changed\ndata:\n\n')
    for (const each of [clinic, homeCare]) each.close()
  })

  it('says what has come since the page was made', async () => {
    const before = new Date().toISOString()
    await writeAsKari(portal, 'Meanwhile')
    const clinician = await portal.signIn('clinician@demo.example')
    const late = await listen(clinician, before)
    await until(() => late.heard() === 1)
    late.close()
    const fresh = await listen(clinician, new Date(Date.now() + 1_000).toISOString())
    await pause(300)
    expect(fresh.heard()).toBe(0)
    fresh.close()
  })

  it('ends with its session, does not keep it alive, and is not opened without end', async () => {
    const clinician = await portal.signIn('clinician@demo.example')
    await portal.house.owner(`update session set used_at = now() - interval '50 minutes'`)
    const streams = [await listen(clinician), await listen(clinician)]
    expect((await listen(clinician)).status).toBe(429)
    const [session] = await portal.house.owner(
      `select count(*)::int as fresh from session where used_at > now() - interval '40 minutes'`,
    )
    expect(session!.fresh).toBe(0)
    await portal.post('/sign-out', {}, clinician)
    await until(() => streams.every(({ hasEnded }) => hasEnded()))
    expect((await listen(clinician)).status).toBe(303)
  })

  it('leaves no fault in the log', () => {
    expect(portal.faults).toEqual([])
  })
})

describe.skipIf(!hasBrowser())('an inbox in a browser', () => {
  let visit: BrowserVisit
  beforeAll(async () => {
    visit = await openBrowserVisit()
  })
  afterAll(() => visit.close())

  it('says that its list has changed, keeps still, and shows the new one when asked', async () => {
    const context = await visit.browser.newContext()
    await signedIn(context, visit.origin, await visit.portal.signIn('clinician@demo.example'))
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    await page.goto(`${visit.origin}/clinic/messages?topic=results`)
    const status = page.getByRole('status')
    expect(await status.getByRole('link').isVisible()).toBe(false)
    await writeAsKari(visit.portal, 'Said while it is open')
    await status.getByRole('link', { name: 'Show it as it is now' }).waitFor({ timeout: SOON_MS })
    expect(await page.getByRole('link', { name: 'Said while it is open' }).count()).toBe(0)
    await status.getByRole('link').click()
    await page.getByRole('link', { name: 'Said while it is open' }).waitFor()
    expect(page.url()).toBe(`${visit.origin}/clinic/messages?topic=results`)
    expect(complaints).toEqual([])
    await context.close()
  })
})
