import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const en = translator('en')

describe.each(databaseKinds())('Liv helps her mother on %s', (kind) => {
  let portal: TestPortal
  let liv: string
  let kari: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    liv = await portal.signIn('delegate@demo.example')
    kari = await portal.signIn('patient@demo.example')
  })
  afterAll(() => portal.close())

  it('chooses whose record, and every page says so', async () => {
    const mother = await portal.personCalled('Kari')
    expect((await portal.get('/persons', liv)).text).toContain(mother)
    const chosen = await portal.post(`/persons/${mother}`, {}, liv)
    liv = `${liv}; ${chosen.cookies.find((each) => each.startsWith('causeway.subject='))!.split(';')[0]}`
    for (const path of ['/', '/record', '/record/laboratory', '/missing'])
      expect(wordsOf(await portal.get(path, liv)).toLowerCase(), path).toContain(
        'you are looking at the record of kari',
      )
  })

  it('looks at the laboratory results, and the very next page of Kari says who, as what and at what', async () => {
    const before = await linesOf(kari)
    await portal.get('/record/laboratory', liv)
    const page = wordsOf(await portal.get('/access-log', kari))
    expect(page).toContain('Liv Nordmann')
    expect(page).toContain(en.accessLog.reasons.delegate)
    expect(await linesOf(kari)).toBeGreaterThan(before)
  })

  it('writes a line for every look, search and file, also for an empty answer, and none for a refusal', async () => {
    const count = async () =>
      (await portal.house.owner(`select count(*)::int as n from disclosure where capacity = 'delegate'`))[0]!
        .n as number
    for (const [path, lines] of [
      ['/', 1],
      ['/record', 1],
      ['/record/search?q=zzzz', 1],
      ['/record/laboratory?page=99', 1],
      ['/missing', 1],
      ['/record/pathology', 0],
      ['/record/item/00000000-0000-4000-8000-000000000000', 0],
    ] as const) {
      const before = await count()
      await portal.get(path, liv)
      expect((await count()) - before, path).toBe(lines)
    }
  })

  it('does not read what Kari herself has looked at', async () => {
    await portal.get('/record/vitals', kari)
    const vitals = `the list of ${en.categories.vitals.name}`
    expect(wordsOf(await portal.get('/access-log', kari))).toContain(vitals)
    expect(wordsOf(await portal.get('/access-log', liv))).not.toContain(vitals)
  })

  it('her own looks are told as hers, and those of others by their names', async () => {
    await portal.get('/record/laboratory', liv)
    const log = wordsOf(await portal.get('/access-log', liv))
    expect(log).toContain(`| ${en.accessLog.you} |`)
    expect(log).not.toContain('Liv')
    expect(log).not.toContain(en.accessLog.reasons.delegate)
    expect(wordsOf(await portal.get('/access-log', kari))).toMatch(/Liv.*your helper/)
  })

  it('no page is shown when its line cannot be written', async () => {
    await portal.house.owner('revoke insert on disclosure from causeway_patient')
    for (const path of ['/', '/record', '/record/laboratory', '/access-log']) {
      const { status, text } = await portal.get(path, kari)
      expect(status).toBe(503)
      expect(text).not.toContain('data-item')
    }
    await portal.house.owner('grant insert on disclosure to causeway_patient')
    expect((await portal.get('/', kari)).status).toBe(200)
  })

  async function linesOf(cookie: string): Promise<number> {
    return (wordsOf(await portal.get('/access-log', cookie)).match(/Liv Nordmann/g) ?? []).length
  }
})
