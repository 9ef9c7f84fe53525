import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import {
  type BrowserVisit,
  complaintsOf,
  hasBrowser,
  openBrowserVisit,
  type Page,
  signedIn,
} from '../../support/browser.ts'
import { bundle, patient, tissueReport } from '../../support/fhir-samples.ts'

const FEED = 'nordfjord-hospital-fhir'
const INSTITUTION = 'Nordfjord Hospital'
const daysAgo = (days: number) => new Date(performance.timeOrigin - days * 86_400_000).toISOString()
const FINDING = 'No sign of illness in the sample'
const COMMENT = 'Nothing to worry about. We talk in May.'
const en = translator('en')
const ar = translator('ar')
const TISSUE = en.categories.pathology.name

describe.skipIf(!hasBrowser())('somebody decides when a tissue sample opens, without script', () => {
  let visit: BrowserVisit
  const complaints: string[][] = []
  beforeAll(async () => {
    visit = await openBrowserVisit()
    for (const [id, given, birthDate] of [
      ['mona', 'Mona', '1971-02-03'],
      ['rolf', 'Rolf', '1952-11-09'],
    ] as const) {
      const name = [{ family: 'Tind', given: [given] }]
      await visit.portal.takeIn(FEED, bundle(patient(id, { name, birthDate })))
      await visit.portal.takeIn(FEED, bundle(tissueReport(`${id}-tissue`, id, daysAgo(2), { conclusion: FINDING })))
      const personId = await visit.portal.personCalled(`${given} Tind`)
      await visit.portal.addAccount(`${id}@test.example`, { name: given, grants: [{ personId, capacity: 'self' }] })
    }
  })
  afterAll(() => visit?.close())

  async function comeAs(email: string, language: 'en' | 'ar'): Promise<Page> {
    const context = await visit.browser.newContext({
      baseURL: visit.origin,
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    })
    await context.addCookies([{ name: 'causeway.language', value: language, url: visit.origin }])
    await signedIn(context, visit.origin, await visit.portal.signIn(email))
    const page = await context.newPage()
    complaints.push(complaintsOf(page))
    return page
  }
  const main = (page: Page) => page.locator('main').textContent().then(String)
  const heading = (page: Page) => page.locator('h1').textContent()

  describe('Mona waits for her clinician’s words', () => {
    let page: Page
    beforeAll(async () => {
      page = await comeAs('mona@test.example', 'en')
    })

    it('the card says what it is, whose rule, why, and the last day; nothing of what it holds', async () => {
      await page.goto('/')
      expect(await main(page)).toContain(`${TISSUE}, ${INSTITUTION}`)
      await page.getByRole('link', { name: en.requests.card.canDo }).click()
      const text = await main(page)
      for (const said of ['at the latest', 'Tissue samples wait', 'Region council', en.sealed.notNews])
        expect(text).toContain(said)
      expect(text).not.toContain(FINDING)
      expect(page.url()).not.toContain('pathology')
    })

    it('she chooses to wait for a comment, sees beforehand what that changes, and saves it', async () => {
      await page.getByRole('link', { name: en.requests.card.chooseToo }).click()
      await page.getByRole('button', { name: en.opening.see }).click()
      expect(await heading(page)).toBe(en.opening.previewTitle)
      await page.getByRole('link', { name: en.opening.chooseAgain }).click()
      await page.getByLabel(en.opening.moments['at-once']).check()
      await page.getByLabel(en.opening.moments['preface-first']).check()
      await page.getByRole('button', { name: en.opening.see }).click()
      expect(await page.getByRole('alert').textContent()).toContain(en.opening.faultAtOnce)
      await page.getByLabel(en.opening.moments['after-comment']).check()
      await page.getByLabel(en.opening.moments['preface-first']).uncheck()
      await page.getByRole('button', { name: en.opening.see }).click()
      expect(await main(page)).toContain(en.opening.stays({ category: TISSUE, institution: INSTITUTION }))
      await page.getByRole('button', { name: en.opening.save }).click()
      expect(await page.getByRole('status').textContent()).toBe(en.opening.saved)
      expect(await page.getByLabel(en.opening.moments['after-comment']).isChecked()).toBe(true)
      await page.goto('/record/pathology')
      expect(await page.locator('.sealed').count()).toBe(1)
    })

    it('the clinician writes a comment, it opens, and she reads both and why she could', async () => {
      const [row] = await visit.portal.house.owner(`select item_id from item where source_id = 'mona-tissue'`)
      const clinician = await visit.portal.signIn('clinician@demo.example')
      const item = `/clinic/items/${row!.item_id}`
      await visit.portal.get(item, clinician)
      const said = await visit.portal.post(item, { word: 'comment', text: COMMENT, language: 'en' }, clinician)
      expect(said.status).toBe(303)
      await page.goto('/record/pathology')
      expect(await page.locator('.sealed').count()).toBe(0)
      await page.locator('[data-item] a').first().click()
      const text = await main(page)
      for (const words of [FINDING, COMMENT, en.beside.comments]) expect(text).toContain(words)
      await page.getByText(en.beside.why).click()
      expect(await main(page)).toContain('It was to wait for a comment')
    })

    it('she says with one tap how it was, and asks to be called', async () => {
      await page.getByRole('button', { name: en.beside.helped }).click()
      expect(await page.getByRole('status').textContent()).toBe(en.beside.thanks)
      expect(await page.getByRole('button', { name: en.beside['worried-me'] }).count()).toBe(0)
      await page.getByRole('button', { name: en.beside['call-me'] }).click()
      expect(await main(page)).toContain(en.beside.urgent)
      await page.goto('/requests')
      expect(await main(page)).toContain(en.requests.kinds['call-me'])
    })

    it('the access log shows it all: the card, the choice, the clinician, the reading', async () => {
      await page.goto('/access-log')
      const text = await main(page)
      const { pages } = en.accessLog
      for (const words of [pages.choice, pages.requests, pages.card({ what: TISSUE }), INSTITUTION])
        expect(text).toContain(words)
      expect(text).toContain(en.roles.clinician)
    })
  })

  describe('Rolf asks for it earlier, in Arabic and by keyboard', () => {
    let page: Page
    beforeAll(async () => {
      page = await comeAs('rolf@test.example', 'ar')
    })

    /** Presses Tab until something with these words has the focus. */
    async function tabTo(words: string): Promise<void> {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab')
        const focused = page.locator(':focus')
        if ((await focused.count()) === 1 && String(await focused.textContent()).trim() === words) return
      }
      throw new Error(`“${words}” is not reached by Tab`)
    }
    const press = async (words: string) => {
      await tabTo(words)
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    }

    it('from the card to the question, and the card says by when there is an answer', async () => {
      await page.goto('/record/pathology')
      await press(ar.requests.card.canDo)
      await press(ar.requests.card.askTitle)
      expect(await heading(page)).toBe(ar.requests.card.askTitle)
      expect(await main(page)).not.toContain(FINDING)
      await press(ar.requests.card.askSend)
      const year = new Intl.NumberFormat('ar', { useGrouping: false, numberingSystem: 'latn' }).format(
        new Date(performance.timeOrigin).getUTCFullYear(),
      )
      expect(await main(page)).toContain(year)
      expect(await page.getByRole('link', { name: ar.requests.card.askTitle }).count()).toBe(0)
      await page.goto('/')
      expect(await page.locator('.sealed').textContent()).toMatch(/سألت في/)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
    })

    it('a clinician of the hospital finds it on the list and opens it', async () => {
      const staff = await comeAs('clinician@demo.example', 'en')
      await staff.goto('/clinic')
      await staff.getByRole('link', { name: en.teamRequests.title }).click()
      await staff.getByRole('link', { name: 'Rolf Tind' }).click()
      expect(await main(staff)).not.toContain(FINDING)
      await staff.getByRole('button', { name: en.teamRequests.send }).click()
      expect(await staff.getByRole('alert').textContent()).toContain(en.teamRequests.faults.word)
      await staff.getByLabel(en.teamRequests.answers.declined).check()
      await staff.getByRole('button', { name: en.teamRequests.send }).click()
      expect(await staff.getByRole('alert').textContent()).toContain(en.teamRequests.faults.text)
      await staff.getByLabel(en.teamRequests.answers.opened).check()
      await staff.getByLabel(en.teamRequests.text).fill('All is well.')
      await staff.getByRole('button', { name: en.teamRequests.send }).click()
      expect(await staff.getByRole('status').textContent()).toBe(en.teamRequests.sent)
      expect(await staff.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
    })

    it('he reads the answer, and from it the report', async () => {
      await page.goto('/requests')
      await page.locator('main .kinds a').click()
      expect(await main(page)).toContain('All is well.')
      expect(await main(page)).toContain(ar.requests.states.opened)
      await page.locator('main ul a').first().click()
      expect(await main(page)).toContain(FINDING)
    })
  })

  it('met no error on the way', () => {
    // A form that is answered with what to mend is one of the steps.
    expect(complaints.flat().filter((each) => !each.includes('status of 422'))).toEqual([])
    expect(visit.portal.faults).toEqual([])
  })
})
