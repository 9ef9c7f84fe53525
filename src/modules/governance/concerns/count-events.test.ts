import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plusDays } from '#base/instant'
import { withSystemScope } from '#platform/database/scopes'
import { plantThread } from '../../../../test/support/message-probes.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../../test/support/test-house.ts'
import { METRICS } from './concern.ts'
import { countEvents } from './count-events.ts'

describe.each(databaseKinds())('what can be counted of a worry, on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
    const [kari] = await house.owner(`select person_id from person where given ilike 'kari%' limit 1`)
    await plantThread(house.owner, { person: kari!.person_id as string })
  })
  afterAll(() => house.close())

  const count = (metric: (typeof METRICS)[number], days: number) =>
    withSystemScope(house.database, { purpose: 'test' }, (scope) =>
      countEvents(scope, { metric, from: plusDays(scope.now, days), to: plusDays(scope.now, days + 2) }),
    )

  it.each(METRICS)('%s is counted', async (metric) => {
    expect(await count(metric, -1)).toBeGreaterThanOrEqual(0)
  })

  it('messages count when people wrote them, not when a team answered', async () => {
    const [written] = await house.owner(
      `select count(*)::int as count from thread_message where by_whom = 'person' and word in ('asked', 'reply')`,
    )
    expect(written!.count).toBeGreaterThan(0)
    expect(await count('messages-written', -1)).toBe(written!.count)
    await house.owner(`update thread_message set word = 'answer', by_whom = 'staff'`)
    expect(await count('messages-written', -1)).toBe(0)
    expect(await count('messages-written', -9)).toBe(0)
  })
})
