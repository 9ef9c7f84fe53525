import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#base/categories'
import { translator } from '#messages/translator'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const en = translator('en')

describe.each(databaseKinds())('Kari goes through her record by date, on %s', (kind) => {
  let portal: TestPortal
  let cookie: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    cookie = await portal.signIn('patient@demo.example')
  })
  afterAll(() => portal.close())

  const itemsOn = (page: string) => [...page.matchAll(/data-item="([^"]+)"/g)].map(([, id]) => id!)
  const olderOf = (page: string) => /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? null
  async function wholeWay(first: string, as = cookie): Promise<{ ids: string[]; pages: string[] }> {
    const pages: string[] = []
    for (let address: string | null = first; address !== null; address = olderOf(pages.at(-1)!)) {
      const { status, text } = await portal.get(address, as)
      expect(status).toBe(200)
      pages.push(text)
    }
    return { ids: pages.flatMap(itemsOn), pages }
  }
  const listed = async (where = 'true') => {
    const rows = await portal.house.owner(
      `select i.item_id from item i left join item h on h.person_id = i.person_id and h.item_id = i.hidden_by
         and h.release_at <= now() and h.standing in ('current', 'replaced')
       where i.person_id = $1 and i.listed and h.item_id is null and i.release_at <= now()
         and i.standing in ('current', 'replaced') and ${where}
       order by i.sort_at desc, i.item_id`,
      [await portal.personCalled('Kari')],
    )
    return rows.map(({ item_id }) => String(item_id))
  }

  it('meets every open item once, newest first, over all pages', async () => {
    const { ids, pages } = await wholeWay('/timeline')
    expect(ids).toEqual(await listed())
    expect(pages.length).toBeGreaterThan(3)
    expect(pages.slice(0, -1).map((page) => itemsOn(page).length)).toEqual(pages.slice(0, -1).map(() => 50))
  })

  it('reads on the first page what waits, and nothing of what it holds', async () => {
    const { pages } = await wholeWay('/timeline')
    expect(pages[0]).toContain(en.sealed.heading)
    expect(pages.slice(1).join('')).not.toContain(en.sealed.heading)
    expect(pages.at(-1)).toContain(en.categoryPage.gap)
  })

  it('narrows it to a kind, and begins with a year', async () => {
    expect((await wholeWay('/timeline?kind=immunizations')).ids).toEqual(await listed(`i.category = 'immunizations'`))
    const { ids } = await wholeWay('/timeline?year=2024')
    expect(ids).toEqual(await listed(`i.sort_at <= '2025-01-01'`))
    expect((await portal.get('/timeline?kind=nothing', cookie)).status).toBe(404)
    for (const odd of ['?year=20244', '?after=x_y', '?after=2024-01-01', '?kind='])
      expect((await portal.get(`/timeline${odd}`, cookie)).status).toBe(200)
  })

  it('shows a helper the kinds of the permission and no other', async () => {
    const personId = await portal.personCalled('Kari')
    await portal.addAccount('narrow@test.example', {
      grants: [{ personId, capacity: 'delegate', categories: ['immunizations', 'visits'] }],
    })
    const helper = await portal.signIn('narrow@test.example')
    const { ids } = await wholeWay('/timeline', helper)
    const allowed = new Set(await listed(`i.category in ('immunizations', 'visits')`))
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter((id) => !allowed.has(id))).toEqual([])
    expect((await portal.get('/timeline?kind=laboratory', helper)).status).toBe(404)
  })

  it('is there in five languages, with the kind of each row', async () => {
    for (const language of LANGUAGES) {
      const w = translator(language)
      const { text } = await portal.get(`/timeline?lang=${language}`, cookie)
      expect(text).toContain(w.timeline.lead)
      expect(text).toContain(`<bdi>${w.categories.laboratory.name}</bdi>`)
    }
  })
})
