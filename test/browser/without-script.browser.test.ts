import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { DEMO_PASSWORD } from '../../src/main/commands/demo.ts'
import {
  type BrowserContext,
  type BrowserVisit,
  complaintsOf,
  hasBrowser,
  openBrowserVisit,
  type Page,
} from '../support/browser.ts'

const en = translator('en')

describe.skipIf(!hasBrowser())('Kari’s old phone runs no script', () => {
  let visit: BrowserVisit
  let context: BrowserContext
  let page: Page
  let complaints: string[]
  beforeAll(async () => {
    visit = await openBrowserVisit()
    context = await visit.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
      locale: 'en-GB',
      baseURL: visit.origin,
    })
    page = await context.newPage()
    complaints = complaintsOf(page)
  })
  afterAll(() => visit?.close())

  const heading = () => page.locator('h1').textContent()

  it('asked for her laboratory results, she signs in first and comes straight to them', async () => {
    await page.goto('/record/laboratory')
    expect(await heading()).toBe(en.signIn.title)
    await page.getByLabel(en.signIn.email).fill('patient@demo.example')
    await page.getByLabel(en.signIn.password).fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: en.signIn.submit }).click()
    expect(await heading()).toBe(en.categories.laboratory.name)
  })

  it('sees fifty rows, turns to the older ones and back', async () => {
    expect(await page.locator('[data-item]').count()).toBe(50)
    const first = await page.locator('[data-item]').first().getAttribute('data-item')
    await page.getByRole('link', { name: en.categoryPage.older }).click()
    expect(page.url()).toContain('page=2')
    expect(await page.locator('[data-item]').first().getAttribute('data-item')).not.toBe(first)
    await page.getByRole('link', { name: en.categoryPage.newer }).click()
    expect(await page.locator('[data-item]').first().getAttribute('data-item')).toBe(first)
  })

  it('narrows them to one health service and one year, and back to everything', async () => {
    await page.getByText(en.categoryPage.filters).click()
    const select = page.locator('select[name=institution]')
    const chosen = (await select.locator('option').allInnerTexts())[1]!
    await select.selectOption({ label: chosen })
    await page.getByLabel(en.categoryPage.from).fill('2024-01-01')
    await page.getByRole('button', { name: en.categoryPage.apply }).click()
    expect(page.url()).toMatch(/institution=.+from=2024-01-01/)
    expect(await select.locator('option:checked').textContent()).toBe(chosen)
    await page.getByRole('link', { name: en.categoryPage.clear }).click()
    expect(await page.locator('[data-item]').count()).toBe(50)
  })

  it('opens potassium and sees it over time, as a picture and as a table', async () => {
    await page.goto('/record/search?q=potassium')
    await page.locator('[data-item] a').first().click()
    expect(await heading()).toMatch(/potassium/i)
    expect(await page.getByRole('heading', { name: en.item.overTime }).count()).toBe(1)
    expect(await page.locator('svg').count()).toBeGreaterThan(0)
    expect(await page.locator('table tr').count()).toBeGreaterThan(2)
  })

  it('reads a note to its end', async () => {
    await page.goto('/record/clinical-notes')
    await page.locator('[data-item] a').first().click()
    expect((await page.locator('main').textContent())!.length).toBeGreaterThan(200)
  })

  it('sees what is missing, and who has looked', async () => {
    await page.getByRole('link', { name: en.frame.missing }).click()
    expect(await page.locator('main h2, main h3').count()).toBeGreaterThan(3)
    await page.getByRole('link', { name: en.frame.accessLog }).click()
    expect(await page.locator('main').textContent()).toContain(en.categories.laboratory.name)
  })

  it('chooses Norwegian for good, and English again', async () => {
    await page.getByRole('link', { name: en.frame.settings }).click()
    await page.locator('select[name=language]').selectOption('nb')
    await page.locator('main form button').click()
    expect(await page.locator('html').getAttribute('lang')).toBe('nb')
    expect(await heading()).toBe(translator('nb').settings.title)
    await page.goto('/record')
    expect(await page.locator('html').getAttribute('lang')).toBe('nb')
    await page.goto('/settings')
    await page.locator('select[name=language]').selectOption('en')
    await page.locator('main form button').click()
  })

  it('signs out, and the Back button shows nothing of hers', async () => {
    await page.goto('/record/vitals')
    await page.getByRole('button', { name: en.frame.signOut }).click()
    expect(await page.locator('main').textContent()).toContain(en.signIn.signedOut)
    await page.goBack()
    expect(await page.locator('[data-item]').count()).toBe(0)
    expect(await heading()).toBe(en.signIn.title)
  })

  it('met no error on the way', () => {
    expect(complaints).toEqual([])
    expect(visit.portal.faults).toEqual([])
  })
})
