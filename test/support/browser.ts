import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { databaseKinds } from './test-house.ts'
import { openTestPortal } from './test-portal.ts'

export const CHROMIUM = '/usr/bin/chromium'
export const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage']

/** Whether these tests can run here; says so when they cannot. */
export function hasBrowser(): boolean {
  const there = existsSync(CHROMIUM)
  if (!there) process.stdout.write(`LEFT OUT: every test in a browser (${CHROMIUM} is missing)\n`)
  return there
}

/** The portal on a free port and a browser in front of it. */
export type BrowserVisit = Awaited<ReturnType<typeof openBrowserVisit>>

export async function openBrowserVisit() {
  const portal = await openTestPortal(databaseKinds().at(-1)!)
  const origin = await portal.listen()
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
  return {
    portal,
    origin,
    browser,
    close: async () => {
      await browser.close()
      await portal.close()
    },
  }
}

/** What a page complained about: a script error, a refused style, a failed request. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()} ${message.text()}`)
  })
  page.on('pageerror', (fault) => complaints.push(`${page.url()} ${fault.message}`))
  page.on('requestfailed', (request) => {
    const fault = request.failure()?.errorText
    // Going on to the next page cuts off what the last one was still fetching.
    if (fault !== 'net::ERR_ABORTED') complaints.push(`${request.url()} ${fault}`)
  })
  return complaints
}

/** Puts a session into the browser without the sign-in page. */
export async function signedIn(context: BrowserContext, origin: string, cookie: string): Promise<void> {
  const [name, value] = [cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1)]
  await context.addCookies([{ name, value, url: origin }])
}

export type { Browser, BrowserContext, Page }
