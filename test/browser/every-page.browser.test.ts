import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayAsked } from '#lab'
import { plantAnnouncement } from '../support/announcement-probes.ts'
import { barriersOn } from '../support/barriers.ts'
import { type BrowserVisit, complaintsOf, hasBrowser, openBrowserVisit, signedIn } from '../support/browser.ts'
import { plantInvitation } from '../support/enrolment-probes.ts'
import { bundle, observation, patient, tissueReport } from '../support/fhir-samples.ts'
import { plantGovernance } from '../support/governance-probes.ts'
import { plantGoal, plantJournal } from '../support/journal-probes.ts'
import { plantLetter } from '../support/letter-probes.ts'
import { plantThread } from '../support/message-probes.ts'
import { openingPages } from '../support/opening-pages.ts'
import { plantQuestionnaire } from '../support/questionnaire-probes.ts'
import { plantConsent } from '../support/visit-probes.ts'

/** Each pair of language, colours and width occurs once: the first with the last, the second with the third, differ in
 * language and colours. */
const LOOKS = [
  { language: 'en', colorScheme: 'light', width: 360 },
  { language: 'en', colorScheme: 'dark', width: 1280 },
  { language: 'ar', colorScheme: 'light', width: 1280 },
  { language: 'ar', colorScheme: 'dark', width: 360 },
] as const

describe.skipIf(!hasBrowser())('every page', () => {
  let visit: BrowserVisit
  let pages: Readonly<Record<string, readonly string[]>>
  beforeAll(async () => {
    visit = await openBrowserVisit()
    pages = await pagesByAccount(visit)
  })
  afterAll(() => visit?.close())

  it.each(LOOKS)(
    'is right for everybody in $language, $colorScheme, $width wide',
    async (look) => {
      const faults: string[] = []
      for (const [email, addresses] of Object.entries(pages))
        faults.push(...(await inspect(visit, look, email, addresses)))
      expect(faults).toEqual([])
    },
    180_000,
  )

  it('would notice a picture without words', async () => {
    const page = await visit.browser.newPage()
    await page.setContent('<html lang="en"><title>Look</title><main><h1>Look</h1><img src="data:,"></main>')
    expect(await barriersOn(page)).toEqual([expect.stringMatching(/^image-alt /)])
    await page.close()
  })

  it('stays within a screen of 320', async () => {
    const context = await visit.browser.newContext({ baseURL: visit.origin, viewport: { width: 320, height: 640 } })
    await signedIn(context, visit.origin, await visit.portal.signIn('patient@demo.example'))
    const page = await context.newPage()
    const wide: string[] = []
    for (const address of pages['patient@demo.example']!) {
      await page.goto(address)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (over > 0) wide.push(`${address} by ${over}`)
    }
    await context.close()
    expect(wide).toEqual([])
  })
})

/** Somebody whom two hospitals call by two names, at the desk; and a notice of two records that were parted. */
async function worklistPages(portal: BrowserVisit['portal']): Promise<readonly string[]> {
  const address = [{ line: ['Tangen 4'], postalCode: '9300', city: 'Sundvik' }]
  const telecom = [{ system: 'phone', value: '+999 555 10 200' }]
  const described = { resourceType: 'Patient', birthDate: '1958-10-17', gender: 'female', telecom, address }
  const known = { ...described, id: 'ragna-south', name: [{ family: 'Storvik', given: ['Ragna'] }] }
  const unsure = { ...described, id: 'ragna-north', name: [{ family: 'Lundemo', given: ['Ragna', 'Elise'] }] }
  await portal.takeIn('st-eystein-hospital-fhir', known)
  await portal.takeIn('nordfjord-hospital-fhir', unsure)
  const [waits] = await portal.house.owner(`select case_id from match_case where demographics like '%Lundemo%'`)
  const [told] = await portal.house.owner(`insert into patient_notice
      (notice_id, institution_id, link_id, person_id, since, until)
    select gen_random_uuid(), institution_id, link_id, person_id, now() - interval '1 day', now() from patient_link
    where institution_id = 'nordfjord-hospital' limit 1 returning notice_id`)
  return [`cases/${waits!.case_id}`, `notices/${told!.notice_id}`, 'decided', 'number', 'number?number=ragna-north']
}

/** The worklists of invitations, the form that makes one, and one. */
async function enrolmentPages(portal: BrowserVisit['portal']): Promise<readonly string[]> {
  const ragna = await portal.personCalled('Ragna')
  const stuck = await plantInvitation(portal.house.owner, { person: ragna, institution: 'nordfjord-hospital' })
  await portal.house.owner(`update invitation set step = 'password', step_at = now() where invitation_id = $1`, [stuck])
  return [
    '/desk/enrolment?list=stuck',
    '/desk/enrolment/poster?c=flu-2026',
    '/desk/enrolment/new?number=ragna-north',
    `/desk/enrolment/${stuck}`,
  ]
}

/** The clinic with one patient, and an item of theirs that is open, and one that waits with a clinician's hold on it. */
async function clinicPages(portal: BrowserVisit['portal']): Promise<readonly string[]> {
  const issued = new Date(performance.timeOrigin - 86_400_000).toISOString()
  const about = [
    observation('vera-value', 'vera', { issued, effectiveDateTime: issued }),
    tissueReport('vera-tissue', 'vera', issued, { conclusion: 'as expected' }),
    {
      resourceType: 'ServiceRequest',
      id: 'vera-order',
      status: 'active',
      intent: 'order',
      subject: { reference: 'Patient/vera' },
    },
  ]
  await portal.takeIn('nordfjord-hospital-fhir', bundle(patient('vera'), ...about))
  const rows = await portal.house.owner(`select item_id from item where source_id like 'vera-%' order by source_id`)
  const items = rows.map((row) => `/clinic/items/${row.item_id}`)
  const clinician = await portal.signIn('clinician@demo.example')
  const until = new Date(performance.timeOrigin + 3 * 86_400_000).toISOString().slice(0, 10)
  await portal.post(items[1]!, { word: 'hold', ground: 'talk-is-booked', reason: 'She comes soon.', until }, clinician)
  await portal.post(items[2]!, { word: 'comment', text: 'All well.', language: 'nb' }, clinician)
  return [
    '/clinic',
    '/clinic/visits',
    '/clinic?number=number-of-vera',
    items[0]!,
    items[1]!,
    `${items[1]}/preview?as=self`,
    `${items[2]}/preview?as=self`,
  ]
}

/** The rulebook in force, a draft that holds and one that does not. */
async function rulePages(portal: BrowserVisit['portal']): Promise<readonly string[]> {
  const drafts =
    await portal.house.owner(`insert into rulebook_draft (base_version, title, body, account_id, author_name)
    select version, 'A draft', replace(body, from_text, to_text), gen_random_uuid(), 'Gro' from rulebook,
      (values ('', ''), ('limitDays: 14', 'limitDays: 40'), ('category: pathology', 'flag: high')) as t(from_text, to_text)
    returning draft_id`)
  const [sound] = drafts
  const [run] = await portal.house.owner(
    `insert into lab_run (draft_id, title, body, days, account_id, actor_name)
     select draft_id, title, body, 365, account_id, author_name from rulebook_draft where draft_id = $1 returning run_id`,
    [sound!.draft_id],
  )
  await replayAsked(portal.house.database, { timeZone: 'Europe/Oslo' })
  return [
    '/region/rulebooks',
    '/region/rulebooks/1',
    ...drafts.map(({ draft_id }) => `/region/drafts/${draft_id}`),
    `/region/drafts/${sound!.draft_id}/rules/genetic-tests-wait`,
    `/region/drafts/${sound!.draft_id}/deviations`,
    '/region/lab',
    `/region/lab/${run!.run_id}`,
    '/region/holds',
  ]
}

/** The room with a proposal in it, the forms that open and decide, and what is looked after. */
async function roomPages(portal: BrowserVisit['portal']): Promise<readonly string[]> {
  const proposal = await plantGovernance(portal.house.owner)
  const [draft] = await portal.house.owner(`select draft_id from rulebook_draft where title = 'A draft' limit 1`)
  return [
    '/room',
    `/room/proposals/${proposal}`,
    '/room/propose',
    `/room/urgent?draft=${draft!.draft_id}`,
    '/room/seats',
    '/room/concerns',
    '/room/ideas',
  ]
}

/** The pages of each kind of account; for Kari one item of every category, held and absent ones too. */
/** What can be booked, a visit that is booked here, and the form that asks for more of a medicine. */
async function visitPages({ house, post, signIn }: BrowserVisit['portal'], kari: string): Promise<readonly string[]> {
  const [slot] = await house.owner(
    `select s.slot_id, s.service_id from slot s join visit_service v on v.service_id = s.service_id
     where v.institution_id in (select institution_id from patient_link where person_id = $1) order by s.starts_at desc limit 1`,
    [kari],
  )
  const [medicine] = await house.owner(
    `select item_id from item where person_id = $1 and resource_type = 'MedicationRequest' and status = 'active'
     and release_at <= now() and listed order by sort_at desc limit 1`,
    [kari],
  )
  const service = `/appointments/book/${slot!.service_id}`
  await house.owner(`update visit_service set video_link = 'https://video.example/{visit}' where service_id = $1`, [
    slot!.service_id,
  ])
  const cookie = await signIn('patient@demo.example')
  const booked = await post(service, { does: 'book', slot: slot!.slot_id as string }, cookie)
  const questions = `${booked.location!.split('?')[0]}/questions`
  const key = 'e7c1f0a2-5f0e-4c1e-9a51-0d1c3f6f7a10'
  await post(questions, { does: 'add', key, text: 'What does the new medicine do?' }, cookie)
  const video = `${booked.location!.split('?')[0]}/video`
  const [booking] = await house.owner('select institution_id from booking where slot_id = $1', [slot!.slot_id])
  await plantLetter(house.owner, { person: kari })
  await plantConsent(house.owner, booking!.institution_id as string)
  return [
    `${booked.location!.split('?')[0]}/consents`,
    questions,
    `${questions}?view=large`,
    service,
    booked.location!,
    video,
    `/medicines/${medicine!.item_id}/more`,
  ]
}

async function pagesByAccount({ portal }: BrowserVisit): Promise<Record<string, readonly string[]>> {
  const kari = await portal.personCalled('Kari')
  const items = await portal.house.owner(
    `select distinct on (resource_type) item_id from item
    where person_id = $1 and release_at <= now() and standing = 'current' and listed order by resource_type, sort_at desc`,
    [kari],
  )
  const [potassium] = await portal.house.owner(
    `select item_id from item where person_id = $1 and title ilike '%potassium%'
    and release_at <= now() order by sort_at desc limit 1`,
    [kari],
  )
  const visits = await visitPages(portal, kari)
  const thread = await plantThread(portal.house.owner, { person: await portal.personCalled('Kari') })
  const journal = await plantJournal(portal.house.owner, { person: kari })
  const goal = await plantGoal(portal.house.owner, kari)
  const announcement = await plantAnnouncement(portal.house.owner, { persons: [kari] })
  const asked = await plantQuestionnaire(portal.house.owner, { person: kari })
  const answered = await plantQuestionnaire(portal.house.owner, { person: kari, sent: true })
  const own = [
    '/',
    '/record',
    '/record/laboratory',
    '/record/laboratory?page=2',
    '/record/laboratory?institution=none',
    '/record/pathology',
    '/record/clinical-notes',
    '/record/search',
    '/record/search?q=potassium',
    '/record/search?q=zzz',
    '/missing',
    '/download',
    '/timeline',
    '/summary',
    '/appointments',
    '/appointments/book',
    '/appointments/ask',
    '/medicines',
    '/messages',
    '/messages/new',
    '/messages/new?urgent=yes',
    '/messages/new?urgent=no',
    '/messages/new?urgent=no&topic=results&to=nordfjord-hospital',
    `/messages/${thread.thread}`,
    ...visits,
    `/record/item/${items[0]!.item_id}/note`,
    '/journal',
    '/journal/new/blood-pressure',
    '/journal/new/diary',
    `/journal/of/pulse?entry=${journal.entry}`,
    '/journal/of/pulse/list',
    `/journal/asks/${journal.ask}`,
    '/journal/goals',
    '/journal/goals/new',
    '/journal/goals/new?kind=blood-pressure',
    `/journal/goals/${goal}`,
    '/news',
    `/news/${announcement}`,
    '/questionnaires',
    `/questionnaires/${asked.ask}`,
    `/questionnaires/${asked.ask}/page/1`,
    `/questionnaires/${asked.ask}/page/3`,
    `/questionnaires/${asked.ask}/check`,
    `/questionnaires/${answered.ask}`,
    '/access-log',
    '/access-log?unusual=yes',
    '/settings',
    '/settings/sign-in',
    '/settings/more',
    '/settings/notices',
    '/growing',
    '/delegates',
    '/delegates/new',
    '/sharing',
    '/sharing/new',
    '/sharing/new?kind=link',
    '/delegates/accept',
    '/help',
    '/what-we-share',
    '/ideas',
    '/record/nothing-of-the-kind',
    `/record/item/${potassium!.item_id}`,
    `/record/item/${potassium!.item_id}/wrong`,
    ...items.map(({ item_id }) => `/record/item/${item_id}`),
  ]
  const worklist = await worklistPages(portal)
  const opening = await openingPages(portal)
  return {
    '': [
      '/sign-in',
      '/sign-in?why=ended',
      '/sign-in/code',
      '/looks',
      '/delegates/accept',
      '/help',
      '/what-we-share',
      '/decisions',
      '/decisions/1',
      '/decisions/concerns',
      '/join',
      '/join?why=ended',
      '/see',
      '/see?why=ended',
    ],
    'patient@demo.example': [...own, ...opening.own],
    'delegate@demo.example': ['/', '/persons', '/access-log', '/settings/opening', '/delegates'],
    'clinician@demo.example': [
      ...(await clinicPages(portal)),
      '/clinic/messages',
      '/clinic/messages?ball=unread',
      `/clinic/messages/${thread.thread}`,
      `/clinic/messages/team/${thread.team}`,
      '/clinic/break-glass',
      '/clinic/journal',
      '/clinic/journal/new?number=number-of-vera',
      `/clinic/journal/${journal.ask}`,
      '/clinic/questionnaires',
      '/clinic/questionnaires/new?number=number-of-vera',
      `/clinic/questionnaires/${answered.ask}`,
      ...opening.team,
    ],
    'clerk@demo.example': [
      '/desk',
      '/desk/guardians',
      '/desk/helper',
      '/desk/letters',
      '/desk/restrict',
      ...(await enrolmentPages(portal)),
      ...worklist.map((page) => `/desk/${page}`),
    ],
    'site@demo.example': [
      '/institution',
      '/institution/teams',
      `/institution/teams/${thread.team}`,
      '/institution/workload',
      '/institution/slots',
      '/institution/pick-up',
      '/institution/consents',
      '/institution/letters',
      '/institution/staff',
      '/work',
      '/institution/check',
      '/institution/news',
      `/institution/news/${announcement}`,
      '/institution/questionnaires',
      `/institution/questionnaires/${asked.questionnaire}`,
      '/institution/terms',
      '/institution/terms/import',
    ],
    'privacy@demo.example': ['/privacy', '/privacy/break-glass'],
    'steward@demo.example': [
      ...(await rulePages(portal)),
      ...(await roomPages(portal)),
      ...opening.region,
      '/region',
      '/region/workload',
      '/privacy/who-saw',
      '/region/cases',
      ...worklist.map((page) => `/region/${page}`),
    ],
  }
}

/** The first few pages of everybody in every look, each other page in two that have nothing but the width in common. */
function isLookedInto(look: (typeof LOOKS)[number], at: number): boolean {
  const pair = look === LOOKS[0] || look === LOOKS[3] ? 0 : 1
  return at < 4 || at % 2 === pair
}

async function inspect(visit: BrowserVisit, look: (typeof LOOKS)[number], email: string, addresses: readonly string[]) {
  const context = await visit.browser.newContext({
    baseURL: visit.origin,
    colorScheme: look.colorScheme,
    viewport: { width: look.width, height: 800 },
    extraHTTPHeaders: { 'accept-language': look.language },
  })
  await context.addCookies([{ name: 'causeway.language', value: look.language, url: visit.origin }])
  if (email) await signedIn(context, visit.origin, await visit.portal.signIn(email))
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  const faults: string[] = []
  for (const [at, address] of addresses.entries()) {
    await page.goto(address)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (over > 0) faults.push(`${address}: ${over} px too wide`)
    if (!isLookedInto(look, at)) continue
    faults.push(...(await barriersOn(page)).map((barrier) => `${address}: ${barrier}`))
  }
  await context.close()
  // The page for an address that does not exist is one of those we look at.
  return [...faults, ...complaints.filter((complaint) => !/status of 404/.test(complaint))]
}
