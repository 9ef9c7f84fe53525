import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserVisit, hasBrowser, openBrowserVisit, type Page, signedIn } from '../support/browser.ts'

const FIRST_VISIT_BYTES = 20_000
const LATER_PAGE_BYTES = 6_000

describe.skipIf(!hasBrowser())('pages are light', () => {
  let visit: BrowserVisit
  let page: Page
  let seen: { url: string; type: string; bytes: number }[]
  beforeAll(async () => {
    visit = await openBrowserVisit()
    const context = await visit.browser.newContext({ baseURL: visit.origin, locale: 'en-GB' })
    await signedIn(context, visit.origin, await visit.portal.signIn('patient@demo.example'))
    page = await context.newPage()
    seen = await watchTheWire(page)
  })
  afterAll(() => visit?.close())

  async function weigh(address: string) {
    seen.length = 0
    await page.goto(address, { waitUntil: 'networkidle' })
    return {
      requests: seen.length,
      bytes: seen.reduce((sum, { bytes }) => sum + bytes, 0),
      types: seen.map(({ type }) => type),
    }
  }

  it('a first visit to a list of fifty rows takes at most 20 kB in three requests, style included', async () => {
    const { requests, bytes } = await weigh('/record/laboratory')
    expect(await page.locator('[data-item]').count()).toBe(50)
    expect(requests).toBeLessThanOrEqual(3)
    expect(bytes).toBeLessThanOrEqual(FIRST_VISIT_BYTES)
  })

  it.each([
    '/',
    '/record',
    '/record/laboratory?page=2',
    '/record/clinical-notes',
    '/record/search?q=a',
    '/missing',
    '/access-log',
    '/settings',
    '/help',
    '/what-we-share',
  ])('after that %s takes at most 6 kB and no script', async (address) => {
    const { bytes, types } = await weigh(address)
    expect(bytes).toBeLessThanOrEqual(LATER_PAGE_BYTES)
    expect(types).not.toContain('Script')
    expect(await page.locator('script').count()).toBe(0)
  })
})

/** What came over the wire, headers included, as the browser counts it; what it had kept counts nothing. */
async function watchTheWire(page: Page) {
  const seen: { url: string; type: string; bytes: number }[] = []
  const session = await page.context().newCDPSession(page)
  const known = new Map<string, { url: string; type: string }>()
  await session.send('Network.enable')
  session.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (!response.fromDiskCache && response.url.startsWith('http')) known.set(requestId, { url: response.url, type })
  })
  session.on('Network.requestServedFromCache', ({ requestId }) => known.delete(requestId))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const what = known.get(requestId)
    if (what && encodedDataLength > 0) seen.push({ ...what, bytes: encodedDataLength })
  })
  return seen
}
