import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '#base/categories'
import { ar } from '../../../src/messages/ar.ts'
import { en } from '../../../src/messages/en.ts'
import { es } from '../../../src/messages/es.ts'
import { fr } from '../../../src/messages/fr.ts'
import { nb } from '../../../src/messages/nb.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const SOURCES: Readonly<Record<Language, object>> = { en, nb, fr, es, ar }
const PAGES = [
  '/',
  '/record',
  '/record/laboratory',
  '/record/pathology',
  '/record/search?q=a',
  '/missing',
  '/access-log',
  '/settings',
  '/help',
  '/what-we-share',
  '/record/no-such-kind',
  '/record/images',
  '/record/search',
]

describe.each(LANGUAGES)('Kari reads her record in %s', (language) => {
  let portal: TestPortal
  let cookie: string
  beforeAll(async () => {
    portal = await openTestPortal(databaseKinds().at(-1)!)
    await portal.house.owner(`update portal_account set language = null where email = 'patient@demo.example'`)
    cookie = await portal.signIn('patient@demo.example')
  })
  afterAll(() => portal.close())

  it('every page says so, runs the right way and has no English left', async () => {
    const english = englishOnly(language)
    const [item] = await portal.house.owner(`select item_id from item join person using (person_id)
      where given ilike 'kari%' and title ilike '%potassium%' and release_at <= now() limit 1`)
    for (const path of [...PAGES, `/record/item/${item!.item_id}`]) {
      const page = await portal.get(path, cookie, { 'accept-language': `${language}, en;q=0.5` })
      expect(page.text, path).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
      const text = wordsOf(page)
      expect(
        english.filter((words) => text.includes(`| ${words} |`)),
        path,
      ).toEqual([])
    }
  })

  it('a choice by link is remembered by the browser, a choice in the settings by the account', async () => {
    const linked = await portal.get(`/?lang=${language}`, cookie)
    expect(linked.cookies.join()).toContain(`causeway.language=${language};`)
    const again = await portal.get('/record', `${cookie}; causeway.language=${language}`)
    expect(again.text).toContain(`<html lang="${language}"`)
    await portal.post('/settings', { language }, cookie)
    expect((await portal.get('/record', await portal.signIn('patient@demo.example'))).text).toContain(
      `<html lang="${language}"`,
    )
    for (const nonsense of ['xx', '../en', 'EN', '<b>'])
      expect((await portal.post('/settings', { language: nonsense }, cookie)).status).toBe(400)
  })
})

/** The English sentences that this language says otherwise. */
function englishOnly(language: Language): string[] {
  if (language === 'en') return []
  const own = new Map(leaves(SOURCES[language]))
  return leaves(en).flatMap(([key, words]) =>
    words.length >= 4 && !words.includes('{') && own.get(key) !== words ? [words] : [],
  )
}

function leaves(source: object, path = ''): [string, string][] {
  return Object.entries(source).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}.${key}`, value] as [string, string]]
      : leaves(value as object, `${path}.${key}`),
  )
}
