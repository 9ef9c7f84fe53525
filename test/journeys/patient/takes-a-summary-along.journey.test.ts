import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Resource } from '#formats/fhir/types'
import { loadValidator } from '#formats/fhir/validate'
import { bundle, observation, patient } from '../../support/fhir-samples.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

type Pointer = { readonly reference: string }
type Coded = { readonly coding: readonly [{ readonly code: string }] }
type Section = {
  readonly code: Coded
  readonly text: { readonly div: string }
  readonly entry?: readonly Pointer[]
  readonly emptyReason?: Coded
}
type Composition = { readonly type: Coded; readonly section: readonly Section[] }
type Document = Resource & { readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource }[] }

const compositionOf = (document: Document) => document.entry[0]!.resource as unknown as Composition
const codesOf = ({ section }: Composition) => section.map(({ code }) => code.coding[0].code)

describe.each(databaseKinds())('a patient takes a summary along, on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  let helper: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.signIn('patient@demo.example')
    await portal.addAccount('medicines@test.example', {
      grants: [{ personId: await portal.personCalled('Kari'), capacity: 'delegate', categories: ['medications'] }],
    })
    helper = await portal.signIn('medicines@test.example')
  })
  afterAll(() => portal.close())

  const documentOf = async (cookie: string) => {
    const answer = await portal.get('/summary/ips', cookie)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain('application/fhir+json')
    return JSON.parse(answer.text) as Document
  }

  it('reads on one page what is so now and the newest of each value, and nothing that waits', async () => {
    const page = await portal.get('/summary', kari)
    const words = wordsOf(page)
    for (const part of ['Illnesses and problems now', 'Allergies', 'Medicines in use', 'Laboratory results'])
      expect(words).toContain(part)
    const ids = [...page.text.matchAll(/data-item="([0-9a-f-]+)"/g)].map(([, id]) => id!)
    expect(ids.length).toBeGreaterThan(8)
    const rows = await portal.house.owner(
      `select count(*) filter (where release_at > now())::int as held, count(distinct person_id)::int as persons
       from item where item_id = any ($1::uuid[])`,
      [ids],
    )
    expect(rows).toEqual([{ held: 0, persons: 1 }])
  })

  it('takes it to another health service as a document in which everything resolves', async () => {
    const document = await documentOf(kari)
    const validate = await loadValidator()
    expect(validate(document)).toEqual([])
    const inside = new Set(document.entry.map(({ fullUrl }) => fullUrl))
    const pointed = [...JSON.stringify(document).matchAll(/"reference":"([^"]+)"/g)].map(([, to]) => to!)
    expect(pointed.filter((to) => !inside.has(to))).toEqual([])
    const composition = compositionOf(document)
    expect(composition.type.coding[0].code).toBe('60591-5')
    expect(codesOf(composition)).toEqual(expect.arrayContaining(['11450-4', '48765-2', '10160-0', '30954-2']))
    for (const section of composition.section) {
      expect(section.text.div).toMatch(/^<div xmlns="http:\/\/www.w3.org\/1999\/xhtml"><ul><li>/)
      expect(Boolean(section.entry) !== Boolean(section.emptyReason)).toBe(true)
    }
    const told = document.entry.filter(({ resource }) => resource.resourceType === 'Provenance')
    const targets = told.flatMap(({ resource }) => (resource.target as Pointer[]).map(({ reference }) => reference))
    const entries = composition.section.flatMap(({ entry = [] }) => entry.map(({ reference }) => reference))
    expect(targets.toSorted()).toEqual(entries.toSorted())
  })

  it('on paper: a tagged file in one’s own language', async () => {
    for (const language of ['en', 'ar']) {
      const answer = await portal.get(`/summary/pdf?lang=${language}`, kari)
      const text = answer.bytes.toString('latin1')
      expect(answer.headers['content-type']).toBe('application/pdf')
      expect(text.startsWith('%PDF-1.7')).toBe(true)
      expect(text).toContain('/MarkInfo')
      expect(text).toMatch(new RegExp(`/Lang \\(${language}\\)`))
      expect(text).toContain('/S /LBody')
    }
  })

  it('a helper who minds the medicines takes the medicines along, and is not told what else there is', async () => {
    const words = wordsOf(await portal.get('/summary', helper))
    expect(words).toContain('Medicines in use')
    expect(words).not.toMatch(/Allergies|Laboratory results|problems now/)
    const document = await documentOf(helper)
    const composition = compositionOf(document)
    expect(codesOf(composition)).toEqual(['10160-0'])
  })

  it('silence is never told as “none”', async () => {
    await portal.takeIn(
      'st-eystein-hospital-fhir',
      bundle(patient('quiet', { name: [{ family: 'Stille', given: ['Quirin'] }] }), observation('only', 'quiet')),
    )
    const personId = await portal.personCalled('Quirin')
    await portal.addAccount('quirin@test.example', { grants: [{ personId, capacity: 'self' }] })
    const cookie = await portal.signIn('quirin@test.example')
    const page = wordsOf(await portal.get('/summary', cookie))
    expect(page.match(/Nothing about this has come here. That does not mean that there is nothing./g)).toHaveLength(3)
    const document = await documentOf(cookie)
    const composition = compositionOf(document)
    for (const section of composition.section.slice(0, 3))
      expect(section.emptyReason?.coding[0].code).toBe('unavailable')
    expect(JSON.stringify(document)).not.toMatch(/716186003|no-known|nilknown/)
  })

  it('every look is in the access log', async () => {
    expect(wordsOf(await portal.get('/access-log', kari))).toContain('the summary')
  })
})
