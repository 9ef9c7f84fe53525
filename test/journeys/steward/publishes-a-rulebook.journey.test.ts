import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { redecideDue } from '#release'
import {
  type BrowserVisit,
  complaintsOf,
  hasBrowser,
  openBrowserVisit,
  type Page,
  signedIn,
} from '../../support/browser.ts'
import { bundle, patient, tissueReport } from '../../support/fhir-samples.ts'
import { makeDecision } from '../../support/make-decision.ts'

const w = translator('en')
const t = w.rulebooks
const LANGUAGES = ['English', 'Français', 'Norsk', 'Español', 'العربية']
const SAYS = 'Tissue samples wait for a comment, at most 5 days.'
const DECISION = /Decision \d+, .*: Tissue samples sooner/

describe.skipIf(!hasBrowser())('a steward publishes a rulebook, without script', () => {
  let visit: BrowserVisit
  let page: Page
  let theirs: Page
  let complaints: string[]
  beforeAll(async () => {
    visit = await openBrowserVisit()
    const { portal } = visit
    const issued = new Date(performance.timeOrigin - 86_400_000).toISOString()
    await portal.takeIn(
      'nordfjord-hospital-fhir',
      bundle(patient('berit', { name: [{ family: 'Bru', given: ['Berit'] }] })),
    )
    await portal.takeIn(
      'nordfjord-hospital-fhir',
      bundle(tissueReport('berit-tissue', 'berit', issued, { conclusion: 'as expected' })),
    )
    const personId = await portal.personCalled('Berit Bru')
    await portal.addAccount('berit@test.example', { name: 'Berit', grants: [{ personId, capacity: 'self' }] })
    page = await comeAs('steward@demo.example')
    theirs = await comeAs('berit@test.example')
    complaints = complaintsOf(page)
  })
  afterAll(() => visit?.close())

  async function comeAs(email: string): Promise<Page> {
    const context = await visit.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
      locale: 'en-GB',
      baseURL: visit.origin,
    })
    await signedIn(context, visit.origin, await visit.portal.signIn(email))
    return context.newPage()
  }
  const words = async (of: Page) => (await of.locator('main').textContent())!.replace(/\s+/g, ' ')
  const follow = (name: string | RegExp) => page.getByRole('link', { name }).first().click()
  const decide = () => makeDecision(visit.portal.house.owner, { draftId: draft.split('/').at(-1)! })
  const press = (name: string) => page.getByRole('button', { name }).click()

  let draft: string

  it('reads the rulebook in force in plain words, and takes it along', async () => {
    await page.goto('/region')
    await follow(t.title)
    await follow(t.version({ number: 1 }))
    const said = await words(page)
    for (const expected of [
      'Nothing waits longer than 14 days',
      'after a comment, 14 days at most',
      'Genetic tests',
      'STBD',
    ])
      expect(said).toContain(expected)
    const steward = await visit.portal.signIn('steward@demo.example')
    const text = await visit.portal.get('/region/rulebooks/1/text', steward)
    expect(text.text).toContain('id: tissue-samples-wait')
    expect(text.headers['content-disposition']).toContain('rulebook-1.yaml')
    const table = await visit.portal.get('/region/rulebooks/1/table-0909', steward)
    expect(table.text.split('\n').slice(0, 2)).toEqual(['class,code,days', 'pathology,STBD,14'])
  })

  it('begins a draft from the rulebook in force', async () => {
    await page.goto('/region/rulebooks')
    await page.getByLabel(t.startTitle).fill('Tissue samples sooner')
    await press(t.startDo)
    expect(await words(page)).toContain(t.doneStarted)
    expect(await words(page)).toContain(`${t.holds}${t.changes}${t.noChanges}`)
    expect(await words(page)).toContain(t.publishNeeds)
    draft = new URL(page.url()).pathname
  })

  it('changes a rule so that it breaks a principle: is told which and why, and cannot publish', async () => {
    await follow('Tissue and cell samples')
    await page.getByLabel(t.limit, { exact: true }).fill('30')
    await press(t.changeDo)
    expect(await words(page)).toContain(t.wrong.stale)
    expect(await page.getByLabel('Español').inputValue()).toBe('Se abre tras un comentario, 30 días como máximo.')
    await press(t.changeDo)
    const said = await words(page)
    expect(said).toContain(t.breaches)
    expect(said).toContain('Nothing waits longer than 14 days, unless a law says so.')
    expect(said).toContain('“tissue-samples-wait” waits 30 days; at most 14 are allowed')
    expect(await page.getByRole('button', { name: t.publishDo }).count()).toBe(0)
    const steward = await visit.portal.signIn('steward@demo.example')
    const form = { word: 'publish', decision: String(await decide()), from: new Date().toISOString().slice(0, 10) }
    const refused = await visit.portal.post(draft, form, steward)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('breaks a principle')
  })

  it('mends it, in all five languages, and reads what it changes', async () => {
    for (const rule of ['tissue-samples-wait', 'tissue-samples-wait-anywhere']) {
      await page.locator(`a[href$="/rules/${rule}"]`).click()
      await page.getByLabel(t.limit, { exact: true }).fill('5')
      for (const language of LANGUAGES) await page.getByRole('textbox', { name: language }).fill(SAYS)
      await page.getByLabel(t.decidedBy).fill('Region council, 20 November 2026')
      await press(t.changeDo)
    }
    const said = await words(page)
    expect(said).toContain(t.holds)
    expect(said).toMatch(/“tissue-samples-wait” was: .*at most 14 days.*it is now: .*at most 5 days/)
  })

  it('adds a deviation with reason and end, and takes one away', async () => {
    await follow(t.addDeviation)
    await page.getByLabel(t.institution).selectOption({ label: 'St. Eystein University Hospital' })
    await page.getByLabel(t.kind).selectOption('visits')
    await page.getByLabel(t.effects.delay).check()
    await page.getByLabel(t.limit, { exact: true }).fill('1')
    for (const language of LANGUAGES)
      await page.getByRole('textbox', { name: language }).fill('Visits open after a day.')
    await page.getByLabel(t.decidedBy).fill('The hospital, 1 November 2026')
    await page.getByLabel(t.reason, { exact: true }).fill('Letters are read through first.')
    await page.getByLabel(t.approvedBy).fill('Region council, 20 November 2026')
    await page.getByLabel(t.expires, { exact: true }).fill('2027-06-30')
    await press(t.addDo)
    expect(await words(page)).toContain('Letters are read through first.')
    await page.getByRole('button', { name: t.removeDo }).first().click()
    expect(await words(page)).toContain('The deviation “nordfjord-radiology-waits” is gone')
  })

  it('a representative reads and checks it, and changes nothing; an operator does neither', async () => {
    const representative = await visit.portal.signIn('representative@demo.example')
    const seen = await visit.portal.get(draft, representative)
    expect(seen.status).toBe(200)
    expect(seen.text).toContain(t.readOnly)
    expect(seen.text).toContain(t.holds)
    expect(seen.text).not.toContain(t.publishDo)
    const form = { word: 'publish', decision: '1', from: new Date().toISOString().slice(0, 10) }
    expect((await visit.portal.post(draft, form, representative)).status).toBe(404)
    const operator = await visit.portal.signIn('operator@demo.example')
    expect((await visit.portal.get('/region/rulebooks', operator)).status).toBe(200)
    for (const each of [draft, `${draft}/text`]) expect((await visit.portal.get(each, operator)).status).toBe(404)
    expect((await visit.portal.post(draft, form, operator)).status).toBe(404)
  })

  it('publishes it by a decision and not without one: the register and the card say the new rule', async () => {
    await theirs.goto('/record/pathology')
    expect(await words(theirs)).toContain('at most 14 days')
    await page.goto(draft)
    await decide()
    await page.goto(draft)
    await press(t.publishDo)
    expect(await words(page)).toContain(t.donePublished)
    expect(await words(page)).toContain(t.standings['in force'])
    await redecideDue(visit.portal.house.database)
    const register = await theirs.goto('/what-we-share').then(() => words(theirs))
    for (const expected of [
      SAYS,
      'Letters are read through first.',
      'St. Eystein University Hospital',
      w.rules.plannedNone,
    ])
      expect(register).toContain(expected)
    expect(register).toMatch(DECISION)
    expect(register).not.toContain('one radiologist on call')
    await theirs.goto('/record/pathology')
    expect(await words(theirs)).toContain(SAYS)
  })

  it('plans the next one: everybody reads it with its day, and it is not in force', async () => {
    await page.goto('/region/rulebooks')
    await page.getByLabel(t.startTitle).fill('Scans at once')
    await press(t.startDo)
    await follow(/CT, MRI and PET scans/)
    await page.getByLabel(t.effects.immediate).check()
    for (const language of LANGUAGES) await page.getByRole('textbox', { name: language }).fill('Scans open at once.')
    await press(t.changeDo)
    draft = new URL(page.url()).pathname
    await decide()
    await page.goto(draft)
    await page.getByLabel(t.publishFrom).fill('2099-01-01')
    await press(t.publishDo)
    expect(await words(page)).toContain(t.standings.planned)
    await theirs.goto('/what-we-share')
    const said = await words(theirs)
    expect(said).toMatch(/New rules apply from 1 January 2099\. They were decided by: Decision \d+, .*: Scans at once/)
    expect(said).toMatch(/New or changed.*Scans open at once\./)
  })

  it('sees what waits in the region as counts', async () => {
    await page.goto('/region')
    await follow(t.holdsTitle)
    expect(await words(page)).toContain(SAYS)
    expect(await words(page)).not.toContain('Berit')
    const operator = await visit.portal.get('/region/holds', await visit.portal.signIn('operator@demo.example'))
    expect(operator.text).not.toContain(t.pulses)
  })

  it('is told in the whole text what cannot be read', async () => {
    await page.goto('/region/rulebooks')
    await page.getByLabel(t.startTitle).fill('Spoiled')
    await press(t.startDo)
    await page.locator('summary', { hasText: t.text }).click()
    const box = page.getByRole('textbox', { name: t.text })
    await box.fill((await box.inputValue()).replace('category: pathology', 'interpretation: high'))
    await press(t.textDo)
    expect(await words(page)).toContain(t.faults)
    expect(await words(page)).toContain('looks at the result')
  })

  it('left no complaint in the browser and no fault of ours', () => {
    expect(complaints.filter((each) => !each.includes('status of 422'))).toEqual([])
    expect(visit.portal.faults).toEqual([])
  })
})
