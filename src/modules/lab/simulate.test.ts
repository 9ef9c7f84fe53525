import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHANGES, change } from '../../../test/support/change-items.ts'
import { recount } from '../../../test/support/recount-replay.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { simulate } from './simulate.ts'

const SHIPPED = readFileSync('rulebooks/default.yaml', 'utf8')
const LATER = SHIPPED.replace(
  'when: { testClass: routine, category: laboratory }\n    then: immediate\n',
  'when: { testClass: routine, category: laboratory }\n    then: { do: delay, days: 14 }\n',
)
const CAME = `case when changed_at - coalesce(counts_from, received_at) > interval '2 days'
  then coalesce(counts_from, received_at) else changed_at end`
const COUNTED = `listed and hidden_by is null and standing = 'current' and verdict <> 'restricted'
  and coalesce(counts_from, received_at) >= now() - interval '3660 days'`

describe.each(databaseKinds())('a draft is replayed, on %s', (kind) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openTestPortal(kind)
  })
  afterAll(() => portal.close())
  const run = (yaml: string, days = 3_660) => simulate(portal.house.database, { yaml, days, timeZone: 'Europe/Oslo' })

  it('under the rulebook in force it says what really happened', async () => {
    const { all, byCategory, byWeekday, byInstitution } = await run(SHIPPED)
    const [truth] = await portal.house.owner(`select count(*)::int as items,
        count(*) filter (where release_at <= ${CAME})::int as at_once,
        count(*) filter (where release_at = 'infinity')::int as never
      from item where ${COUNTED}`)
    expect(all.current).toEqual(all.draft)
    expect(all).toMatchObject({
      items: truth!.items,
      current: { openAtOnce: truth!.at_once, neverByThemselves: truth!.never },
    })
    const categories = await portal.house.owner(
      `select category as name, count(*)::int as items from item where ${COUNTED} group by category`,
    )
    expect(Object.fromEntries(byCategory.map(({ name, items }) => [name, items]))).toEqual(
      Object.fromEntries(categories.map(({ name, items }) => [name, items])),
    )
    for (const groups of [byWeekday, byInstitution])
      expect(groups.reduce((sum, { items }) => sum + items, 0)).toBe(all.items)
  })

  it('a stricter draft makes what it names wait, and nothing is written', async () => {
    const stored = () => portal.house.owner('select item_id, verdict, release_at, facts from item order by item_id')
    const before = await stored()
    const { all, byCategory, breaches } = await run(LATER)
    const laboratory = byCategory.find(({ name }) => name === 'laboratory')!
    expect(laboratory.draft.openAtOnce).toBeLessThan(laboratory.current.openAtOnce)
    expect(laboratory.draft.worstWaitHours).toBeGreaterThanOrEqual(laboratory.current.worstWaitHours!)
    expect(all.draft.abnormalBeforeComment).toBeLessThanOrEqual(all.current.abnormalBeforeComment)
    for (const { name, current, draft } of byCategory)
      if (name !== 'laboratory') expect(draft.openAtOnce, name).toBeLessThanOrEqual(current.openAtOnce)
    expect(breaches).toEqual([])
    expect(await stored()).toEqual(before)
  })

  it('what somebody has read counts as if it came anew', async () => {
    const cookie = await portal.signIn('patient@demo.example')
    const list = await portal.get('/record/laboratory', cookie)
    const before = await run(LATER)
    await portal.get(`/record/item/${/data-item="([0-9a-f-]+)"/.exec(list.text)![1]}`, cookie)
    expect((await run(LATER)).all).toEqual(before.all)
  })

  it('a draft that breaks a principle is told so; what is no rulebook says each fault', async () => {
    const long = SHIPPED.replace('then: { do: delay, days: 3 }', 'then: { do: delay, days: 30 }')
    expect((await run(long, 1)).breaches).toMatchObject([{ principle: 'longest-wait' }])
    await expect(run('version: one')).rejects.toThrow(/no rulebook: version/)
  })

  it('its figures are those of a recount item by item, whatever happens to items between two replays', async () => {
    const changes = fc.array(fc.record({ kind: fc.constantFrom(...CHANGES), nth: fc.nat(400) }), {
      minLength: 8,
      maxLength: 30,
    })
    await fc.assert(
      fc.asyncProperty(changes, async (those) => {
        for (const each of those) await change(portal.house, each)
        const { all, withoutChoices } = await run(LATER)
        expect({ ...all, withoutChoices }).toEqual(await recount(portal.house.database, { yaml: LATER, days: 3_660 }))
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })

  it('an item whose facts are too long for an entry of an index counts like any other', async () => {
    const before = await run(LATER)
    await portal.house.owner(`update item set facts = facts || (select string_agg(e'\\nc=urn:long|' || n, '')
      from generate_series(1, 400) n) where facts <> '' and item_id in (select item_id from item limit 50)`)
    const [long] = await portal.house.owner('select count(*)::int as items from item where octet_length(facts) > 2704')
    expect(long!.items).toBeGreaterThan(10)
    expect((await run(LATER)).all).toEqual(before.all)
  })
})
