import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { suspendUnconfirmed } from '#accounts'
import { withSystemScope } from '#platform/database/scopes'
import { tellAccounts } from '../../../src/modules/enrolment/tell-accounts.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const HERE = 'nordfjord-hospital'

describe.each(databaseKinds())('where two people are asked for, on %s', (kind) => {
  let portal: TestPortal
  let site: string
  let steward: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    site = await portal.signIn('site@demo.example')
    steward = await portal.signIn('steward@demo.example')
    await portal.addAccount('steward-two@test.example', { name: 'Second Steward', role: 'steward' })
  })
  afterAll(() => portal.close())

  const idOf = async (email: string) =>
    (await portal.house.owner('select id from portal_account where email = $1', [email]))[0]!.id as string
  const give = (role: string, email: string, by: string, more: object = {}) =>
    portal.post(
      by === site ? '/institution/staff' : '/region/staff',
      { does: 'give', role, email, because: 'a reason', ...more },
      by,
    )
  const waiting = async (email: string) =>
    (
      await portal.house.owner('select proposal_id from role_proposal where account_id = $1 and decided_at is null', [
        await idOf(email),
      ])
    ).map((row) => row.proposal_id as string)
  const actsAbout = async (email: string) =>
    (await portal.house.owner('select act from staff_act where account_id = $1 order by at', [await idOf(email)])).map(
      (row) => row.act,
    )

  it('a second account of one’s own agrees to nothing and gives nothing', async () => {
    const [person] = await portal.house.owner(`select person_id from access_grant where capacity = 'self' limit 1`)
    const grants = [{ personId: person!.person_id as string, capacity: 'self' }] as const
    for (const name of ['one', 'other'])
      await portal.addAccount(`${name}-self@test.example`, {
        name: `Self ${name}`,
        role: 'institution-administrator',
        institutionId: HERE,
        grants,
      })
    await portal.addAccount('wanted@test.example', { name: 'Wanted Officer' })
    const one = await portal.signIn('one-self@test.example')
    const other = await portal.signIn('other-self@test.example')
    const asked = { does: 'give', role: 'privacy-officer', email: 'wanted@test.example', because: 'x' }
    expect((await portal.post('/institution/staff', asked, one)).location).toContain('proposed')
    const [proposal] = await waiting('wanted@test.example')
    expect((await portal.get('/institution/staff', other)).text).toContain('so another person agrees')
    expect((await portal.post('/institution/staff', { does: 'agree', proposal: proposal! }, other)).status).toBe(422)
    const toSelf = { does: 'give', role: 'clerk', email: 'one-self@test.example', because: 'x' }
    expect((await portal.post('/institution/staff', toSelf, other)).text).toContain('is about yourself')
    expect((await portal.post('/institution/staff', { does: 'agree', proposal: proposal! }, site)).location).toContain(
      'decided',
    )
  })

  it('a suspended role comes back by as many people as it was given by', async () => {
    await portal.addAccount('slept@test.example', { name: 'Slept', role: 'steward' })
    const accountId = await idOf('slept@test.example')
    const [role] = await portal.house.owner(
      'update account_role set suspended_at = now() where account_id = $1 returning role_id',
      [accountId],
    )
    const confirm = { does: 'confirm', role: role!.role_id as string }
    const opens = async () =>
      (await portal.get('/region/staff', await portal.signIn('slept@test.example'))).status === 200
    expect((await portal.post('/region/staff', confirm, steward)).location).toContain('proposed')
    expect(await opens()).toBe(false)
    expect((await portal.post('/region/staff', confirm, steward)).status).toBe(422)
    const [proposal] = await waiting('slept@test.example')
    expect((await portal.post('/region/staff', { does: 'agree', proposal: proposal! }, steward)).status).toBe(422)
    const second = await portal.signIn('steward-two@test.example')
    expect((await portal.get('/region/staff', second)).text).toContain('brought back')
    expect((await portal.post('/region/staff', { does: 'agree', proposal: proposal! }, second)).status).toBe(303)
    expect(await opens()).toBe(true)
    expect(await actsAbout('slept@test.example')).toEqual(['propose', 'confirm'])
  })

  it('what a leaver had proposed is over, and the page and the log say so', async () => {
    await portal.addAccount('goes@test.example', { name: 'Going Steward', role: 'steward' })
    await portal.addAccount('hoped@test.example', { name: 'Hoped For' })
    const goes = await portal.signIn('goes@test.example')
    expect((await give('operator', 'hoped@test.example', goes)).location).toContain('proposed')
    const [proposal] = await waiting('hoped@test.example')
    const leave = { does: 'leave', account: await idOf('goes@test.example'), role: '', because: 'left us' }
    expect((await portal.post('/region/staff', leave, steward)).location).toContain('ended')
    expect(await waiting('hoped@test.example')).toEqual([])
    expect((await portal.post('/region/staff', { does: 'agree', proposal: proposal! }, steward)).status).toBe(422)
    expect((await portal.get('/region/staff', steward)).text).toMatch(/Hoped For[\s\S]*Who asked no longer/)
    expect((await portal.get('/region/staff/acts', steward)).text).toContain('has left')
    expect((await give('operator', 'hoped@test.example', steward)).location).toContain('proposed')
  })

  it('who is not confirmed is told first, with the day, and so is who may confirm', async () => {
    await portal.addAccount('unsaid@test.example', { name: 'Unsaid', role: 'clerk', institutionId: HERE })
    await portal.house.owner(
      `update account_role set confirmed_at = now() - interval '181 days' where account_id = $1`,
      [await idOf('unsaid@test.example')],
    )
    const round = () =>
      withSystemScope(portal.house.database, { purpose: 'test' }, async (scope) => {
        const suspended = await suspendUnconfirmed(scope, { reviewDays: 180, suspendDays: 30 })
        await tellAccounts(scope, { waysIn: 'https://portal.example/settings/sign-in' })
        return suspended
      })
    expect(await round()).toBe(0)
    expect(await round()).toBe(0)
    const mails = await portal.house.owner(
      `select to_address, body from outgoing_message where subject like 'Roles in the health portal%'
         and to_address in ('unsaid@test.example', 'steward-two@test.example')
       order by to_address`,
    )
    expect(mails.map(({ to_address }) => to_address)).toEqual(['steward-two@test.example', 'unsaid@test.example'])
    expect(mails[1]!.body).toMatch(/not confirmed in time[\s\S]*The day: \d/)
  })

  it('protecting a patient cannot be begun anew without a second person', async () => {
    const clerk = await portal.signIn('clerk@demo.example')
    const [patient] = await portal.house.owner(
      `select k.key, l.person_id from patient_key k join patient_link l on l.link_id = k.link_id
       where k.institution_id = $1 and not k.ambiguous and l.parted_at is null limit 1`,
      [HERE],
    )
    const number = (patient!.key as string).replace(/^.*[|/]/, '')
    const act = (does: string, by: string) =>
      portal.post('/desk/guardians', { number, does, reason: 'She is in danger' }, by)
    expect((await act('protect', clerk)).location).toContain('said=protected')
    expect((await act('end-protection', clerk)).location).toContain('said=ended')
    expect((await act('protect', clerk)).location).toContain('said=protected')
    const age = `update protection set made_at = made_at - interval '4 days', second_until = second_until - interval '4 days'
                 where person_id = $1`
    await portal.house.owner(age, [patient!.person_id])
    expect((await act('protect', clerk)).location).toContain('said=needs-another')
    await portal.addAccount('colleague@test.example', { name: 'Colleague', role: 'clerk', institutionId: HERE })
    const colleague = await portal.signIn('colleague@test.example')
    expect((await act('protect', colleague)).location).toContain('said=protected')
    expect((await act('agree-protection', clerk)).location).toContain('said=agreed')
    expect(portal.faults).toEqual([])
  })
})
