import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RoleReview, suspendUnconfirmed } from '#accounts'
import { withStaffScope, withSystemScope } from '#platform/database/scopes'
import { tokenIn } from '../../support/actors.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const HERE = 'nordfjord-hospital'
const THERE = 'st-eystein-hospital'

describe.each(databaseKinds())('roles of staff, on %s', (kind) => {
  let portal: TestPortal
  let site: string
  let steward: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    site = await portal.signIn('site@demo.example')
    steward = await portal.signIn('steward@demo.example')
    await portal.addAccount('there@test.example', { role: 'institution-administrator', institutionId: THERE })
    await portal.addAccount('steward-two@test.example', { name: 'Second Steward', role: 'steward' })
  })
  afterAll(() => portal.close())

  const idOf = async (email: string) =>
    (await portal.house.owner('select id from portal_account where email = $1', [email]))[0]!.id as string
  const roleOf = async (email: string) =>
    (
      await portal.house.owner(
        `select role_id, account_id from account_role where account_id = $1 and ended_at is null`,
        [await idOf(email)],
      )
    )[0] as { role_id: string; account_id: string }
  const actsAbout = async (email: string) =>
    (
      await portal.house.owner(
        'select act, because, actor_name from staff_act where account_id = $1 order by at, act',
        [await idOf(email)],
      )
    ).map((row) => row.act as string)
  const give = (role: string, email: string, by = site, more: object = {}) =>
    portal.post(
      by === steward ? '/region/staff' : '/institution/staff',
      { does: 'give', role, email, because: 'starts on Monday', ...more },
      by,
    )

  it('a clerk who leaves is out with the next request, on every device, and it is written down why', async () => {
    await portal.addAccount('leaves@test.example', { name: 'Leaving Clerk', role: 'clerk', institutionId: HERE })
    const one = await portal.signIn('leaves@test.example')
    const other = await portal.signIn('leaves@test.example')
    expect((await portal.get('/desk', one)).status).toBe(200)
    expect((await portal.get('/institution/staff', site)).text).toContain('Leaving Clerk')
    const { role_id: role, account_id: account } = await roleOf('leaves@test.example')
    const silent = await portal.post('/institution/staff', { does: 'leave', account, role, because: ' ' }, site)
    expect(silent.status).toBe(422)
    expect((await portal.get('/desk', one)).status).toBe(200)
    const done = await portal.post('/institution/staff', { does: 'leave', account, role, because: 'left us' }, site)
    expect(done.location).toBe('/institution/staff?done=ended')
    for (const cookie of [one, other]) expect((await portal.get('/desk', cookie)).location).toContain('/sign-in')
    const again = await portal.signIn('leaves@test.example')
    expect((await portal.get('/desk', again)).status).toBe(404)
    expect(await actsAbout('leaves@test.example')).toEqual(['end'])
    const seen = await portal.get('/privacy', await portal.signIn('privacy@demo.example'))
    expect(seen.text).toMatch(/Bente Strand[\s\S]*ended the role[\s\S]*Leaving Clerk[\s\S]*left us/)
    expect((await portal.get('/region/staff/acts', steward)).text).toContain('left us')
  })

  it('an administrator gives roles at the own institution, to a whole sign-in name, and nowhere else', async () => {
    await portal.addAccount('new@test.example', { name: 'New Clerk' })
    expect((await give('clerk', 'nobody@test.example')).text).toContain('Nobody signs in with this name')
    const given = await give('clerk', ' New@test.example ', site, { institution: THERE })
    expect(given.location).toBe('/institution/staff?done=given')
    expect((await portal.get('/desk', await portal.signIn('new@test.example'))).status).toBe(200)
    expect(
      await portal.house.owner('select institution_id from account_role where account_id = $1', [
        await idOf('new@test.example'),
      ]),
    ).toEqual([{ institution_id: HERE }])
    expect((await give('clerk', 'new@test.example')).text).toContain('have this role already')
    expect((await give('steward', 'new@test.example')).status).toBe(400)
    expect((await give('clerk', 'site@demo.example')).text).toContain('is about yourself')
    const there = await portal.signIn('there@test.example')
    expect((await portal.get('/institution/staff', there)).text).not.toContain('New Clerk')
    const { role_id: role, account_id: account } = await roleOf('new@test.example')
    for (const does of ['end', 'leave', 'confirm'])
      expect((await portal.post('/institution/staff', { does, role, account, because: 'x' }, there)).status).toBe(422)
    expect(await actsAbout('new@test.example')).toEqual(['give', 'look-up', 'look-up'].toSorted())
  })

  it('a dangerous role wants two people: not who asked, not whom it is about', async () => {
    await portal.addAccount('officer@test.example', { name: 'New Officer' })
    expect((await give('privacy-officer', 'officer@test.example')).location).toBe('/institution/staff?done=proposed')
    expect((await give('privacy-officer', 'officer@test.example')).text).toContain('waits for a second person')
    const [{ proposal_id: proposal }] = (await portal.house.owner(
      'select proposal_id from role_proposal where decided_at is null',
    )) as [{ proposal_id: string }]
    const officer = await portal.signIn('officer@test.example')
    expect((await portal.get('/privacy', officer)).status).toBe(404)
    expect((await portal.get('/institution/staff', site)).text).toContain('another person agrees')
    expect((await portal.post('/institution/staff', { does: 'agree', proposal }, site)).status).toBe(422)
    const there = await portal.signIn('there@test.example')
    expect((await portal.post('/institution/staff', { does: 'agree', proposal }, there)).status).toBe(422)
    const both = await Promise.all([1, 2].map(() => portal.post('/region/staff', { does: 'agree', proposal }, steward)))
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect((await portal.get('/privacy', officer)).status).toBe(200)
    expect(await actsAbout('officer@test.example')).toContain('propose')
    const [made] = await portal.house.owner('select outcome from role_proposal where proposal_id = $1', [proposal])
    expect(made).toEqual({ outcome: 'confirmed' })
  })

  it('a steward is made by two stewards, and refused by one', async () => {
    await portal.addAccount('third@test.example', { name: 'Third' })
    expect((await give('steward', 'third@test.example', steward)).location).toBe('/region/staff?done=proposed')
    const [{ proposal_id: proposal }] = (await portal.house.owner(
      'select proposal_id from role_proposal where decided_at is null',
    )) as [{ proposal_id: string }]
    expect((await portal.post('/region/staff', { does: 'disagree', proposal, because: 'no' }, steward)).location).toBe(
      '/region/staff?done=decided',
    )
    expect(await actsAbout('third@test.example')).toContain('refuse')
    expect((await give('clerk', 'third@test.example', steward)).text).toContain('does not fit this place')
    expect((await give('clerk', 'third@test.example', steward, { institution: THERE })).location).toContain('given')
  })

  it('roles are confirmed in time, or open nothing until they are', async () => {
    await portal.addAccount('quiet@test.example', { name: 'Quiet', role: 'clinician', institutionId: HERE })
    const { role_id: role } = await roleOf('quiet@test.example')
    const cookie = await portal.signIn('quiet@test.example')
    const age = (days: number) =>
      portal.house.owner(
        `update account_role set confirmed_at = now() - make_interval(days => ${days}) where role_id = $1`,
        [role],
      )
    const review = (rule: RoleReview) =>
      withSystemScope(portal.house.database, { purpose: 'test' }, (scope) => suspendUnconfirmed(scope, rule))
    const announcedLongAgo = (roleId: string) =>
      portal.house.owner(`update account_role set suspends_at = now() - interval '1 hour' where role_id = $1`, [roleId])
    await age(200)
    expect((await portal.get('/institution/staff', site)).text).toContain('1 role must be confirmed')
    expect(await review({ reviewDays: 180, suspendDays: 0 })).toBe(0)
    await age(211)
    expect(await review({ reviewDays: 180, suspendDays: 30 })).toBe(0)
    expect((await portal.get('/institution/staff', site)).text).toContain('Opens nothing from')
    expect((await portal.get('/clinic', cookie)).status).toBe(200)
    await announcedLongAgo(role)
    expect(await review({ reviewDays: 180, suspendDays: 30 })).toBe(1)
    expect((await portal.get('/clinic', cookie)).location).toContain('/sign-in')
    const again = await portal.signIn('quiet@test.example')
    expect((await portal.get('/clinic', again)).status).toBe(404)
    expect((await portal.get('/institution/staff', site)).text).toContain('Suspended: opens nothing')
    expect((await portal.post('/institution/staff', { does: 'confirm', role }, site)).location).toContain('confirmed')
    expect((await portal.get('/clinic', again)).status).toBe(200)
    await portal.house.owner(`update account_role set confirmed_at = now() - interval '9 years' where role = 'steward'`)
    await portal.house.owner(`update account_role set suspends_at = now() - interval '1 hour' where role = 'steward'`)
    await review({ reviewDays: 180, suspendDays: 30 })
    expect((await portal.get('/region/staff', steward)).status).toBe(200)
    await portal.house.owner(
      `update account_role set confirmed_at = now(), suspends_at = null, suspended_at = null where role = 'steward'`,
    )
  })

  it('who works at two institutions says where they work now, and sees the other one nowhere', async () => {
    await portal.addAccount('both@test.example', {
      name: 'Both',
      role: 'institution-administrator',
      institutionId: HERE,
    })
    const accountId = await idOf('both@test.example')
    await portal.house.owner(
      `insert into account_role (account_id, role, institution_id) values ($1, 'institution-administrator', $2)`,
      [accountId, THERE],
    )
    const cookie = await portal.signIn('both@test.example')
    expect((await portal.get('/institution', cookie)).location).toBe('/work?next=%2Finstitution')
    const choice = await portal.get('/work?next=%2Finstitution', cookie)
    expect(choice.text).toMatch(/Nordfjord[\s\S]*Eystein/)
    const chosen = await portal.post('/work', { institution: THERE, next: '/institution' }, cookie)
    expect(chosen.location).toBe('/institution')
    const there = (await portal.get('/institution/staff', cookie)).text
    expect(there).toContain('there@test.example')
    expect(there).not.toContain('site@demo.example')
    await portal.post('/work', { institution: HERE }, cookie)
    const here = (await portal.get('/institution/staff', cookie)).text
    expect(here).toContain('site@demo.example')
    expect(here).not.toContain('there@test.example')
    expect((await portal.post('/work', { institution: 'hordvik-imaging' }, cookie)).status).toBe(404)
    expect((await portal.get('/work', await portal.signIn('patient@demo.example'))).status).toBe(404)
    expect(await actsAbout('both@test.example')).toEqual(['work-elsewhere', 'work-elsewhere'])
  })

  it('the database gives nothing to whoever is not asked, whatever the pages say', async () => {
    const clerk = tokenIn(await portal.signIn('clerk@demo.example'))
    const target = await idOf('new@test.example')
    const asClerk = (text: string) =>
      withStaffScope(
        portal.house.database,
        { token: clerk, role: 'clerk', requestId: 'test' },
        async ({ db }) => (await sql.raw<Record<string, unknown>>(text).execute(db)).rows,
      )
    expect(await asClerk('select * from list_staff()')).toEqual([])
    expect(await asClerk('select * from list_staff_acts(10, 0)')).toEqual([])
    expect(await asClerk(`select * from find_account_to_employ('site@demo.example')`)).toEqual([])
    expect(await asClerk(`select give_staff_role('${target}', 'clinician', '${HERE}', 'x') as word`)).toEqual([
      { word: 'refused' },
    ])
    expect(await asClerk(`select end_staff_roles('${target}', null, 'x') as ended`)).toEqual([{ ended: 0 }])
    for (const statement of [
      `insert into account_role (account_id, role) values ('${target}', 'steward')`,
      'delete from staff_act',
      `update staff_act set because = 'x'`,
      `select note_staff_act('give', null, null, null, 'x')`,
    ])
      await expect(asClerk(statement), statement).rejects.toThrow('permission denied')
  })

  it('where a second step is asked of staff, their pages open after it and not before', async () => {
    const strict = await openTestPortal(kind, 'demo', { wantsStaffFactor: true })
    try {
      const clerk = await strict.signIn('clerk@demo.example')
      expect((await strict.get('/desk', clerk)).location).toBe('/settings/sign-in?said=staff-step')
      expect((await strict.get('/settings/sign-in?said=staff-step', clerk)).text).toContain(
        'Staff sign in with a second',
      )
      expect((await strict.get('/', await strict.signIn('patient@demo.example'))).status).toBe(200)
      const open = (wantsFactor: boolean) =>
        withStaffScope(
          strict.house.database,
          { token: tokenIn(clerk), role: 'clerk', requestId: 'test', wantsFactor },
          async ({ role }) => role,
        )
      await expect(open(true)).rejects.toThrow()
      await strict.house.owner('update session set factor_at = now() where token = hash_of_token($1)', [tokenIn(clerk)])
      expect((await strict.get('/desk', clerk)).status).toBe(200)
      expect(await open(true)).toBe('clerk')
    } finally {
      await strict.close()
    }
    expect(portal.faults).toEqual([])
  })
})
