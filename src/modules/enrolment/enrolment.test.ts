import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askToConfirm, askToEnter, hashForSignIn } from '#accounts'
import type { PersonId } from '#base/ids'
import { type StaffScope, type SystemScope, withStaffScope, withSystemScope } from '#platform/database/scopes'
import { tokenIn } from '../../../test/support/actors.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import {
  finishJoining,
  type InvitationToMake,
  invite,
  listInvitations,
  type MadeInvitation,
  openInvitation,
  tendInvitations,
} from './enrolment.ts'

const ADDRESS = 'https://portal.example/join'
const RULE = {
  afterDays: 7,
  most: 2,
  address: ADDRESS,
  waysIn: 'https://portal.example/settings/sign-in',
  language: 'en' as const,
}
const BORN = '1944-11-04'

describe.each(databaseKinds())('enrolment on %s', (kind) => {
  let portal: TestPortal
  let clerk: string
  let hash: string
  let people = 0
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    clerk = tokenIn(await portal.signIn('clerk@demo.example'))
    hash = await hashForSignIn('tre gamle fjell ved sjøen')
  })
  afterAll(() => portal.close())

  const atDesk = <Result>(work: (scope: StaffScope) => Promise<Result>) =>
    withStaffScope(portal.house.database, { token: clerk, role: 'clerk', requestId: 'test' }, work)
  const inHouse = <Result>(work: (scope: SystemScope) => Promise<Result>) =>
    withSystemScope(portal.house.database, { purpose: 'test' }, work)
  const tend = () => inHouse((scope) => tendInvitations(scope, RULE))
  const open = (code: string, birthDate = BORN) =>
    openInvitation(portal.house.database, { code, birthDate, requestId: 'test' })
  const finish = (ticket: string, signInName: string) =>
    finishJoining(portal.house.database, { ticket, signInName, passwordHash: hash, language: 'en', requestId: 'test' })
  const rowOf = async ({ invitationId }: MadeInvitation) =>
    (await portal.house.owner('select * from invitation where invitation_id = $1', [invitationId]))[0]!
  const factsOf = async ({ invitationId }: MadeInvitation) =>
    (
      await portal.house.owner('select kind from adoption_fact where invitation_id = $1 order by fact_id', [
        invitationId,
      ])
    ).map((fact) => fact.kind)

  /** Somebody of whom nothing but a name and a birth date is known. */
  async function somebody(birthDate = BORN): Promise<PersonId> {
    const [row] = await portal.house.owner(
      `insert into person (person_id, given, family, birth_date, demographics)
       values (gen_random_uuid(), 'Somebody', $1, $2, '{}') returning person_id`,
      [`Number ${++people}`, birthDate],
    )
    return row!.person_id as PersonId
  }

  async function invited(personId: PersonId, more: Partial<InvitationToMake> = {}): Promise<MadeInvitation> {
    const made = await atDesk((scope) =>
      invite(scope, {
        personId,
        linkId: null,
        personName: 'Somebody',
        channel: 'desk',
        campaign: null,
        language: 'en',
        identityCheck: 'passport',
        contact: null,
        address: ADDRESS,
        ...more,
      }),
    )
    if ('verdict' in made) throw new Error(made.because)
    return made
  }

  it('of twenty at once with one code exactly one gets in', async () => {
    const made = await invited(await somebody())
    const ticket = (await open(made.code))!
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) => finish(ticket, `twin-${String(at).padStart(5, '0')}`)),
    )
    expect(all.filter(({ done }) => done)).toHaveLength(1)
    expect(await portal.house.owner(`select 1 from portal_account where email like 'twin-%'`)).toHaveLength(1)
    expect(await open(made.code)).toBeNull()
  })

  it('another code kills the one before, whoever gave it', async () => {
    const person = await somebody()
    const first = await invited(person)
    const ticket = (await open(first.code))!
    const second = await invited(person)
    expect(await open(first.code)).toBeNull()
    expect(await finish(ticket, 'late-00001')).toEqual({ done: false, fault: 'ticket' })
    expect((await rowOf(first)).ended_because).toBe('replaced')
    expect(await open(second.code)).not.toBeNull()
  })

  it('ten wrong birth dates end a code; until then the right one goes on, and the tries are kept', async () => {
    const person = await somebody()
    const made = await invited(person)
    for (let day = 5; day < 14; day++) expect(await open(made.code, `1944-11-${day}`)).toBeNull()
    expect(await open(made.code)).not.toBeNull()
    expect(await open(made.code, '1944-11-20')).toBeNull()
    expect(await open(made.code)).toBeNull()
    expect(await factsOf(made)).toEqual(['invitation', 'invitation-stuck', 'invitation-opened', 'invitation-stuck'])
    expect(await open((await invited(person)).code)).not.toBeNull()
  })

  it('the code of one person never opens the way to another', async () => {
    const one = await invited(await somebody('1944-11-04'))
    const other = await invited(await somebody('1971-02-03'))
    expect(await open(one.code, '1971-02-03')).toBeNull()
    const joined = await finish((await open(other.code, '1971-02-03'))!, 'other-00001')
    const [grant] = await portal.house.owner(
      'select person_id, capacity, ground from access_grant where account_id = $1',
      [joined.done && joined.accountId],
    )
    expect(grant).toEqual({ person_id: (await rowOf(other)).person_id, capacity: 'self', ground: 'invitation' })
  })

  describe('the address of a teenager', () => {
    const bornYearsAgo = (years: number) => `${new Date(performance.timeOrigin).getUTCFullYear() - years}-01-01`
    let guardians = 0

    /** A child of this age and a guardian, who signs in by a name of ours and gets codes at an address. */
    async function childOf(years: number): Promise<{ child: PersonId; code: string; addresses: readonly string[] }> {
      const child = await somebody(bornYearsAgo(years))
      const own = `guardian-${++guardians}@mail.example`
      const contact = `codes-${guardians}@mail.example`
      await portal.house.owner(
        `with a as (insert into portal_account (id, name, email, email_verified, language)
           values (gen_random_uuid(), 'Guardian', $1, true, 'en') returning id),
         g as (insert into access_grant (grant_id, account_id, person_id, capacity, ground, is_age_bound)
           select gen_random_uuid(), id, $3::uuid, 'guardian', 'parent', true from a)
         insert into sign_in_contact (account_id, kind, address, used_as, confirmed_at)
         select id, 'mail', $2, 'way-in', now() from a`,
        [own, contact, child],
      )
      return { child, code: (await invited(child)).code, addresses: [own, contact.toUpperCase()] }
    }

    it.each([13, 17])('at %s is not a guardian’s', async (years) => {
      const { code, addresses } = await childOf(years)
      const ticket = (await open(code, bornYearsAgo(years)))!
      for (const address of addresses) expect(await finish(ticket, address)).toEqual({ done: false, fault: 'name' })
      expect(await finish(ticket, `own-${years}@mail.example`)).toMatchObject({ done: true })
    })

    it('is asked of nobody younger or of age', async () => {
      for (const years of [9, 30]) {
        const { code, addresses } = await childOf(years)
        expect(await finish((await open(code, bornYearsAgo(years)))!, addresses[1]!)).toMatchObject({ done: true })
      }
    })

    it('does not become one by way of codes', async () => {
      const { child, code, addresses } = await childOf(14)
      const joined = await finish((await open(code, bornYearsAgo(14)))!, 'grown-00014')
      const accountId = joined.done ? joined.accountId : null
      const order = { accountId: accountId!, usedAs: 'way-in' as const, secret: 'secret', requestId: 'test' }
      const ask = (address: string) =>
        askToConfirm(portal.house.database, { ...order, kind: 'mail', address, tell: async () => undefined })
      expect(child).toBeTruthy()
      expect(await ask(addresses[1]!)).toEqual({ outcome: 'of-guardian' })
      expect(await ask('grown@mail.example')).toMatchObject({ outcome: 'sent' })
    })

    it('that was a guardian’s gets no more codes from the birthday on', async () => {
      const told: string[] = []
      const askFor = (name: string) =>
        askToEnter(portal.house.database, {
          name,
          address: '127.0.0.1',
          device: null,
          allowDemo: true,
          secret: 'secret',
          requestId: 'test',
          tell: async (_, { to }) => {
            told.push(to)
          },
        })
      for (const years of [11, 12]) {
        const { code, addresses } = await childOf(years)
        const name = `born-${String(years).padStart(5, '0')}`
        const joined = await finish((await open(code, bornYearsAgo(years)))!, name)
        await portal.house.owner(
          `insert into sign_in_contact (account_id, kind, address, used_as, confirmed_at)
           values ($1, 'mail', $2, 'way-in', now())`,
          [joined.done && joined.accountId, addresses[1]!.toLowerCase()],
        )
        await askFor(name)
      }
      expect(told).toEqual([expect.stringMatching(/^codes-/)])
    })
  })

  it('is dead when its number has gone to somebody else', async () => {
    const kari = (await portal.personCalled('Kari')) as PersonId
    await portal.house.owner(`update access_grant set ended_at = now() where person_id = $1`, [kari])
    const [link] = await portal.house.owner('select link_id from patient_link where person_id = $1 limit 1', [kari])
    const linkId = link!.link_id as InvitationToMake['linkId']
    const [born] = await portal.house.owner('select birth_date from person where person_id = $1', [kari])
    const made = await invited(kari, { linkId })
    const ticket = await open(made.code, born!.birth_date as string)
    expect(ticket).not.toBeNull()
    await portal.house.owner('update patient_link set person_id = $1 where link_id = $2', [await somebody(), linkId])
    expect(await open(made.code, born!.birth_date as string)).toBeNull()
    expect(await finish(ticket!, 'kari-00001')).toEqual({ done: false, fault: 'ticket' })
  })

  it('lets back in: another password, every session ended, and the old mail told', async () => {
    const person = await somebody()
    const email = `back-${kind}@test.example`
    const accountId = await portal.addAccount(email, { name: 'Back', grants: [{ personId: person, capacity: 'self' }] })
    const session = await portal.signIn(email)
    await portal.house.owner(
      `insert into second_factor (account_id, sealed_secret, confirmed_at) values ($1, 'x', now())`,
      [accountId],
    )
    const made = await invited(person)
    expect(made.purpose).toBe('recover')
    expect([(await tend()).told, (await tend()).told]).toEqual([1, 0])
    expect(await finish((await open(made.code))!, 'ignored-00001')).toMatchObject({
      done: true,
      accountId,
      signInName: email,
    })
    expect((await portal.get('/', session)).location).toContain('/sign-in')
    const signIn = await portal.post('/sign-in', { email, password: 'tre gamle fjell ved sjøen' })
    expect(signIn.location).toBe('/')
    await tend()
    expect(await factsOf(made)).toEqual(['recovery-given', 'invitation-opened', 'recovery'])
    const [mail] = await portal.house.owner(
      `select to_address, body from outgoing_message where message_key like 'new-password/%'`,
    )
    expect(mail!.to_address).toBe(email)
    expect(mail!.body).not.toMatch(/Back|Somebody|hospital/i)
    expect(
      await portal.house.owner('select 1 from access_grant where person_id = $1 and ended_at is null', [person]),
    ).toHaveLength(1)
  })

  it('any desk helps, also one that does not know them: with number and birth date, and only who has an account', async () => {
    const [row] = await portal.house.owner(
      `select p.person_id, left(p.birth_date, 10) as born, split_part(k.key, '|', 2) as number
       from person p join person_key k on k.person_id = p.person_id and k.key like 'id:%'
       where length(p.birth_date) >= 10 and not exists (select from patient_link l
         where l.person_id = p.person_id and l.institution_id = 'nordfjord-hospital') limit 1`,
    )
    const { person_id: personId, born, number } = row as Record<string, string>
    const [year, month, day] = born!.split('-')
    const cookie = await portal.signIn('clerk@demo.example')
    const ask = (more: Record<string, string> = {}) =>
      portal.get(
        `/desk/enrolment/new?${new URLSearchParams({ number: number!, day: day!, month: month!, year: year!, ...more })}`,
        cookie,
      )
    await portal.house.owner(`update access_grant set ended_at = now() where person_id = $1`, [personId])
    expect((await ask()).text).not.toContain('name="checked"')
    await portal.addAccount(`far-${kind}@test.example`, { grants: [{ personId: personId!, capacity: 'self' }] })
    expect((await ask({ year: '1901' })).text).not.toContain('name="checked"')
    expect((await ask()).text).toContain('name="checked"')
    const form = {
      number: number!,
      day: day!,
      month: month!,
      year: year!,
      checked: 'passport',
      channel: 'desk',
      language: 'en',
    }
    const page = await portal.post('/desk/enrolment/new', form, cookie)
    const code = /class="code" dir="ltr">([^<]+)</.exec(page.text)![1]!
    const came = await portal.post('/join', { code, day: day!, month: month!, year: year! })
    expect(came.location).toBe('/join/account')
    const looked = await portal.house.owner(`select 1 from disclosure where person_id = $1 and page = 'identity'`, [
      personId,
    ])
    expect(looked.length).toBeGreaterThan(0)
  })

  it('an address that others have is refused, and after three no address is looked at any more', async () => {
    const made = await invited(await somebody())
    const ticket = (await open(made.code))!
    for (const email of ['patient@demo.example', 'CLERK@demo.example', 'steward@demo.example'])
      expect(await finish(ticket, email)).toEqual({ done: false, fault: 'name' })
    expect(await finish(ticket, `free-${kind}@test.example`)).toEqual({ done: false, fault: 'name' })
    expect(await finish(ticket, 'free-00001')).toMatchObject({ done: true })
  })

  it('nobody invites themselves, or takes over an account that works for staff', async () => {
    const [clerkRow] = await portal.house.owner(`select id from portal_account where email = 'clerk@demo.example'`)
    const own = await somebody()
    await portal.house.owner(
      `insert into access_grant (grant_id, account_id, person_id, capacity, ground)
       values (gen_random_uuid(), $1, $2, 'self', 'test')`,
      [clerkRow!.id, own],
    )
    await expect(invited(own)).rejects.toThrow('own-account')
    const colleague = await somebody()
    await portal.addAccount(`colleague-${kind}@test.example`, {
      role: 'steward',
      grants: [{ personId: colleague, capacity: 'self' }],
    })
    await expect(invited(colleague)).rejects.toThrow('staff-account')
  })

  it('word of it by mail says where, never the code, and is repeated as often as the rule says', async () => {
    const made = await invited(await somebody(), { channel: 'email', contact: 'old@home.example' })
    const mails = () =>
      portal.house.owner(
        'select to_address, subject, body from outgoing_message where message_key like $1 order by message_key',
        [`invitation/${made.invitationId}/%`],
      )
    const [first] = await mails()
    expect(first!.body).toContain(ADDRESS)
    for (const { body } of await mails()) expect(body).not.toContain(made.code)
    const daysGo = () =>
      portal.house.owner(
        `update invitation set made_at = made_at - interval '5 days', reminded_at = reminded_at - interval '5 days'
         where invitation_id = $1`,
        [made.invitationId],
      )
    expect((await tend()).reminded).toBe(0)
    for (let turn = 0; turn < 6; turn++) {
      await daysGo()
      await tend()
      await tend()
    }
    expect(await mails()).toHaveLength(3)
    expect((await factsOf(made)).filter((fact) => fact === 'invitation-reminder')).toHaveLength(2)
  })

  it('what could not be brought is stuck, so that the desk writes a letter', async () => {
    const made = await invited(await somebody(), { channel: 'sms', contact: '+4755510200' })
    await portal.house.owner('update outgoing_message set given_up_at = now() where message_key like $1', [
      `invitation/${made.invitationId}/%`,
    ])
    expect((await tend()).undeliverable).toBe(1)
    expect((await tend()).undeliverable).toBe(0)
    const { invitations } = await atDesk((scope) => listInvitations(scope, { list: 'stuck', page: 1 }))
    expect(invitations.find(({ invitationId }) => invitationId === made.invitationId)?.step).toBe('undeliverable')
  })

  it('ends in its time, and says so once', async () => {
    const made = await invited(await somebody())
    await portal.house.owner(`update invitation set expires_at = now() where invitation_id = $1`, [made.invitationId])
    expect(await open(made.code)).toBeNull()
    expect((await tend()).expired).toBe(1)
    await tend()
    expect(await factsOf(made)).toEqual(['invitation', 'invitation-expired'])
  })

  it('who has an account and has not used it is in the list, until the first sign-in', async () => {
    const made = await invited(await somebody())
    await finish((await open(made.code))!, 'quiet-00001')
    const quiet = async () =>
      (await atDesk((scope) => listInvitations(scope, { list: 'quiet', page: 1 }))).invitations.some(
        ({ invitationId }) => invitationId === made.invitationId,
      )
    await tend()
    expect(await quiet()).toBe(true)
    await portal.post('/sign-in', { email: 'quiet-00001', password: 'tre gamle fjell ved sjøen' })
    await tend()
    expect(await quiet()).toBe(false)
    expect(await factsOf(made)).toEqual(['invitation', 'invitation-opened', 'registration', 'first-sign-in'])
    expect(portal.faults).toEqual([])
  })
})
