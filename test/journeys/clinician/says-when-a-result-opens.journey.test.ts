import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import {
  type BrowserContext,
  type BrowserVisit,
  complaintsOf,
  hasBrowser,
  openBrowserVisit,
  type Page,
  signedIn,
} from '../../support/browser.ts'
import { bundle, observation, patient, tissueReport } from '../../support/fhir-samples.ts'

const FEED = 'nordfjord-hospital-fhir'
const DAY_MS = 86_400_000
const daysFromNow = (days: number) => new Date(performance.timeOrigin + days * DAY_MS).toISOString()
const GROUND = 'A talk about it has been arranged and is near.'
const REASON = 'She comes on Thursday; Dr Moe tells her then.'
const w = translator('en')
const t = w.clinic

describe.skipIf(!hasBrowser())('a clinician says when a result opens, without script', () => {
  let visit: BrowserVisit
  let page: Page
  let theirs: Page
  let complaints: string[]
  let clicks = 0
  beforeAll(async () => {
    visit = await openBrowserVisit()
    const { portal } = visit
    await portal.takeIn(FEED, bundle(patient('astrid', { name: [{ family: 'Aune', given: ['Astrid'] }] })))
    await portal.takeIn(
      FEED,
      bundle(
        tissueReport('astrid-first', 'astrid', daysFromNow(-3), { conclusion: 'as expected' }),
        {
          ...tissueReport('astrid-second', 'astrid', daysFromNow(-2), { conclusion: 'secret words' }),
          code: title('Skin sample'),
        },
        {
          ...tissueReport('astrid-third', 'astrid', daysFromNow(-1), { conclusion: 'nothing found' }),
          code: title('Bowel sample'),
        },
        observation('astrid-value', 'astrid', { issued: daysFromNow(-1), effectiveDateTime: daysFromNow(-1) }),
        observation('astrid-other', 'astrid', { issued: daysFromNow(-1), effectiveDateTime: daysFromNow(-1) }),
        order('astrid-order', 'astrid'),
      ),
    )
    const personId = await portal.personCalled('Astrid Aune')
    await portal.addAccount('astrid@test.example', { name: 'Astrid', grants: [{ personId, capacity: 'self' }] })
    await portal.addAccount('son@test.example', {
      grants: [{ personId, capacity: 'delegate', categories: ['laboratory'] }],
    })
    await portal.addAccount('away@test.example', { role: 'clinician', institutionId: 'st-eystein-hospital' })
    page = await comeAs('clinician@demo.example', 360)
    theirs = await comeAs('astrid@test.example', 360)
    complaints = complaintsOf(page)
  })
  afterAll(() => visit?.close())

  async function comeAs(email: string, width: number): Promise<Page> {
    const context: BrowserContext = await visit.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width, height: 740 },
      locale: 'en-GB',
      baseURL: visit.origin,
    })
    await signedIn(context, visit.origin, await visit.portal.signIn(email))
    return context.newPage()
  }
  const words = async (of: Page) => (await of.locator('main').textContent())!.replace(/\s+/g, ' ')
  const patientReads = async (path: string) => {
    await theirs.goto(path)
    return words(theirs)
  }
  /** The list of one patient: from here each act is counted. */
  async function fromTheList(): Promise<void> {
    await page.goto('/clinic?number=number-of-astrid')
    clicks = 0
  }
  const follow = async (name: string | RegExp) => {
    clicks++
    await page.getByRole('link', { name }).first().click()
  }
  const press = async (name: string) => {
    clicks++
    await page.getByRole('button', { name }).click()
  }

  it('reads that nothing has to be done, and what waits, soonest first', async () => {
    await page.goto('/clinic')
    expect(await words(page)).toContain(t.nothingToDo)
    const days = await visit.portal.house.owner(
      `select release_at from item where institution_id = 'nordfjord-hospital' and release_at > now() and listed
         and verdict not in ('restricted', 'open', 'open-with-preface') and standing = 'current' order by release_at`,
    )
    expect(await page.locator('main .looks li').count()).toBe(Math.min(days.length, 25))
    expect(await words(page)).toContain('Astrid Aune')
  })

  it('finds a patient by number, and nobody by a number of nobody', async () => {
    await page.getByLabel(t.number).fill('number-of-astrid')
    await page.getByRole('button', { name: t.show }).click()
    expect(await words(page)).toContain('Surgical pathology study')
    expect(await words(page)).toContain('Potassium astrid-value')
    expect(await words(page)).not.toMatch(/secret words|4\.2/)
    await page.goto('/clinic?number=number-of-nobody')
    expect(await words(page)).toContain(t.notFound({ number: 'number-of-nobody' }))
  })

  it('writes a comment beside what waits for one: the patient reads both', async () => {
    expect(await patientReads('/record/pathology')).not.toContain('Surgical pathology study')
    await fromTheList()
    await follow('Surgical pathology study')
    await page.getByLabel(t.item.commentText).fill('All as we expected. We meet in May.')
    await press(t.item.commentDo)
    expect(clicks).toBeLessThanOrEqual(3)
    expect(await words(page)).toContain(`${t.done.comment} ${t.done.seesOpen}`)
    await theirs.goto('/record/pathology')
    await theirs.getByRole('link', { name: 'Surgical pathology study' }).click()
    expect(await words(theirs)).toContain('as expected')
    expect(await words(theirs)).toContain('All as we expected. We meet in May.')
  })

  it('sees that the patient has opened it, and that it can no longer be closed', async () => {
    await page.reload()
    const said = await words(page)
    expect(said).toMatch(/Yes, on \d/)
    expect(said).toContain(t.item.holdOpened)
  })

  it('asks to wait on an allowed ground: the card says ground and name, and not the reason', async () => {
    expect(await patientReads('/record/laboratory')).toContain('Potassium astrid-other')
    await fromTheList()
    await follow('Potassium astrid-other')
    clicks++
    await page.locator('summary', { hasText: t.item.holdOpen }).click()
    await page.getByLabel(GROUND).check()
    await page.getByLabel(t.item.holdReason).fill(REASON)
    await page.getByLabel(t.item.holdUntil).fill(daysFromNow(5).slice(0, 10))
    await press(t.item.holdDo)
    expect(clicks).toBeLessThanOrEqual(3)
    expect(await words(page)).toContain(t.done.hold)
    expect(await words(page)).toContain(REASON)
    const card = await patientReads('/record/laboratory')
    expect(card).toContain(GROUND)
    expect(card).toContain('Dr Sigrid Lien')
    expect(card).not.toContain(REASON)
    expect(card).not.toContain('Potassium astrid-other')
  })

  it('is told what is wrong with a wait, in the form, with nothing lost', async () => {
    await fromTheList()
    await follow('Bowel sample')
    await page.locator('summary', { hasText: t.item.holdOpen }).click()
    await page.getByLabel(GROUND).check()
    await page.getByLabel(t.item.holdReason).fill(REASON)
    await page.getByLabel(t.item.holdUntil).fill(daysFromNow(60).slice(0, 10))
    await press(t.item.holdDo)
    expect(await words(page)).toContain(t.faults.title)
    expect(await words(page)).toMatch(/Choose a day after today/)
    expect(await page.getByLabel(t.item.holdReason).inputValue()).toBe(REASON)
    expect(await page.getByLabel(GROUND).isChecked()).toBe(true)
  })

  it('ends the wait, and it is open again', async () => {
    await fromTheList()
    await follow('Potassium astrid-other')
    await press(t.item.liftDo)
    expect(clicks).toBeLessThanOrEqual(3)
    expect(await words(page)).toContain(`${t.done.lift} ${t.done.seesOpen}`)
    expect(await patientReads('/record/laboratory')).toContain('Potassium astrid-other')
  })

  it('opens at once what waits by a rule', async () => {
    await fromTheList()
    await follow('Skin sample')
    await press(t.item.releaseDo)
    expect(clicks).toBeLessThanOrEqual(3)
    expect(await words(page)).toContain(`${t.done.release} ${t.done.seesOpen}`)
    expect(await patientReads('/record/pathology')).toContain('Skin sample')
  })

  it('sees exactly what the patient sees: a card, then the page; and can press nothing there', async () => {
    await fromTheList()
    await follow('Bowel sample')
    await follow(t.item.lookSelf({ name: 'Astrid Aune' }))
    expect(clicks).toBeLessThanOrEqual(3)
    const looked = await page.locator('.eyes').textContent()
    expect(looked).toContain(w.categories.pathology.name)
    expect(looked).not.toMatch(/Bowel|nothing found/)
    await fromTheList()
    await follow('Skin sample')
    await follow(t.item.lookSelf({ name: 'Astrid Aune' }))
    expect(await page.locator('.eyes').textContent()).toContain('secret words')
    expect(await page.locator('.eyes :is(button, input, textarea):enabled').count()).toBe(0)
    const opened = await visit.portal.house.owner(
      `select 1 from opening o join item i using (person_id, item_id) where i.title = 'Skin sample'`,
    )
    expect(opened).toEqual([])
  })

  it('sees with the son’s eyes what he may see, and that he sees nothing of the rest', async () => {
    await fromTheList()
    await follow('Potassium astrid-value')
    await follow(t.item.lookDelegates({ count: 1, name: 'Astrid Aune' }))
    expect(clicks).toBeLessThanOrEqual(3)
    expect(await page.locator('.eyes').textContent()).toContain('4.2')
    await fromTheList()
    await follow('Bowel sample')
    expect(await words(page)).toContain(t.item.lookNothing({ count: 1 }))
  })

  it('notes on an order that the patient was told beforehand', async () => {
    await fromTheList()
    await follow('Gene test ordered')
    await press(t.item.counselDo)
    expect(clicks).toBeLessThanOrEqual(3)
    expect(await words(page)).toContain(t.done.counsel)
    expect(await page.getByRole('button', { name: t.item.counselDo }).count()).toBe(0)
  })

  it('stands in the patient’s access log with each look and act', async () => {
    const log = await patientReads('/access-log')
    for (const page of ['clinic', 'clinic-acted', 'preview'] as const) expect(log).toContain(w.accessLog.pages[page])
    expect(log).toContain('Nordfjord Hospital')
    expect(log).not.toMatch(/Bowel/)
  })

  it('counts for the region as work, without whom and what', async () => {
    const facts = await visit.portal.house.owner(
      `select kind, count(*)::int as count, count(account_id)::int as who, count(category)::int as what
       from adoption_fact where kind like 'clinic-%' group by kind order by kind`,
    )
    expect(facts.map(({ kind }) => kind)).toEqual([
      'clinic-comment',
      'clinic-counselling',
      'clinic-hold',
      'clinic-lift',
      'clinic-page',
      'clinic-preview',
      'clinic-release',
    ])
    expect(facts.every(({ who, what }) => who === 0 && what === 0)).toBe(true)
    const acts = facts.filter(({ kind }) => !['clinic-page', 'clinic-preview'].includes(kind as string))
    const sum = acts.reduce((all, { count }) => all + (count as number), 0)
    const region = await visit.portal.get('/region/holds', await visit.portal.signIn('operator@demo.example'))
    expect(region.text).toMatch(
      new RegExp(`Nordfjord Hospital</bdi></th><td class="n">\\d+</td><td class="n">${sum}</td>`),
    )
  })

  it('finds nothing of it at another institution', async () => {
    const address = await visit.portal.house.owner(`select item_id from item where title = 'Bowel sample'`)
    const path = `/clinic/items/${address[0]!.item_id}`
    const away = await visit.portal.signIn('away@test.example')
    for (const each of [path, `${path}/preview?as=self`]) expect((await visit.portal.get(each, away)).status).toBe(404)
    expect((await visit.portal.post(path, { word: 'release' }, away)).status).toBe(404)
    expect((await visit.portal.get('/clinic?number=number-of-astrid', away)).text).not.toContain('Aune')
    expect((await visit.portal.get('/clinic', away)).text).not.toContain('Aune')
  })

  it('refuses a form from elsewhere, and one that is none of ours', async () => {
    const [row] = await visit.portal.house.owner(`select item_id from item where title = 'Bowel sample'`)
    const clinician = await visit.portal.signIn('clinician@demo.example')
    const path = `/clinic/items/${row!.item_id}`
    const foreign = { origin: 'https://elsewhere.example' }
    expect((await visit.portal.post(path, { word: 'release' }, clinician, foreign)).status).toBe(403)
    expect((await visit.portal.post(path, { word: 'delete' }, clinician)).status).toBe(400)
  })

  it('left no complaint in the browser and no fault of ours', () => {
    // A form with faults is answered with 422, which Chromium writes down.
    expect(complaints.filter((each) => !each.includes('status of 422'))).toEqual([])
    expect(visit.portal.faults).toEqual([])
  })
})

function title(text: string) {
  return { coding: [{ system: 'http://loinc.org', code: '11529-5', display: text }], text }
}

function order(id: string, patientId: string) {
  return {
    resourceType: 'ServiceRequest',
    id,
    status: 'active',
    intent: 'order',
    code: { coding: [{ system: 'http://loinc.org', code: '21636-6' }], text: 'Gene test ordered' },
    subject: { reference: `Patient/${patientId}` },
    authoredOn: daysFromNow(-1),
  }
}
