import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crawl } from '../support/crawl.ts'
import { bundle, note, observation, patient } from '../support/fhir-samples.ts'
import { databaseKinds } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

const FEED = 'nordfjord-hospital-fhir'
const EVIL = [
  '<script>__xss()</script>',
  '"><img src=x onerror=__xss()>',
  "' onmouseover='__xss()",
  '</title><svg onload=__xss()>',
  'javascript:__xss()',
  '<!--',
  ']]>',
  '{{7*7}}',
  '&#60;script&#62;',
  '\u202Eevil\u2066',
  '</main></html>',
]
/** The one island of the house, from its own files. */
const OWN_SCRIPT = /^<script type="module" src="\/assets\/(?:passkey|push)-[0-9a-f]{12}\.js">$/

const ALL = EVIL.join(' ')

/** Tags and attributes of ours only; whatever a sender wrote is text. */
describe.each(databaseKinds())('what senders write is text and nothing else, on %s', (kind) => {
  let portal: TestPortal
  let cookie: string
  beforeAll(async () => {
    portal = await openTestPortal(kind, 'demo')
    await portal.takeIn(FEED, bundle(...evilChart()))
    const [row] = await portal.house.owner(
      `select person_id from patient_link l join patient_key k using (link_id) where k.key = 'Patient/eve'`,
    )
    await portal.addAccount('eve@test.example', {
      name: ALL,
      grants: [
        { personId: row!.person_id as string, capacity: 'self' },
        { personId: await portal.personCalled('Ella'), capacity: 'guardian' },
      ],
    })
    cookie = await portal.signIn('eve@test.example')
  })
  afterAll(() => portal.close())

  it('on every page of the record, in every list, search and title', async () => {
    const pages = await crawl(portal, cookie, {
      starts: ['/', '/persons', `/record/search?q=${encodeURIComponent(ALL.slice(0, 150))}`],
    })
    expect(pages.size).toBeGreaterThan(25)
    const html = [...pages].filter(([, { headers }]) => String(headers['content-type']).startsWith('text/html'))
    expect(html.filter(([, { text }]) => text.includes('__xss')).length).toBeGreaterThan(5)
    for (const [path, { text }] of html) {
      expect(foreignTags(text), path).toEqual([])
      expect(text.match(/<\/main>/g), path).toHaveLength(1)
      expect(text, path).not.toMatch(/(href|src|action)="(?!\/|#)/)
    }
  })

  it('and on the desk, in the clinic, at the institution and in the region', async () => {
    await portal.takeIn(FEED, JSON.stringify({ resourceType: ALL }), observation(ALL, 'eve'), observation('x', ALL))
    await portal.takeIn('st-eystein-hospital-fhir', patient('eve-again', { ...EVE, telecom: [] }))
    const [waits] = await portal.house.owner(`select case_id from match_case where demographics like '%1999-09-09%'`)
    const [item] = await portal.house.owner(`select item_id from item where release_at <= now() and listed
      and person_id = (select person_id from item where source_id = 'evil-file')
      and institution_id = 'nordfjord-hospital' order by length(title) desc limit 1`)
    for (const [who, path] of [
      ['clerk', '/desk'],
      ['steward', '/region/cases'],
      ['steward', `/region/cases/${waits!.case_id}`],
      ['steward', `/region/number?institution=nordfjord-hospital&number=eve`],
      ['clinician', '/clinic'],
      ['clinician', '/clinic?number=eve'],
      ['clinician', `/clinic?number=${encodeURIComponent(ALL)}`],
      ['clinician', `/clinic/items/${item!.item_id}`],
      ['clinician', `/clinic/items/${item!.item_id}/preview?as=self`],
      ['clinician', `/clinic/items/${item!.item_id}?done=${encodeURIComponent(ALL)}`],
      ['site', '/institution'],
      ['steward', '/region'],
    ] as const) {
      const { status, text } = await portal.get(path, await portal.signIn(`${who}@demo.example`))
      expect(status).toBe(200)
      expect(foreignTags(text), path).toEqual([])
    }
  })

  it('and a file is a download that no browser runs', async () => {
    const [row] = await portal.house.owner(`select item_id from item where source_id = 'evil-file'`)
    const file = await portal.get(`/record/item/${row!.item_id}/attachment/0`, cookie)
    expect(file).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/octet-stream',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      },
    })
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename="attachment"; filename\*=UTF-8''[\w%.~-]+$/,
    )
    expect(portal.faults).toEqual([])
  })
})

function foreignTags(html: string): string[] {
  return (html.match(/<[a-z][^>]*>/gi) ?? []).filter((tag) => !isOurs(tag))
}

function isOurs(tag: string): boolean {
  const bare = tag.replace(/="[^"]*"/g, '')
  if (OWN_SCRIPT.test(tag)) return true
  return !/<(script|img|iframe|object|embed|style|base)/i.test(bare) && !/\son\w+|__xss/i.test(bare)
}

const EVE = {
  name: [{ family: ALL, given: [ALL] }],
  birthDate: '1999-09-09',
  address: [{ line: [ALL], city: ALL, postalCode: '1234' }],
  telecom: [{ system: 'email', value: `${ALL}@evil.example` }],
}

function evilChart() {
  const div = `<div xmlns="http://www.w3.org/1999/xhtml">${ALL.replaceAll('&', '&amp;')}</div>`
  const over = { text: { status: 'generated', div }, note: [{ text: ALL }] }
  return [
    patient('eve', EVE),
    observation('evil-value', 'eve', {
      ...over,
      code: { text: ALL },
      valueQuantity: undefined,
      valueString: ALL,
      performer: [{ display: ALL }],
    }),
    observation('evil-unit', 'eve', {
      ...over,
      valueQuantity: { value: 1, unit: ALL },
      referenceRange: [{ text: ALL }],
      interpretation: [{ text: ALL }],
    }),
    observation('evil-unit-2', 'eve', { valueQuantity: { value: 2, unit: ALL }, effectiveDateTime: '2025-01-01' }),
    note('evil-note', 'eve', ALL, { description: ALL, author: [{ display: ALL }] }),
    note('evil-file', 'eve', '', {
      content: [{ attachment: { contentType: 'text/html', title: ALL, data: Buffer.from(ALL).toString('base64') } }],
    }),
    {
      resourceType: 'Condition',
      id: 'evil-problem',
      subject: { reference: 'Patient/eve' },
      code: { text: ALL },
      note: [{ text: ALL }],
    },
    {
      resourceType: 'AllergyIntolerance',
      id: 'evil-allergy',
      patient: { reference: 'Patient/eve' },
      code: { text: ALL },
      reaction: [{ manifestation: [{ text: ALL }] }],
    },
    { resourceType: 'Horoscope', id: 'evil-unknown', subject: { reference: 'Patient/eve' } },
    {
      resourceType: 'Basic',
      id: 'evil-basic',
      subject: { reference: 'Patient/eve' },
      code: { text: ALL },
      ...{ text: over.text },
    },
  ]
}
