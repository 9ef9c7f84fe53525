import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { DEMO_PASSWORD } from '../../src/main/commands/demo.ts'
import { type BrowserVisit, hasBrowser, openBrowserVisit, type Page } from '../support/browser.ts'

const en = translator('en')

describe.skipIf(!hasBrowser())('Kari uses no mouse', () => {
  let visit: BrowserVisit
  let page: Page
  beforeAll(async () => {
    visit = await openBrowserVisit()
    page = await visit.browser.newPage({ baseURL: visit.origin, locale: 'en-GB' })
  })
  afterAll(() => visit?.close())

  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  const focusedName = () => page.evaluate(() => document.activeElement?.getAttribute('name') ?? '')
  const isVisible = () =>
    page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement!)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
  async function tabTo(name: string): Promise<void> {
    for (let presses = 0; presses < 25; presses++) {
      await page.keyboard.press('Tab')
      expect(await isVisible(), `focus on ${await focused()}`).toBe(true)
      if ((await focusedName()) === name) return
    }
    throw new Error(`no ${name} within 25 tabs`)
  }

  it('signs in: address, password, Enter', async () => {
    await page.goto('/sign-in')
    await tabTo('email')
    await page.keyboard.type('patient@demo.example')
    await tabTo('password')
    await page.keyboard.type(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${visit.origin}/`)
    expect(await page.locator('h1').count()).toBe(1)
  })

  it('the first key leads past the menu to the content', async () => {
    await page.goto('/record')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe(en.frame.skip)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  it('a wrong password leaves the address where it was and says what to do', async () => {
    const other = await visit.browser.newPage({ baseURL: visit.origin, locale: 'en-GB' })
    await other.goto('/sign-in')
    await other.locator('[name=email]').fill('patient@demo.example')
    await other.locator('[name=password]').fill('wrong wrong wrong')
    await other.keyboard.press('Enter')
    await other.getByText(en.signIn.wrongTitle).waitFor()
    expect(await other.locator('[name=email]').inputValue()).toBe('patient@demo.example')
    expect(await other.locator('[role=alert], [tabindex="-1"]').count()).toBeGreaterThan(0)
  })
})
