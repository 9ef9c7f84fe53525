import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { titleOf, wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const en = translator('en')

describe('Kari', () => {
  let portal: TestPortal
  let cookie: string
  beforeAll(async () => {
    portal = await openTestPortal(databaseKinds().at(-1)!)
    cookie = await portal.signIn('patient@demo.example')
  })
  afterAll(() => portal.close())

  const items = (text: string) => [...text.matchAll(/data-item="([^"]+)"/g)].map(([, id]) => id!)

  it('finds her latest potassium by its name, and how it went over the years', async () => {
    const found = items((await portal.get('/record/search?q=potassium', cookie)).text)
    expect(found.length).toBeGreaterThan(2)
    const page = await portal.get(`/record/item/${found[0]}`, cookie)
    expect(titleOf(page)).toMatch(/potassium/i)
    expect(wordsOf(page)).toContain('mmol/L')
    expect(page.text).toMatch(/<svg[\s\S]*<table/)
    expect(wordsOf(page)).toContain(en.item.overTime)
    expect(wordsOf(page)).toContain(en.item.whereFrom)
  })

  it('sees what is held: what kind, from whom, by which rule, who decided it, and until when', async () => {
    const held = await portal.house.owner(`select distinct i.category, n.name, i.release_rule, i.release_at
      from item i join institution n using (institution_id) join person p using (person_id)
      where p.given ilike 'kari%' and release_at > now() and shows_card and listed`)
    expect(held.length).toBeGreaterThan(2)
    const home = wordsOf(await portal.get('/', cookie))
    for (const card of held) {
      const category = en.categories[card.category as 'pathology'].name
      expect(home).toContain(en.sealed.title({ category, institution: card.name as string }))
      expect(home).toContain(en.formatInstantDay(card.release_at as Date, 'Europe/Oslo'))
    }
    expect(home).toMatch(/at most 14 days/)
    expect(home).toContain('Region council with patient representatives')
    expect(home).toContain(en.sealed.notNews)
  })

  it('sees which institutions have sent nothing, and when they join', async () => {
    const silent = await portal.house.owner(`select name from institution i where status = 'signed'
      and not exists (select from delivery d where d.institution_id = i.institution_id)`)
    expect(silent.length).toBeGreaterThan(0)
    const page = wordsOf(await portal.get('/missing', cookie))
    for (const { name } of silent) expect(page).toContain(name)
  })

  it('finds her potassium also where a letter is wrong, and by its code, and reads what was looked for', async () => {
    const exact = items((await portal.get('/record/search?q=potassium', cookie)).text)
    for (const words of ['potasium', 'POTASSIMU', 'pótassium'])
      expect(items((await portal.get(`/record/search?q=${encodeURIComponent(words)}`, cookie)).text), words).toEqual(
        exact,
      )
    const page = wordsOf(await portal.get('/record/search?q=potasium', cookie))
    expect(page).toContain(en.search.instead({ words: 'potasium', instead: 'potassium' }))
    expect(items((await portal.get('/record/search?q=2823-3', cookie)).text).length).toBeGreaterThan(2)
    for (const words of ['potasium zzzz', 'carcinona', 'tumour'])
      expect(items((await portal.get(`/record/search?q=${encodeURIComponent(words)}`, cookie)).text), words).toEqual([])
  })

  it('reads, like anybody, where visits can be booked and medicines fetched, and where not any more', async () => {
    const open = await portal.house.owner(`select s.name, i.name as institution from visit_service s
      join institution i using (institution_id) where s.closed_at is null`)
    const places = await portal.house.owner('select name from pick_up_place where ended_at is null')
    expect([open.length, places.length].every((count) => count > 0)).toBe(true)
    const page = wordsOf(await portal.get('/what-we-share'))
    for (const each of [...open, ...places]) expect(page).toContain(each.name)
    await portal.house.owner('update visit_service set closed_at = now() where name = $1', [open[0]!.name])
    expect(wordsOf(await portal.get('/what-we-share'))).not.toContain(`${open[0]!.institution}: ${open[0]!.name}`)
  })

  it('finds by no trick of writing what is not there, and reads that plainly', async () => {
    for (const words of ['zzzz', '%', '_____________', 'carcinoma', "'", '\\', 'potassium zzzz'])
      expect(items((await portal.get(`/record/search?q=${encodeURIComponent(words)}`, cookie)).text), words).toEqual([])
  })

  it('sees each kind of information that has come to her, with the number of its lines', async () => {
    const counts = await portal.house.owner(`select category, count(*)::int as n from item join person using (person_id)
      where given ilike 'kari%' and release_at <= now() and standing in ('current', 'replaced') and listed
        and not exists (select from item h where h.item_id = item.hidden_by and h.release_at <= now()
                        and h.standing in ('current', 'replaced')) group by 1`)
    const record = wordsOf(await portal.get('/record', cookie))
    for (const { category } of counts) {
      expect(record).toContain(en.categories[category as 'laboratory'].name)
      expect((await portal.get(`/record/${category}`, cookie)).status).toBe(200)
    }
    for (const { category, n } of counts) {
      let found = 0
      for (let page = 1; page <= Math.ceil((n as number) / 50); page++)
        found += items((await portal.get(`/record/${category}?page=${page}`, cookie)).text).length
      expect(found, category as string).toBe(n)
    }
    expect(portal.faults).toEqual([])
  })
})
