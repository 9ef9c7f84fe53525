import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ageOn, type LocalDay, localDayAt } from '#access'
import { CATEGORIES } from '#base/categories'
import { decideAccess, type Grant } from '../../src/modules/access/decide-access.ts'
import { parseRulePack } from '../../src/modules/access/rule-pack/parse-rule-pack.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../support/test-house.ts'

type Case = {
  readonly born: string | null
  readonly isDead: boolean
  readonly isExcluded: boolean
  readonly grants: readonly Omit<Grant, 'validFrom' | 'endedAt'>[]
}

describe.each(databaseKinds())('the database decides who sees whom as decideAccess does, on %s', (kind) => {
  let house: TestHouse
  let today: LocalDay
  let pack: ReturnType<typeof parseRulePack>
  beforeAll(async () => {
    house = await openTestHouse(kind)
    pack = parseRulePack((await house.owner('select body from rule_pack'))[0]!.body as string)
    today = localDayAt((await house.owner('select now() as at'))[0]!.at as Date, pack.timeZone)
  })
  afterAll(() => house.close())

  /** Born so that an age has been reached today, or will be tomorrow. */
  const born = fc
    .record({ years: fc.constantFrom(0, 5, 11, 12, 13, 15, 16, 18, 40), off: fc.integer({ min: -1, max: 1 }) })
    .map(({ years, off }) => {
      const [year, month, day] = today.split('-').map(Number)
      return new Date(Date.UTC(year! - years, month! - 1, day! + off)).toISOString().slice(0, 10)
    })
  const grant = fc.record({
    capacity: fc.constantFrom('self' as const, 'delegate' as const, 'guardian' as const, 'guardian' as const),
    categories: fc.option(fc.subarray([...CATEGORIES], { minLength: 1, maxLength: 4 })),
    validUntil: fc.option(fc.constantFrom(new Date('2020-01-01'), new Date('2090-01-01'))),
    isAgeBound: fc.boolean(),
    isAfterDeath: fc.boolean(),
  })
  const someone = (): fc.Arbitrary<Case> =>
    fc.record({
      born: fc.oneof({ weight: 6, arbitrary: born }, fc.constantFrom('2012', '2012-05', 'unknown', null)),
      isDead: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
      isExcluded: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
      grants: fc.array(grant, { minLength: 1, maxLength: 3 }),
    })

  it('whatever the age, the grants and the court', async () => {
    const cases = fc.sample(fc.constant(null).chain(someone), { numRuns: 60, seed: 7 })
    const account = randomUUID()
    await house.owner(
      `insert into portal_account (id, name, email, email_verified) values ($1, 'x', 'x@x.example', true)`,
      [account],
    )
    const persons: string[] = []
    for (const each of cases) persons.push(await plant(account, each))
    const rows = await house.owner('select person_id, capacity, categories from resolve_subjects($1)', [account])
    const now = new Date()
    for (const [at, { born, isDead, isExcluded, grants }] of cases.entries()) {
      const expected = decideAccess(
        grants.map((one) => ({ ...one, validFrom: new Date('2000-01-01'), endedAt: null })),
        now,
        { ageYears: ageOn(born, today), pack, isDead, isExcluded },
      )
      const row = rows.find(({ person_id }) => person_id === persons[at])
      const found = row && {
        capacity: row.capacity,
        categories: row.categories === null ? 'all' : (row.categories as string[]).toSorted(),
      }
      expect(found ?? null, JSON.stringify(cases[at])).toEqual(expected)
    }
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.length).toBeLessThan(cases.length)
  })

  it('for every age of a life by the same birthday', async () => {
    const rows = await house.owner(`select b, d, age_on(b, d::date) as age
      from unnest('{2008-02-29,2010-05-03,2010,2010-05,unknown}'::text[]) b,
           unnest('{2026-02-28,2026-03-01,2026-05-02,2026-05-03,2028-02-29,2026-01-01,2026-04-30}'::text[]) d`)
    expect(rows).toHaveLength(35)
    for (const { b, d, age } of rows) expect(age, `${b} ${d}`).toBe(ageOn(b as string, d as string))
  })

  async function plant(account: string, { born, isDead, isExcluded, grants }: Case): Promise<string> {
    const person = randomUUID()
    await house.owner(
      `insert into person (person_id, given, birth_date, deceased_at, demographics) values ($1, 'x', $2, $3, '{}')`,
      [person, born, isDead ? 'yes' : null],
    )
    for (const each of grants)
      await house.owner(
        `insert into access_grant (grant_id, account_id, person_id, capacity, categories, ground, valid_from, valid_until,
           is_age_bound, is_after_death) values (gen_random_uuid(), $1, $2, $3, $4, 'x', '2000-01-01', $5, $6, $7)`,
        [account, person, each.capacity, each.categories, each.validUntil, each.isAgeBound, each.isAfterDeath],
      )
    if (isExcluded)
      await house.owner(
        `insert into guardianship (person_id, kind, ground, account_id, holder_name, document, reason, institution_id,
           made_by, made_name, needs_second)
         values ($1, 'exclusion', 'court-order', $2, 'x', 'x', 'x', 'x', gen_random_uuid(), 'x', false)`,
        [person, account],
      )
    return person
  }
})
