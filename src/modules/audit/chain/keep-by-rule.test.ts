import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anchorsNow, faultsNow, inHouse, sealUntil, verifyNow } from '../../../../test/support/seal-until.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../../test/support/test-house.ts'
import { deleteByRule, listLogDeletions } from './keep-by-rule.ts'

describe.each(databaseKinds())('how long the access log is kept on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind)
  })
  afterAll(() => house.close())
  beforeEach(() => house.owner('truncate disclosure, disclosure_block, act_block, log_deletion'))

  /** One block for each age, in years: lines of that age, sealed at that age. */
  const plant = async (ages: readonly number[], linesEach = 2) => {
    for (const [at, years] of ages.entries()) {
      await house.owner(
        `insert into disclosure (person_id, at, actor_name, capacity, page, request_id)
         select gen_random_uuid(), now() - make_interval(days => $1::int, secs => n), 'Block ' || $2::int, 'self', 'home', 'x'
         from generate_series(1, $3::int) n`,
        [Math.round(years * 366), at + 1, linesEach],
      )
      expect(await sealUntil(house, 'disclosures', linesEach)).toBe(linesEach)
      await house.owner(
        `update disclosure_block set sealed_at = now() - make_interval(days => $1::int) where block_no = $2`,
        [Math.round(years * 366), at + 1],
      )
    }
  }
  const step = (keepYears: number, sizes: { blocks?: number; lines?: number } = {}) =>
    inHouse(house, (scope) => deleteByRule(scope, { keepYears, ...sizes }))
  const deleteAll = async (keepYears: number, sizes: { blocks?: number; lines?: number } = {}) => {
    while (await step(keepYears, sizes));
  }
  const left = async () =>
    (await house.owner('select distinct actor_name from disclosure order by 1')).map(({ actor_name }) => actor_name)

  it('deletes whole blocks that are older, says so, and what is left is still verified', async () => {
    await plant([13, 12, 11, 9, 1])
    const anchors = await anchorsNow(house)
    await deleteAll(10)
    expect(await left()).toEqual(['Block 4', 'Block 5'])
    const told = await inHouse(house, listLogDeletions)
    expect(told).toMatchObject([{ years: 10, disclosures: 6 }])
    expect(told[0]!.fromAt < told[0]!.untilAt).toBe(true)
    expect(await verifyNow(house, 'disclosures', anchors)).toMatchObject({ blocks: 5, lines: 4, faults: [] })
    await sealUntil(house, 'acts', 1)
    expect(await verifyNow(house, 'acts')).toMatchObject({ lines: 1, faults: [] })
    await deleteAll(10)
    expect(await inHouse(house, listLogDeletions)).toEqual(told)
  })

  it('goes in small steps, and is verified between any two of them', async () => {
    await plant([14, 13, 12, 11], 3)
    const anchors = await anchorsNow(house)
    for (let steps = 0; steps < 40 && (await step(10, { blocks: 2, lines: 2 })); steps++)
      expect(await faultsNow(house, 'disclosures', anchors)).toEqual([])
    expect(await left()).toEqual([])
    expect(await inHouse(house, listLogDeletions)).toHaveLength(2)
  })

  it('whatever the ages and the rule, exactly the oldest blocks go that are all older than it', async () => {
    const ages = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(ages, fc.integer({ min: 3, max: 15 }), async (some, keepYears) => {
        await house.owner('truncate disclosure, disclosure_block, log_deletion')
        const sorted = some.toSorted((a, b) => b - a)
        await plant(sorted, 1)
        const anchors = await anchorsNow(house)
        await deleteAll(keepYears)
        const young = sorted.flatMap((age, at) => (age >= keepYears ? [] : [`Block ${at + 1}`]))
        expect(await left()).toEqual(young)
        expect(await faultsNow(house, 'disclosures', anchors)).toEqual([])
      }),
      { numRuns: 5 },
    )
  })

  it('nobody deletes younger lines by it: not by a shorter rule, not without, not as system', async () => {
    await plant([5, 2])
    await expect(step(2)).rejects.toThrow(/three years/)
    await expect(inHouse(house, (scope) => scope.db.deleteFrom('disclosure' as never).execute())).rejects.toThrow(
      /permission denied/,
    )
    const gone = await house.tryOut(async (query) => {
      await query('set local role causeway_gate')
      return query('delete from disclosure returning actor_name')
    })
    expect([...new Set(gone.map(({ actor_name }) => actor_name))]).toEqual(['Block 1'])
    await house.owner(`update disclosure_block set sealed_at = now() - interval '9 years'`)
    await deleteAll(3)
    expect(await left()).toEqual(['Block 1', 'Block 2'])
    expect(await faultsNow(house, 'disclosures')).toEqual(['content 1', 'content 2'])
  })

  it('finds a block that was let go too early, a deletion that is not written down, and one that was rewritten', async () => {
    await plant([12, 1])
    const anchors = await anchorsNow(house)
    await house.owner(`delete from disclosure where actor_name = 'Block 1'`)
    expect(await faultsNow(house, 'disclosures', anchors)).toEqual(['content 1'])
    await deleteAll(10)
    expect(await faultsNow(house, 'disclosures', anchors)).toEqual([])
    await sealUntil(house, 'acts', 1)
    await house.owner('delete from disclosure')
    await house.owner(`update disclosure_block set sealed_at = now() - interval '11 years'`)
    await house.owner('update log_deletion set block_until = 2')
    expect(await faultsNow(house, 'disclosures', anchors)).toEqual(['early 2'])
    await house.owner(`update log_deletion set at = now() + interval '11 years'`)
    expect(await faultsNow(house, 'disclosures', anchors)).toEqual(['early 2'])
    expect(await faultsNow(house, 'acts')).toEqual(['content 1'])
  })
})
