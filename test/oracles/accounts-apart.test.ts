import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccountScope, withAccountScope } from '#platform/database/scopes'
import { tokenIn } from '../support/actors.ts'
import { databaseKinds, openTestHouse } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

/** What of an account belongs to it alone. */
const TABLES = ['session', 'credential', 'passkey', 'second_factor', 'recovery_code', 'account_event']
/** What the scope of an account must never be able to name. */
const FOREIGN = [
  'person',
  'access_grant',
  'grant_offer',
  'released_item',
  'item',
  'disclosure',
  'wrong_try',
  'verification',
]

describe.each(databaseKinds())('accounts are kept apart on %s', (kind) => {
  let portal: TestPortal
  let token: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    token = tokenIn(await portal.signIn('patient@demo.example'))
    await portal.signIn('delegate@demo.example')
    const all = 'select id from portal_account'
    for (const row of await portal.house.owner(all)) {
      const { id } = row
      await portal.house.owner('insert into second_factor (account_id, sealed_secret) values ($1, $2)', [id, 'x'])
      await portal.house.owner('insert into recovery_code (account_id, code_hash) values ($1, $2)', [id, 'x'])
      await portal.house.owner(`insert into account_event (account_id, kind) values ($1, 'new-device')`, [id])
      await portal.house.owner(
        `insert into passkey (id, public_key, account_id, credential_id, counter, device_type, backed_up)
         values (gen_random_uuid(), 'x', $1, gen_random_uuid()::text, 0, 'x', false)`,
        [id],
      )
    }
  })
  afterAll(() => portal.close())

  const inScope = <Result>(work: (scope: AccountScope) => Promise<Result>) =>
    withAccountScope(portal.house.database, { token, requestId: 'test' }, work)
  const counted = (statement: string) =>
    inScope(async ({ db }) => (await sql<object>`${sql.raw(statement)}`.execute(db)).rows.length)

  it.each(TABLES)('of %s it finds its own rows, and none of another', async (table) => {
    expect(await counted(`select account_id from ${table}`)).toBeGreaterThan(0)
    expect(await counted(`select account_id from ${table} where account_id <> scope_actor()`)).toBe(0)
  })

  it('changes and deletes nothing of another', async () => {
    for (const statement of [
      `update credential set password = 'x' where account_id <> scope_actor() returning account_id`,
      `update second_factor set confirmed_at = now() where account_id <> scope_actor() returning account_id`,
      `update portal_account set language = 'fr' where id <> scope_actor() returning id`,
      ...['session', 'passkey', 'second_factor', 'recovery_code'].map(
        (table) => `delete from ${table} where account_id <> scope_actor() returning account_id`,
      ),
    ])
      expect(await counted(statement), statement).toBe(0)
    for (const table of ['recovery_code (account_id, code_hash)', 'account_event (account_id, kind)'])
      await expect(
        counted(`insert into ${table} values (gen_random_uuid(), 'new-device') returning account_id`),
        table,
      ).rejects.toThrow(/row-level security/)
  })

  it.each(FOREIGN)('cannot name %s', async (table) => {
    await expect(counted(`select 1 from ${table}`)).rejects.toThrow(/permission denied/)
  })

  it.each(['token', 'ip_address'])('never reads the %s of a session, nor a password', async (column) => {
    await expect(counted(`select ${column} from session`)).rejects.toThrow(/permission denied/)
    await expect(counted('select password from credential')).rejects.toThrow(/permission denied/)
  })

  it('needs a live session', async () => {
    const house = await openTestHouse(kind)
    const nobody = withAccountScope(house.database, { token: 'x', requestId: 'test' }, async () => 'in')
    await expect(nobody).rejects.toThrow('sign-in')
    await house.close()
  })
})
