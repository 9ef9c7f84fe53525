import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { beginTry, type Counted, forgive, uncount } from './wrong-tries.ts'

const secret = 'for this test'
const KARI: Counted = { kind: 'sign-in', of: ['kari@example.org', '10.0.0.1'] }

describe.each(databaseKinds())('tries are counted for all processes on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    await house.owner('delete from wrong_try')
  })

  const take = (...counted: Counted[]) => beginTry(house.database, { secret, counted })
  const letPass = (seconds: number) =>
    house.owner(`update wrong_try set last_at = last_at - interval '${seconds} seconds'`)
  const set = (count: number) => house.owner('update wrong_try set count = $1', [count])

  it('ten are free, then one in five seconds; what is held back is not counted', async () => {
    for (let at = 0; at < 10; at++) expect(await take(KARI)).toBe(0)
    for (let at = 0; at < 3; at++) expect(await take(KARI)).toBeGreaterThan(0)
    expect(await take(KARI)).toBeLessThanOrEqual(5)
    await letPass(6)
    expect(await take(KARI)).toBe(0)
    expect((await house.owner('select count from wrong_try'))[0]!.count).toBe(11)
  })

  it('after a hundred in a row a rest of a quarter of an hour, and then all is new', async () => {
    await take(KARI)
    await set(100)
    expect(await take(KARI)).toBeGreaterThan(800)
    await letPass(901)
    expect(await take(KARI)).toBe(0)
    expect((await house.owner('select count from wrong_try'))[0]!.count).toBe(1)
  })

  it('of twenty at once no more than ten go through', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => take(KARI)))
    expect(answers.filter((wait) => wait === 0)).toHaveLength(10)
  })

  it('nobody else is held up: not elsewhere, not another account, not in a browser that is known', async () => {
    await take(KARI)
    await set(1000)
    for (const other of [
      { kind: 'sign-in', of: ['kari@example.org', '10.0.0.2'] },
      { kind: 'sign-in', of: ['ola@example.org', '10.0.0.1'] },
      { kind: 'device', of: ['kari@example.org', 'her browser'] },
    ] as const)
      expect(await take(other)).toBe(0)
  })

  it('one address that tries many accounts is slowed down; right ones do not count', async () => {
    const address: Counted = { kind: 'address', of: ['10.0.0.1'] }
    await take(address)
    await set(299)
    await uncount(house.database, { secret, counted: address })
    expect(await take(address)).toBe(0)
    expect(await take(address)).toBe(0)
    expect(await take(address)).toBeGreaterThan(0)
  })

  it('what was right forgives; the table names nobody', async () => {
    for (let at = 0; at < 10; at++) await take(KARI)
    expect(JSON.stringify(await house.owner('select * from wrong_try'))).not.toMatch(/kari|10\.0/)
    await forgive(house.database, { secret, counted: [KARI] })
    expect(await take(KARI)).toBe(0)
  })
})
