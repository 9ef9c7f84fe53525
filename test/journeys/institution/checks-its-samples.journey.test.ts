import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserContext, hasBrowser, openBrowserVisit, type Page, signedIn } from '../../support/browser.ts'
import { bundle, observation, patient } from '../../support/fhir-samples.ts'
import { ORIGIN } from '../../support/test-portal.ts'

const KEPT = `select (select count(*) from inbox_message)::int as messages, (select count(*) from item)::int as items,
  (select count(*) from quarantine)::int as aside, (select count(*) from person)::int as persons`

const FEED = 'nordfjord-hospital-fhir'

describe.runIf(hasBrowser())('an administrator tries samples, without script', () => {
  let visit: Awaited<ReturnType<typeof openBrowserVisit>>
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    visit = await openBrowserVisit()
    context = await visit.browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })
    await signedIn(context, visit.origin, await visit.portal.signIn('site@demo.example'))
    page = await context.newPage()
  })
  afterAll(() => visit.close())

  const choose = async (files: readonly { name: string; content: string }[]) => {
    await page.goto(`${visit.origin}/institution`)
    await page.getByRole('link', { name: 'Check sample files' }).click()
    await page.getByLabel('Connection').selectOption(FEED)
    await page
      .getByLabel('Files')
      .setInputFiles(
        files.map(({ name, content }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) })),
      )
    await page.getByRole('button', { name: 'Check' }).click()
  }

  it('reads what would go in, what would not and why, and what is missing; nothing is kept', async () => {
    const [before] = await visit.portal.house.owner(KEPT)
    const whole = bundle(patient('s1'), observation('k1', 's1'))
    const spoilt = observation('k2', 's1', { effectiveDateTime: '2024-02-31' })
    await choose([
      { name: 'whole.json', content: JSON.stringify(whole) },
      { name: 'spoilt.json', content: JSON.stringify(spoilt) },
    ])
    const main = page.getByRole('main')
    const cellsOf = (name: RegExp) => main.getByRole('row', { name }).first().getByRole('cell').allTextContents()
    expect(await cellsOf(/^whole.json/)).toEqual(['2', '0', '0', '1'])
    expect(await cellsOf(/^spoilt.json/)).toEqual(['0', '1', '0', '0'])
    expect(await main.textContent()).toMatch(/effectiveDateTime/)
    expect(await cellsOf(/a reference range/)).toContain('1 of 1')
    expect(await visit.portal.house.owner(KEPT)).toEqual([before])
  })

  it('says so when there is no file, too much, or somebody else is first', async () => {
    await choose([{ name: 'empty.json', content: '' }])
    expect(await page.getByRole('alert').or(page.getByRole('main')).first().textContent()).toContain(
      'Choose at least one file.',
    )
    await choose([{ name: 'large.json', content: ' '.repeat(5_000_001) }])
    expect(await page.getByRole('main').textContent()).toContain('more than 20 files or 5 MB')
  })

  it('is for the own institution’s connections alone', async () => {
    const site = await visit.portal.signIn('site@demo.example')
    const body = new FormData()
    body.set('feed', 'st-eystein-hospital-fhir')
    body.append('files', new Blob(['{}']), 'a.json')
    const answer = await fetch(`${visit.origin}/institution/check`, {
      method: 'POST',
      body,
      headers: { cookie: site, origin: ORIGIN },
    })
    expect(answer.status).toBe(404)
  })

  it('answers whom it refuses before a byte of the files has come', async () => {
    const beginUpload = (cookie: string) =>
      new Promise<number | undefined>((answered, failed) => {
        const begun = request(`${visit.origin}/institution/check`, {
          method: 'POST',
          headers: {
            cookie,
            origin: ORIGIN,
            'content-type': 'multipart/form-data; boundary=x',
            'content-length': 5_000_000,
          },
        })
        begun.on('response', ({ statusCode }) => {
          answered(statusCode)
          begun.destroy()
        })
        begun.on('error', failed)
        begun.flushHeaders()
      })
    expect(await beginUpload('')).toBe(303)
    expect(await beginUpload(await visit.portal.signIn('patient@demo.example'))).toBe(404)
    expect(await beginUpload(await visit.portal.signIn('clerk@demo.example'))).toBe(404)
  })
})
