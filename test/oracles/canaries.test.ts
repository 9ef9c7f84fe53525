import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crawl, everythingIn } from '../support/crawl.ts'
import { databaseKinds, type TestHouse } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

/** A mark that stands on exactly one person's things of one category, from one institution where it is an item. */
type Canary = {
  readonly mark: string
  readonly person: string
  readonly category: string
  readonly institution: string | null
}

const HELPING = ['laboratory', 'medications', 'appointments', 'visits', 'care-plans', 'home-care']

describe.each(databaseKinds())('no page carries a mark of another person on %s', (kind) => {
  let portal: TestPortal
  let canaries: readonly Canary[]
  let kari: string
  // The embedded database answers in this thread: a part of the item pages is enough there.
  // The forms to note something and to say that something is wrong are the same for every item.
  const sample = (path: string) =>
    !/^\/record\/item\/[^0]\S*\/(wrong|note)$/.test(path) &&
    (kind === 'postgres' || !/^\/record\/item\/[^0-3]/.test(path))
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.personCalled('Kari')
    await hideFromDelegates(portal, kari)
    await stamp(portal.house)
    canaries = await listCanaries(portal.house)
  })
  afterAll(() => portal.close())

  it('has marks by the thousand, of all ten people', () => {
    expect(canaries.length).toBeGreaterThan(2_400)
    expect(new Set(canaries.map(({ person }) => person)).size).toBe(10)
  })

  it('would see a foreign mark', () => {
    const foreign = canaries.find(({ person }) => person !== kari)!
    const { mark, person } = foreign
    expect(foreignMarks(canaries, `<td>${mark}</td>`, () => false)).toMatchObject([{ mark, person }])
  })

  it('Kari opens every page of her portal and meets only herself', async () => {
    const pages = await crawl(portal, await portal.signIn('patient@demo.example'), { sample })
    expect(pages.size).toBeGreaterThan(kind === 'postgres' ? 500 : 150)
    expect([...pages].filter(([, { status }]) => status !== 200 && status !== 303)).toEqual([])
    expect(found(pages, canaries, ({ person }) => person === kari)).toEqual([])
    const seen = [...pages.values()].some(({ text }) => text.includes(`canary-${kari.slice(0, 8)}-pathology`))
    expect(seen).toBe(false)
  })

  it('Liv sees of Kari only what she helps with, and nothing of anybody else', async () => {
    const pages = await crawlAs(portal, 'delegate@demo.example', kari, sample)
    expect(pages.size).toBeGreaterThan(kind === 'postgres' ? 300 : 80)
    const mine = ({ person, category }: Canary) => person === kari && HELPING.includes(category)
    expect(found(pages, canaries, mine)).toEqual([])
  })

  it('Liv meets only Ella where she is Ella’s guardian', async () => {
    const ella = await portal.personCalled('Ella')
    const pages = await crawlAs(portal, 'delegate@demo.example', ella, sample)
    expect(pages.size).toBeGreaterThan(30)
    expect(found(pages, canaries, ({ person, category }) => person === ella && category !== 'hidden')).toEqual([])
  })

  it('the clinician meets what the own institution has sent, and nothing of any other', async () => {
    const pages = await crawl(portal, await portal.signIn('clinician@demo.example'))
    expect(found(pages, canaries, ({ institution }) => institution === 'nordfjord-hospital')).toEqual([])
    const own = found(pages, canaries, () => false)
    expect(own.map(({ category }) => category)).toContain('held')
    const parts = own.filter(({ path }) => path === '/clinic').map(({ category }) => category)
    expect([...new Set(parts)]).toEqual(['held'])
  })

  it.each(['clerk', 'site', 'steward', 'operator'])('the %s meets no record at all', async (who) => {
    const pages = await crawl(portal, await portal.signIn(`${who}@demo.example`))
    expect(found(pages, canaries, () => false)).toEqual([])
  })

  it('a stranger meets no record at all', async () => {
    const pages = await crawl(portal, '', { starts: ['/', '/help', '/what-we-share', '/sign-in', '/nowhere'] })
    expect(found(pages, canaries, () => false)).toEqual([])
    expect(portal.faults).toEqual([])
  })
})

/** One laboratory result, one note and one visit that no delegate may see. */
async function hideFromDelegates(portal: TestPortal, kari: string): Promise<void> {
  for (const category of ['laboratory', 'visits', 'medications'])
    await portal.house.owner(`update item set shows_delegates = false where person_id = '${kari}' and item_id = (
      select item_id from item where person_id = '${kari}' and category = '${category}' and listed
        and release_at <= now() order by sort_at desc limit 1)`)
}

/** Writes who it belongs to into every title and author: lists, searches, parts and menus then carry it. */
async function stamp(house: TestHouse): Promise<void> {
  await house.owner(`update item set
    title = title || ' ' || mark, author = coalesce(author, 'nobody') || ' ' || mark
    from (select item_id as id, 'canary-' || left(person_id::text, 8) || '-'
            || case when not shows_delegates then 'hidden' when release_at > now() then 'held' else category end
            || '-at-' || institution_id as mark
          from item) m where m.id = item.item_id`)
}

async function listCanaries(house: TestHouse): Promise<Canary[]> {
  const rows = await house.owner(`
    select item_id::text as mark, person_id::text as person,
           case when not shows_delegates then 'hidden' when release_at > now() then 'held' else category end as category,
           institution_id as institution
      from item
    union select source_id, person_id::text, case when release_at > now() then 'held' when shows_delegates then category
      else 'hidden' end, institution_id from item where length(source_id) >= 12
    union select distinct substring(title from 'canary-.*$'), person_id::text,
      case when not shows_delegates then 'hidden' when release_at > now() then 'held' else category end, institution_id from item
    union select person_id::text, person_id::text, 'person-id', null from person
    union select distinct split_part(key, '|', 2), person_id::text, 'key', null from person_key
      where key like 'id:%' and split_part(key, '|', 2) ~ '^[\\w-]{8,}$'
    union select distinct (regexp_matches(demographics, '\\m9\\d{10}\\M', 'g'))[1], person_id::text, 'national', null from person`)
  return rows.map((row) => row as unknown as Canary)
}

async function crawlAs(portal: TestPortal, email: string, person: string, sample: (path: string) => boolean) {
  const session = await portal.signIn(email)
  const chosen = await portal.post(`/persons/${person}`, {}, session)
  expect(chosen).toMatchObject({ status: 303, location: '/' })
  const subject = chosen.cookies.find((cookie) => cookie.startsWith('causeway.subject='))!.split(';')[0]!
  const pages = await crawl(portal, `${session}; ${subject}`, { sample })
  // The choice of a person names those that Liv may choose.
  return new Map([...pages].filter(([path]) => path !== '/persons'))
}

function found(
  pages: ReadonlyMap<string, Parameters<typeof everythingIn>[0]>,
  canaries: readonly Canary[],
  may: (canary: Canary) => boolean,
) {
  const watched = indexed(canaries, may)
  return [...pages].flatMap(([path, answer]) =>
    wordsIn(everythingIn(answer))
      .flatMap((word) => watched.get(word) ?? [])
      .map((canary) => ({ path, ...canary })),
  )
}

function foreignMarks(canaries: readonly Canary[], text: string, may: (canary: Canary) => boolean): Canary[] {
  const watched = indexed(canaries, may)
  return wordsIn(text).flatMap((word) => watched.get(word) ?? [])
}

/** What may be seen of somebody under any name is no mark of anybody else. */
function indexed(canaries: readonly Canary[], may: (canary: Canary) => boolean): ReadonlyMap<string, Canary> {
  const allowed = new Set(canaries.filter(may).map(({ mark }) => mark))
  return new Map(canaries.filter((each) => !allowed.has(each.mark)).map((each) => [each.mark, each]))
}

function wordsIn(text: string): string[] {
  return [...new Set(text.match(/[\w-]{8,}/g) ?? [])]
}
