import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

const PAGES = ['/', '/record', '/record/laboratory', '/record/search?q=a', '/missing', '/access-log']

describe.each(databaseKinds())('a delegate sees what was granted, as long as it was, on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.personCalled('Kari')
  })
  afterAll(() => portal.close())

  const items = async (where: string) =>
    (await portal.house.owner(`select item_id, category, title from item
      where person_id = '${kari}' and release_at <= now() and standing in ('current', 'replaced') and ${where}
      order by item_id`)) as { item_id: string; category: string; title: string }[]
  const delegate = async (name: string, categories?: readonly ('laboratory' | 'medications')[], until?: Date) => {
    const over = { ...(categories ? { categories } : {}), ...(until ? { until } : {}) }
    await portal.addAccount(`${name}@test.example`, {
      name,
      grants: [{ personId: kari, capacity: 'delegate', ...over }],
    })
    return portal.signIn(`${name}@test.example`)
  }

  it('counts, lists, search, news and items keep to the categories', async () => {
    const cookie = await delegate('medicine-helper', ['medications'])
    const outside = await items(`category <> 'medications' and listed`)
    const inside = await items(`category = 'medications' and listed`)
    const pages = [
      ...PAGES.filter((path) => path !== '/record/laboratory'),
      '/record/search?q=e',
      '/record/search?q=blood',
    ]
    for (const path of pages) {
      const { status, text } = await portal.get(path, cookie)
      expect(status).toBe(200)
      expect(
        outside.filter(({ item_id }) => text.includes(item_id)),
        path,
      ).toEqual([])
      expect(text, path).not.toMatch(/href="\/record\/(laboratory|pathology|clinical-notes|radiology)/)
    }
    for (const category of new Set(outside.map((item) => item.category)))
      expect((await portal.get(`/record/${category}`, cookie)).status, category).toBe(404)
    for (const { item_id } of outside.slice(0, 60)) {
      expect((await portal.get(`/record/item/${item_id}`, cookie)).status).toBe(404)
      expect((await portal.get(`/record/item/${item_id}/attachment/0`, cookie)).status).toBe(404)
    }
    for (const { item_id } of inside) expect((await portal.get(`/record/item/${item_id}`, cookie)).status).toBe(200)
    const record = (await portal.get('/record', cookie)).text
    expect(record).toMatch(new RegExp(`\\b${inside.length}\\b`))
  })

  it('no sealed card of a category that was not granted is shown', async () => {
    const all = (await portal.get('/', await delegate('helper-with-all'))).text
    expect(all).toContain('class="sealed"')
    const few = (await portal.get('/', await delegate('helper-with-medicines', ['medications']))).text
    expect(few).not.toContain('class="sealed"')
  })

  it('what the person alone may see is nowhere for a delegate, card and all', async () => {
    const cookie = await delegate('full-helper')
    const [own] = await items(`category = 'laboratory' and listed and resource_type = 'Observation'`)
    await portal.house.owner(
      `update item set shows_delegates = false where person_id = $1 and (release_at > now()
      or item_id = $2)`,
      [kari, own!.item_id],
    )
    const before = (await portal.get('/record', cookie)).text
    for (const path of [...PAGES, `/record/search?q=${encodeURIComponent(own!.title)}`]) {
      const { text } = await portal.get(path, cookie)
      expect(text).not.toContain(own!.item_id)
      expect(text).not.toContain('class="sealed"')
    }
    expect((await portal.get(`/record/item/${own!.item_id}`, cookie)).status).toBe(404)
    const patient = await portal.signIn('patient@demo.example')
    expect((await portal.get(`/record/item/${own!.item_id}`, patient)).status).toBe(200)
    await portal.house.owner('delete from item where item_id = $1', [own!.item_id])
    expect((await portal.get('/record', cookie)).text).toBe(before)
  })

  it.each([
    ['ends', 'ended_at = now()'],
    ['runs out', `valid_until = now() - interval '1 millisecond'`],
    ['is moved to next week', `valid_from = now() + interval '7 days'`],
  ])('when the grant %s, the very next request is refused', async (word, change) => {
    const name = `helper-who-${word.replaceAll(' ', '-')}`
    const session = await delegate(name)
    const cookie = `${session}; causeway.subject=${kari}`
    for (const path of PAGES) expect((await portal.get(path, cookie)).status).toBe(200)
    await portal.house.owner(
      `update access_grant set ${change}
      where account_id = (select id from portal_account where name = $1)`,
      [name],
    )
    for (const path of PAGES) {
      const answer = await portal.get(path, cookie)
      expect(answer).toMatchObject({ status: 303, location: '/persons?said=ended' })
      const own = path === '/' ? { status: 303, location: '/persons' } : { status: 404 }
      expect(await portal.get(path, session)).toMatchObject(own)
    }
  })

  it('when a link is parted, what came by it is gone for everybody on the next request', async () => {
    const patient = await portal.signIn('patient@demo.example')
    const [one] = await portal.house.owner(
      `select item_id, link_id from item where person_id = $1 and listed
      and release_at <= now() and category = 'visits' limit 1`,
      [kari],
    )
    expect((await portal.get(`/record/item/${one!.item_id}`, patient)).status).toBe(200)
    await portal.house.owner(`update patient_link set parted_at = now() where link_id = $1`, [one!.link_id])
    expect((await portal.get(`/record/item/${one!.item_id}`, patient)).status).toBe(404)
    const of = await items(`link_id = '${one!.link_id}'`)
    const pages = await Promise.all(
      ['/', '/record', '/record/visits', '/record/search?q=a'].map((path) => portal.get(path, patient)),
    )
    for (const { text } of pages) expect(of.filter(({ item_id }) => text.includes(item_id))).toEqual([])
  })

  it('made no fault of ours', () => expect(portal.faults).toEqual([]))
})
