import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anchorsNow, faultsNow, sealUntil, verifyNow } from '../../../../test/support/seal-until.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../../test/support/test-house.ts'

/** One row of each kind of act, and what somebody would like to change about it. */
const ACTS: readonly (readonly [table: string, insert: string, change: string])[] = [
  [
    'staff_act',
    `(act, account_id, account_name, role, actor_name, actor_role, because)
     values ('give', gen_random_uuid(), 'Ida', 'clerk', 'Siri', 'steward', 'new')`,
    `role = 'steward'`,
  ],
  [
    'patient_decision',
    `(case_id, turn, institution_id, word, reason, actor_name, role)
     values (gen_random_uuid(), 1, 'nordfjord-hospital', 'other', 'asked', 'Ida', 'clerk')`,
    `reason = 'another'`,
  ],
  [
    'second_person_rule',
    `(is_needed, account_id, actor_name) values (true, gen_random_uuid(), 'Siri')`,
    'is_needed = false',
  ],
  [
    'log_inquiry',
    `(actor_name, role, about_account, from_at, until_at, reason) values ('operator', 'operator', gen_random_uuid(), now(), now(), 'x')`,
    `reason = 'y'`,
  ],
  [
    'fruitless_search',
    `(account_id, actor_name, role, page, request_id) values (gen_random_uuid(), 'Ida', 'clerk', 'desk', 'x')`,
    `actor_name = 'Ola'`,
  ],
  [
    'break_glass',
    `(person_id, institution_id, account_id, actor_name, ground, words, until, reviewed_at, reviewed_by, reviewed_name,
      outcome, reviewed_tx)
     values (gen_random_uuid(), 'nordfjord-hospital', gen_random_uuid(), 'Ida', 'emergency', 'found', now() + interval '1 hour',
      now(), gen_random_uuid(), 'Pia', 'wrong', this_transaction())`,
    `outcome = 'right'`,
  ],
  [
    'protection',
    `(person_id, institution_id, reason, made_by, made_name, second_until, second_at, second_by, second_name, second_tx,
      ended_at, ended_name, ended_because, ended_tx)
     values (gen_random_uuid(), 'nordfjord-hospital', 'threats', gen_random_uuid(), 'Ida', now(), now(), gen_random_uuid(), 'Per',
      this_transaction(), now(), 'Per', 'over', this_transaction())`,
    `ended_because = 'never needed'`,
  ],
  [
    'guardianship',
    `(person_id, kind, ground, account_id, holder_name, document, reason, institution_id, made_by, made_name, needs_second)
     values (gen_random_uuid(), 'guardian', 'parent', gen_random_uuid(), 'Eva', 'order 12', 'x', 'nordfjord-hospital',
      gen_random_uuid(), 'Ida', false)`,
    `document = 'order 13'`,
  ],
  [
    'restriction',
    `(person_id, against, what, opens_in_emergency, wants_closed, made_by, made_name, made_as, reason, identity_seen,
      institution_id, agreed_at, agreed_by, agreed_name, agreed_tx, ended_at, ended_by, ended_because, ended_tx)
     values (gen_random_uuid(), 'clinicians', 'everything', false, true, gen_random_uuid(), 'Ida', 'clerk', 'afraid', 'passport',
      'nordfjord-hospital', now(), gen_random_uuid(), 'Per', this_transaction(), now(), gen_random_uuid(), 'asked',
      this_transaction())`,
    `agreed_name = 'Nobody'`,
  ],
]

/** What says which row it is: an act that is moved to another one is another act. */
const ID_OF: Readonly<Record<string, string>> = {
  staff_act: 'act_id',
  patient_decision: 'case_id',
  log_inquiry: 'inquiry_id',
  fruitless_search: 'search_id',
  break_glass: 'use_id',
  protection: 'protection_id',
  guardianship: 'act_id',
  restriction: 'restriction_id',
}

describe.each(databaseKinds())('the sealed acts of staff on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind)
    // Whom and what they are about is nobody here.
    const keys = await house.owner(
      `select conrelid::regclass::text as of, conname from pg_constraint
      where contype = 'f' and conrelid::regclass::text = any ($1::text[])`,
      [ACTS.map(([table]) => table)],
    )
    for (const { of, conname } of keys) await house.owner(`alter table ${of} drop constraint ${conname}`)
  })
  afterAll(() => house.close())

  it.each(ACTS)('%s: each act is sealed, and a change or its loss is found', async (table, insert, change) => {
    await house.owner(`insert into ${table} ${insert}`)
    expect(await sealUntil(house, 'acts', 1)).toBeGreaterThan(0)
    const anchors = await anchorsNow(house)
    expect(await faultsNow(house, 'acts', anchors)).toEqual([])
    const { blocks } = await verifyNow(house, 'acts')
    const found = async (statement: string) => {
      await house.owner(`create table kept_rows as select * from ${table}`)
      await house.owner(statement)
      const faults = await faultsNow(house, 'acts', anchors)
      await house.owner(`delete from ${table}`)
      await house.owner(`insert into ${table} overriding system value select * from kept_rows`)
      await house.owner('drop table kept_rows')
      return faults
    }
    expect(await found(`update ${table} set ${change}`)).toEqual([`content ${blocks}`])
    expect(await found(`delete from ${table}`)).toEqual([`content ${blocks}`])
    const id = ID_OF[table]
    if (id) expect(await found(`update ${table} set ${id} = gen_random_uuid()`)).toEqual([`content ${blocks}`])
    expect(await faultsNow(house, 'acts', anchors)).toEqual([])
  })

  it('what a person keeps themselves is in no block', async () => {
    await house.owner(`insert into restriction (person_id, against, what, opens_in_emergency, made_by, made_name, made_as)
      values (gen_random_uuid(), 'helpers', 'everything', false, gen_random_uuid(), 'Kari', 'self')`)
    const [own] = await house.owner(`select count(*)::int as n from restriction r
      join acts_written(r.tx, r.tx + 1) a on a.act = 'restriction ' || r.restriction_id where r.made_as = 'self'`)
    expect(own!.n).toBe(0)
  })

  it('nobody writes an act into a transaction that was sealed', async () => {
    const forged = house.tryOut(async (query) => {
      await query('set local role causeway_system')
      await query(
        `insert into staff_act (act, account_name, actor_name, actor_role, tx) values ('end', 'x', 'x', 'system', 1)`,
      )
    })
    await expect(forged).rejects.toThrow(/row-level security/)
  })
})
