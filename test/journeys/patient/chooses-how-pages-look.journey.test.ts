import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../../src/main/commands/demo.ts'
import { en } from '../../../src/messages/en.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { type Answer, openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const KARI = 'patient@demo.example'

describe.each(databaseKinds())('Kari chooses how pages look, on %s', (kind) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openTestPortal(kind)
  })
  afterAll(() => portal.close())

  const cookieIn = (answer: Answer, name: string) => answer.cookies.find((each) => each.startsWith(`causeway.${name}=`))
  const signInWith = async (looks?: string) =>
    portal.post('/sign-in', { email: KARI, password: DEMO_PASSWORD }, looks && `causeway.looks=${looks}`)
  const sessionOf = (answer: Answer) => cookieIn(answer, 'session_token')!.split(';')[0]!
  const rowsOf = ({ text }: Answer) => [...text.matchAll(/data-item="([^"]+)"/g)].map(([, id]) => id!)

  it('before she has signed in', async () => {
    const saved = await portal.post('/looks', { size: 'largest', contrast: 'yes' })
    expect(saved.location).toBe('/looks?saved=yes')
    expect(cookieIn(saved, 'looks')).toMatch(/^causeway\.looks=largest\.contrast;/)
    const { text } = await portal.get('/sign-in', 'causeway.looks=largest.contrast')
    expect(text).toContain('data-text="largest" data-contrast="high"')
    expect((await portal.get('/sign-in')).text).not.toMatch(/data-text|data-contrast|http-equiv/)
  })

  it('her next browser knows it, and a browser of another person does not', async () => {
    const cookie = await portal.signIn(KARI)
    await portal.post('/looks', { size: 'large', simple: 'yes' }, cookie)
    expect(cookieIn(await signInWith(), 'looks')).toMatch(/^causeway\.looks=simple\.large;/)
    const other = await portal.post('/sign-in', { email: 'delegate@demo.example', password: DEMO_PASSWORD })
    expect(cookieIn(other, 'looks')).toBeUndefined()
    await portal.post('/looks', { size: 'usual' }, cookie)
    expect(cookieIn(await signInWith(), 'looks')).toBeUndefined()
    await portal.post('/looks', { size: 'huge' }, cookie)
    expect(await portal.house.owner('select looks from portal_account where email = $1', [KARI])).toEqual([
      { looks: '' },
    ])
  })

  it('simple pages have few things, and page by page all of them', async () => {
    const simple = `${await portal.signIn(KARI)}; causeway.looks=simple`
    const usual = await portal.get('/record/pathology', simple.split(';')[0])
    const seen: string[] = []
    for (let page = 1; page < 50; page++) {
      const rows = rowsOf(await portal.get(`/record/pathology?page=${page}`, simple))
      expect(rows.length).toBeLessThanOrEqual(5)
      seen.push(...rows)
      if (rows.length < 5) break
    }
    expect(seen.toSorted()).toEqual(rowsOf(usual).toSorted())
    const { text } = await portal.get('/record', simple)
    expect(text.slice(0, text.indexOf(en.looks.moreKinds)).match(/<h2>/g)).toHaveLength(5)
    for (const kind of Object.values(en.categories)) expect(text).toContain(kind.name.replaceAll("'", '&#39;'))
    const home = await portal.get('/', simple)
    expect(home.text).toContain(en.looks.more)
    expect(home.text).toContain(en.home.whatIsMissing)
    const short = `${simple.split(';')[0]}; causeway.looks=low-data`
    expect(rowsOf(await portal.get('/record/laboratory', short))).toHaveLength(20)
    expect(rowsOf(await portal.get('/timeline', short))).toHaveLength(20)
  })

  it('the one script comes only to who wants pages read aloud', async () => {
    const cookie = await portal.signIn(KARI)
    const silent = await portal.get('/record', cookie)
    expect(silent.text).not.toContain('<script')
    expect(silent.headers['content-security-policy']).not.toContain("script-src 'self'")
    const aloud = await portal.get('/record', `${cookie}; causeway.looks=aloud`)
    expect(aloud.text).toMatch(/<script type="module" src="\/assets\/read-aloud-\w+\.js">/)
    expect(aloud.headers['content-security-policy']).toContain("script-src 'self'")
  })

  it('a device that others use keeps nothing of her, and lets her go soon', async () => {
    const said = await portal.post(
      '/looks',
      { only: 'shared', shared: 'yes', next: '/summary' },
      'causeway.looks=large',
    )
    expect(said.location).toBe('/sign-in?next=%2Fsummary')
    expect(cookieIn(said, 'looks')).toMatch(/^causeway\.looks=large\.shared;/)
    const entered = await signInWith('large.shared')
    expect(cookieIn(entered, 'session_token')).not.toMatch(/Max-Age|Expires/i)
    expect(cookieIn(entered, 'device')).toMatch(/^causeway\.device=;.*Max-Age=0/)
    const cookie = `${sessionOf(entered)}; causeway.looks=large.shared`
    const { text } = await portal.get('/', cookie)
    expect(text).toContain('<meta http-equiv="refresh" content="600;url=/leave?idle=yes"/>')
    const left = await portal.house.owner(
      `select expires_at <= now() + interval '30 minutes' as is_short from session where account_id =
        (select id from portal_account where email = $1) order by created_at desc limit 1`,
      [KARI],
    )
    expect(left).toEqual([{ is_short: true }])
    const language = await portal.get('/?lang=nb', cookie)
    expect(cookieIn(language, 'language')).not.toContain('Max-Age')
    const idle = await portal.get('/leave?idle=yes', cookie)
    expect(idle.location).toBe('/sign-in?why=ended')
    for (const name of ['language', 'device', 'subject'])
      expect(cookieIn(idle, name)).toMatch(new RegExp(`^causeway\\.${name}=;.*Max-Age=0`))
    expect(cookieIn(idle, 'looks')).toMatch(/^causeway\.looks=shared;/)
    expect((await portal.get('/', cookie)).location).toContain('/sign-in')
    const again = await portal.get('/leave?idle=yes', cookie)
    expect([again.location, cookieIn(again, 'looks')]).toEqual(['/sign-in?why=ended', cookieIn(idle, 'looks')])
  })

  it('said after she has signed in, it ends the session that was made for a browser of her own', async () => {
    const own = sessionOf(await signInWith())
    const said = await portal.post('/looks', { size: 'large', shared: 'yes' }, own)
    expect(said.location).toBe('/sign-in')
    expect(cookieIn(said, 'looks')).toMatch(/^causeway\.looks=large\.shared;/)
    expect(cookieIn(said, 'device')).toMatch(/Max-Age=0/)
    expect((await portal.get('/', own)).location).toContain('/sign-in')
  })
})
