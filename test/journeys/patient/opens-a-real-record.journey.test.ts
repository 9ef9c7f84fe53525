import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { titleOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const FHIR = path.resolve(import.meta.dirname, '../../../../shared/data/fhir')
const PAGES_EACH = 220

/** One from each collection: other senders, other years, other habits. */
function samples(): string[] {
  if (!existsSync(FHIR)) return []
  const first = (folder: string, count: number) => {
    const full = path.join(FHIR, folder)
    if (!existsSync(full)) return []
    const files = readdirSync(full).filter(
      (file) => file.endsWith('.json') && !/^(hospital|practitioner)Information/i.test(file),
    )
    return files
      .sort()
      .slice(0, count)
      .map((file) => path.join(full, file))
  }
  return [
    ...first('ips', 6),
    ...first('synthea-2019-v2.4', 2),
    ...first('synthea-2020-65d0325', 1),
    ...first('synthea-2021-conditional-refs', 1),
  ]
}

const FILES = samples()
if (FILES.length === 0) process.stdout.write(`LEFT OUT: real FHIR records (${FHIR} is missing)\n`)

describe.skipIf(FILES.length === 0)('whoever’s real record it is, every page of it opens', () => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openTestPortal(databaseKinds().at(-1)!)
  })
  afterAll(() => portal?.close())

  it.each(FILES.map((file) => [path.basename(file).slice(0, 40), file]))(
    '%s',
    async (name, file) => {
      const known = new Set((await portal.house.owner('select person_id from person')).map((row) => row.person_id))
      const report = await portal.takeIn('demo-fhir', readFileSync(file, 'utf8'))
      expect(report.received).toBe(
        report.stored + report.updated + report.unchanged + report.quarantined + report.unmatched,
      )
      const persons = (await portal.house.owner('select person_id from person'))
        .map((row) => row.person_id as string)
        .filter((id) => !known.has(id))
      for (const person of persons) {
        const email = `${name.replace(/\W+/g, '-')}-${person.slice(0, 8)}@test.example`
        await portal.addAccount(email, { grants: [{ personId: person, capacity: 'self' }] })
        expect(await brokenPages(portal, await portal.signIn(email), person)).toEqual([])
      }
      expect(portal.faults).toEqual([])
    },
    120_000,
  )
})

async function brokenPages(portal: TestPortal, cookie: string, person: string): Promise<string[]> {
  const items = await portal.house.owner(
    `select item_id from (select item_id, category, resource_type,
      row_number() over (partition by category, resource_type order by sort_at desc) as nth from item
      where person_id = $1 and release_at <= now() and standing in ('current', 'replaced')) i order by nth, item_id limit ${PAGES_EACH}`,
    [person],
  )
  const categories = await portal.house.owner(
    `select distinct category from item where person_id = $1 and release_at <= now() and listed`,
    [person],
  )
  const addresses = [
    '/',
    '/record',
    '/missing',
    '/access-log',
    '/record/search?q=a',
    ...categories.map(({ category }) => `/record/${category}`),
    ...items.map(({ item_id }) => `/record/item/${item_id}`),
  ]
  const broken: string[] = []
  for (const address of addresses) {
    const page = await portal.get(address, cookie)
    if (page.status !== 200 || titleOf(page) === '') broken.push(`${address}: ${page.status} "${titleOf(page)}"`)
    else if (/\b(undefined|NaN|\[object Object\]|null)\b/.test(page.text.replace(/<[^>]*>/g, ' ')))
      broken.push(`${address}: says undefined, NaN, null or [object Object]`)
  }
  return broken
}
