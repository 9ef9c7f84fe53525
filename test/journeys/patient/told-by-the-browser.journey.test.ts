import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { CHROMIUM, complaintsOf, hasBrowser, QUIET, signedIn } from '../../support/browser.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const SAID = {
  title: 'Something new in your record',
  body: '',
  address: 'https://portal.example',
  language: 'en',
  direction: 'ltr',
}
const BUTTON = { name: 'Tell me on this device' }

/** As the browser of a maker answers, whose push service is not on this machine. */
function answerForTheMaker(): void {
  const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }
  const answer = { toJSON: () => ({ endpoint: 'https://push.example/this-browser', keys }) }
  PushManager.prototype.subscribe = () => Promise.resolve(answer as unknown as PushSubscription)
}

describe.skipIf(!hasBrowser())('being told by the browser', () => {
  it('is chosen on a page, and shown while the portal is closed, without a word of what it is', async () => {
    const portal = await openTestPortal('embedded')
    const origin = await portal.listen()
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
    try {
      const page = await open(portal, await browser.newContext({ permissions: ['notifications'] }), origin)
      await page.addInitScript(answerForTheMaker)
      const complaints = complaintsOf(page)
      await page.goto(`${origin}/settings/notices`)
      await page.getByRole('button', BUTTON).click()
      await page.getByText('Your choice is saved.').waitFor()
      expect(await page.getByRole('button', { name: 'Tell no more on it' }).count()).toBe(1)
      expect(await page.getByLabel('On my devices, by the browser').isChecked()).toBe(true)
      await push(await page.context().newCDPSession(page), origin)
      await expect.poll(() => shown(page), { timeout: 10_000 }).toEqual([[SAID.title, '', SAID.address]])
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
      await portal.close()
    }
  })

  it('says so where the browser does not let us, or has nobody to tell it; and without a script nothing stands there', async () => {
    const portal = await openTestPortal('embedded')
    const origin = await portal.listen()
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
    try {
      for (const [permissions, words] of [
        [[], 'The browser does not let us tell you.'],
        [['notifications'], 'This browser cannot be told. Choose another way.'],
      ] as const) {
        const page = await open(portal, await browser.newContext({ permissions: [...permissions] }), origin)
        await page.goto(`${origin}/settings/notices`)
        await page.getByRole('button', BUTTON).click()
        await page.getByText(words).waitFor()
      }
      const bare = await open(portal, await browser.newContext({ javaScriptEnabled: false }), origin)
      await bare.goto(`${origin}/settings/notices`)
      expect(await bare.getByRole('button', BUTTON).count()).toBe(0)
    } finally {
      await browser.close()
      await portal.close()
    }
  })
})

async function open(portal: TestPortal, context: BrowserContext, origin: string): Promise<Page> {
  await signedIn(context, origin, await portal.signIn('patient@demo.example'))
  return context.newPage()
}

/** Brings a message to the browser's worker, as the push service of its maker does. */
async function push(session: CDPSession, origin: string): Promise<void> {
  const registered = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations
      if (one) resolve(one.registrationId)
    }),
  )
  await session.send('ServiceWorker.enable')
  const registrationId = await registered
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(SAID) })
}

function shown(page: Page): Promise<readonly (readonly [string, string, string])[]> {
  return page.evaluate(async () => {
    const [registration] = await navigator.serviceWorker.getRegistrations()
    const all = (await registration?.getNotifications()) ?? []
    return all.map(({ title, body, data }) => [title, body, (data as { address: string }).address] as const)
  })
}
