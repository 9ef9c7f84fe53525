import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comeByEid, type EidServer, openEidServer } from '../../support/eid-server.ts'
import { plantInvitation } from '../../support/enrolment-probes.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { ORIGIN, openTestPortal, type TestPortal } from '../../support/test-portal.ts'

type Somebody = { readonly personId: string; readonly number: string; readonly birthDate: string }

describe.each(databaseKinds())('somebody comes by a national eID, on %s', (kind) => {
  let portal: TestPortal
  let server: EidServer
  let strangers: readonly Somebody[]
  let kari: Somebody
  beforeAll(async () => {
    server = await openEidServer()
    portal = await openTestPortal(kind, 'demo', { eids: [server.eid] })
    strangers = await people('not')
    kari = (await people('')).find(({ personId }) => personId === kariId)!
  })
  let kariId: string
  afterAll(async () => {
    await portal.close()
    await server.close().catch(() => undefined)
  })

  /** People with a national number, who have an account or have none. */
  async function people(has: 'not' | ''): Promise<Somebody[]> {
    kariId = await portal.personCalled('Kari')
    const rows = await portal.house.owner(`
      select p.person_id, split_part(k.key, '|', 2) as number, p.birth_date from person p
      join person_key k on k.person_id = p.person_id and k.key like 'id:https://causeway.example/id/national|%'
      where ${has} exists (select from access_grant g where g.person_id = p.person_id and g.capacity = 'self')
        and p.deceased_at is null and length(p.birth_date) = 10 order by p.birth_date limit 20`)
    return rows.map((row) => ({
      personId: row.person_id as string,
      number: row.number as string,
      birthDate: row.birth_date as string,
    }))
  }
  const present = ({ number, birthDate }: Somebody, more: object = {}) =>
    server.present({ subject: `sub-${number}`, number, birthDate, ...more })
  const accountsOf = (personId: string) =>
    portal.house.owner(
      `select g.account_id, a.email, c.provider_id from access_grant g join portal_account a on a.id = g.account_id
       left join credential c on c.account_id = a.id where g.person_id = $1 and g.capacity = 'self' order by 3`,
      [personId],
    )

  it('a person without an account and without e-mail has one at once, and reads the own record', async () => {
    const somebody = strangers[0]!
    const invitationId = await plantInvitation(portal.house.owner, {
      person: somebody.personId,
      institution: 'nordfjord-hospital',
    })
    present(somebody)
    const came = await comeByEid(portal, server)
    expect(came.answer.location).toBe('/')
    expect((await portal.get('/', came.cookie)).status).toBe(200)
    expect((await portal.get('/access-log', came.cookie)).status).toBe(200)
    const accounts = await accountsOf(somebody.personId)
    expect(accounts).toHaveLength(1)
    expect(accounts[0]).toMatchObject({ provider_id: `eid:${server.eid.issuer}` })
    expect(accounts[0]!.email).toMatch(/^[a-z]+-\d{5}@sign-in\.invalid$/)
    const [fact] = await portal.house.owner(
      `select f.channel, i.ended_because from adoption_fact f join invitation i on i.invitation_id = f.invitation_id
       where f.kind = 'registration' and f.invitation_id = $1`,
      [invitationId],
    )
    expect(fact).toEqual({ channel: 'desk', ended_because: 'used' })
    const again = await comeByEid(portal, server, { query: '?next=/record' })
    expect(again.answer.location).toBe('/record')
    expect(await accountsOf(somebody.personId)).toHaveLength(1)
  })

  it('may choose a password later, take the eID away then, and not before', async () => {
    present(strangers[0]!)
    const { cookie } = await comeByEid(portal, server)
    const [{ id }] = (await portal.house.owner(`select id from credential where provider_account_id = $1`, [
      `sub-${strangers[0]!.number}`,
    ])) as [{ id: string }]
    expect((await portal.get('/settings/sign-in', cookie)).text).toContain('TestID opens your sign-in.')
    const early = await portal.post('/settings/sign-in/eid', { remove: id }, cookie)
    expect(early.location).toBe('/settings/sign-in?said=eid-last')
    const chosen = await portal.post('/settings/sign-in/password', { password: 'four quiet red boats' }, cookie)
    expect(chosen.location).toBe('/settings/sign-in?said=password')
    expect((await portal.post('/settings/sign-in/eid', { remove: id }, cookie)).location).toBe(
      '/settings/sign-in?said=eid-removed',
    )
    present(strangers[0]!)
    expect((await comeByEid(portal, server)).answer.location).toBe('/')
  })

  it('somebody with an account comes into it, with no second one, and reads that the eID was added', async () => {
    present(kari, { email: 'clerk@demo.example' })
    const { cookie, answer } = await comeByEid(portal, server)
    expect(answer.location).toBe('/')
    expect((await portal.get('/', cookie)).text).toContain('Kari')
    const accounts = await accountsOf(kari.personId)
    expect(new Set(accounts.map((row) => row.email))).toEqual(new Set(['patient@demo.example']))
    expect((await portal.get('/settings/sign-in', cookie)).text).toContain('An eID was added')
  })

  it('two at once make one account', async () => {
    const somebody = strangers[1]!
    present(somebody)
    const came = await Promise.all([1, 2, 3].map(() => comeByEid(portal, server)))
    expect(came.map(({ answer }) => answer.location)).toEqual(['/', '/', '/'])
    expect(await accountsOf(somebody.personId)).toHaveLength(1)
  })

  it('a birth date that does not fit, too low a level, and a number that nobody has open nothing', async () => {
    const somebody = strangers[2]!
    const refused = async (more: object) => {
      present(somebody, more)
      const { answer, cookie } = await comeByEid(portal, server)
      expect(cookie).toBe('')
      expect(answer.status).toBe(422)
      return answer.text
    }
    expect(await refused({ birthDate: '1901-01-01' })).toMatch(/could not let you in[\s\S]*Reference: \w{4}-\w{4}/)
    expect(await refused({ level: 'low' })).toContain('could not let you in')
    const unknown = await refused({ subject: 'x', number: '99999999999', email: 'patient@demo.example' })
    expect(unknown).toContain('We do not know you yet')
    expect(await refused({ subject: 'y', number: undefined })).toContain('is not tied to a sign-in here')
    expect(await accountsOf(somebody.personId)).toEqual([])
  })

  it('an eID without a number is added by whoever is signed in, and opens that account from then on', async () => {
    const own = await portal.signIn('delegate@demo.example')
    server.present({ subject: 'liv-by-another-way' })
    const { answer } = await comeByEid(portal, server, { query: '?for=add', cookie: own })
    expect(answer.location).toBe('/settings/sign-in?said=eid')
    const { cookie } = await comeByEid(portal, server)
    expect((await portal.get('/settings', cookie)).text).toContain('Liv')
    present(kari)
    const other = await comeByEid(portal, server, { query: '?for=add', cookie: own })
    expect(other.answer.status).toBe(422)
  })

  it('an answer counts in the browser that asked, once, and from the eID that was asked', async () => {
    present(strangers[3]!)
    const first = await comeByEid(portal, server)
    const opens = async (path: string, cookie?: string) => {
      const answer = await portal.get(path, cookie)
      return answer.cookies.some((each) => /^causeway\.session_token=[^;]/.test(each))
    }
    expect(await opens(first.back)).toBe(false)
    expect(await opens(first.back, first.flow)).toBe(false)
    const begun = await portal.get('/sign-in/eid/testid')
    const flow = begun.cookies[0]!.split(';')[0]!
    const back = new URL(await server.visit(begun.location!))
    for (const [name, value] of [
      ['state', 'another'],
      ['iss', 'https://another.example'],
    ] as const) {
      const turned = new URL(back)
      turned.searchParams.set(name, value)
      expect(await opens(turned.href.replace(ORIGIN, ''), flow), name).toBe(false)
    }
    const silent = new URL(back)
    silent.searchParams.delete('iss')
    expect(await opens(silent.href.replace(ORIGIN, ''), flow)).toBe(false)
    expect(await opens(back.href.replace(ORIGIN, ''), flow)).toBe(true)
  })

  it('who turns round is back at the page where one signs in, and leads nowhere else', async () => {
    server.present({ subject: 'x', turnsRound: true })
    expect((await comeByEid(portal, server)).answer.location).toBe('/sign-in')
    present(strangers[3]!)
    const away = await comeByEid(portal, server, { query: '?next=//evil.example' })
    expect(away.answer.location).toBe('/')
  })

  it('the page to sign in offers it; when it is down says so, with the other ways', async () => {
    expect((await portal.get('/sign-in')).text).toContain('Sign in with TestID')
    expect((await portal.get('/join')).text).toContain('Sign in with TestID')
    const dead = { ...server.eid, name: 'deadid', jwksUri: 'http://127.0.0.1:9/jwks' }
    const other = await openTestPortal(kind, 'empty', { eids: [dead] })
    try {
      const down = await other.get('/sign-in/eid/deadid')
      expect(down.status).toBe(503)
      expect(down.text).toMatch(/does not answer[\s\S]*Other ways in/)
      expect((await other.get('/sign-in/eid/unknown')).status).toBe(404)
    } finally {
      await other.close()
    }
    expect(portal.faults).toEqual([])
  })
})
