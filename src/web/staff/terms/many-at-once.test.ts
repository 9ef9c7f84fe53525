import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { databaseKinds } from '../../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts'

const HERE = 'st-eystein-hospital'
const PAGE = `/region/terms?institution=${HERE}`
const { terms: t } = translator('en')
const LIST = [
  'code;name;unit;specimen',
  'KAL;Kalium;mmol/L;Serum',
  'NAT;Natrium;mmol/L;Serum',
  'KRE;Kreatinin;umol/L;Serum',
  'QQQ;Quaint test of the house;;',
].join('\n')

describe.each(databaseKinds())('many codes at once, on %s', (kind) => {
  let portal: TestPortal
  let cookie = ''
  let second = ''
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    await portal.addAccount('second@test.example', { role: 'steward' })
    cookie = await portal.signIn('steward@demo.example')
    second = await portal.signIn('second@test.example')
    await portal.post('/region/terms', { setting: 'yes' }, cookie)
    await portal.post('/region/terms/import', { institution: HERE, system: 'urn:oid:2.999.6', table: LIST }, cookie)
  })
  afterAll(() => portal.close())

  const states = async () => {
    const rows = await portal.house.owner(
      `select code_key, state from local_code where code_key like 'urn:oid:2.999.6|%' order by code_key`,
      [],
    )
    return Object.fromEntries(rows.map((row) => [`${row.code_key}`.split('|')[1], row.state]))
  }
  /** The form as the page has it: a browser sends hidden fields, and of boxes those that are marked. */
  const formOf = (html: string) => {
    const codes = html.split('<form').find((each) => each.includes('name="key-0"'))!
    const fields = [...codes.matchAll(/<input type="(hidden|checkbox)"([^>]*)>/g)]
    const of = (attributes: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1]
    return Object.fromEntries(
      fields
        .filter(([, type, attributes]) => type === 'hidden' || / checked/.test(attributes!))
        .map(([, , attributes]) => [of(` ${attributes}`, 'name')!, of(` ${attributes}`, 'value') ?? '']),
    )
  }
  const open = async (path: string) => (await portal.get(path, cookie)).text
  const lineOf = (form: Record<string, string>, code: string) =>
    Object.entries(form)
      .find(([, value]) => value.endsWith(`|${code}`))![0]
      .slice('key-'.length)

  it('are shown with the suggestion that stands out and why, and saved together but for what is not marked', async () => {
    const page = await open(`${PAGE}&good=yes`)
    expect(page).toContain('2823-3 Potassium')
    expect(page).toContain('next best: ')
    expect(page).toContain([t.reasons['name-same'], t.reasons['specimen-fits'], t.reasons['unit-fits']].join(' · '))
    expect(page).not.toContain('Quaint test')
    const form = formOf(page)
    delete form[`take-${lineOf(form, 'NAT')}`]
    const { status, location } = await portal.post('/region/terms', form, cookie)
    expect([status, location]).toEqual([303, expect.stringContaining('good=yes')])
    expect(location).toContain('saved=2&not-saved=0')
    expect(await states()).toEqual({ KAL: 'mapped', KRE: 'mapped', NAT: 'open', QQQ: 'open' })
  })

  it('are not decided twice by the same form sent twice', async () => {
    const form = { 'institution-0': HERE, 'key-0': 'urn:oid:2.999.6|KAL', 'take-0': 'yes', 'good-0': '2823-3' }
    await portal.post('/region/terms', form, cookie)
    const rows = await portal.house.owner(`select 1 from code_decision where code_key = 'urn:oid:2.999.6|KAL'`, [])
    expect(rows).toHaveLength(1)
  })

  it('say on their own page why each was suggested', async () => {
    const page = await open(`/region/terms/code?institution=${HERE}&key=${encodeURIComponent('urn:oid:2.999.6|KAL')}`)
    const reasons = [t.reasons['name-same'], t.reasons['specimen-fits'], t.reasons['unit-fits']].join(', ')
    expect(page).toContain(t.because({ reasons }))
  })

  it('are taken back together', async () => {
    const form = formOf(await open(`${PAGE}&state=mapped`))
    await portal.post('/region/terms', { ...form, word: 'undo' }, cookie)
    expect((await states()).KAL).toBe('mapped')
    form[`take-${lineOf(form, 'KAL')}`] = 'yes'
    form[`take-${lineOf(form, 'KRE')}`] = 'yes'
    const { location } = await portal.post('/region/terms', { ...form, word: 'undo' }, cookie)
    expect(location).toContain('state=mapped')
    expect(await states()).toEqual({ KAL: 'open', KRE: 'open', NAT: 'open', QQQ: 'open' })
  })

  it('are confirmed together by another person, and not by who proposed them', async () => {
    await portal.post('/region/terms', { setting: 'yes', 'four-eyes': 'yes' }, cookie)
    await portal.post('/region/terms', formOf(await open(`${PAGE}&good=yes`)), cookie)
    const form: Record<string, string> = formOf(await open(`${PAGE}&state=proposed`))
    for (const code of ['KAL', 'KRE', 'NAT']) form[`take-${lineOf(form, code)}`] = 'yes'
    const own = await portal.post('/region/terms', { ...form, word: 'confirm' }, cookie)
    expect(own.location).toContain('saved=0&not-saved=3')
    await portal.post('/region/terms', { ...form, word: 'confirm' }, second)
    expect(await states()).toEqual({ KAL: 'mapped', KRE: 'mapped', NAT: 'mapped', QQQ: 'open' })
  })

  it('that were left for later do not stand in the way of the next ones', async () => {
    const form: Record<string, string> = formOf(await open(PAGE))
    const { location } = await portal.post('/region/terms', form, cookie)
    expect(location).toContain('skip=')
    expect(await open(location!)).toContain(t.first)
  })
})
