import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { withSystemScope } from './scopes.ts'
import { partByTurn, takeTurns } from './take-turns.ts'

const WORK = { purpose: 'test' }
const NAMES = Array.from({ length: 400 }, () => randomUUID())

describe.each(databaseKinds())('turns, on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind)
  })
  afterAll(() => house.close())

  it('are parted so that every name is in one part, and no part is left with little', async () => {
    const parts = await withSystemScope(house.database, WORK, (scope) => partByTurn(scope, { names: NAMES, parts: 3 }))
    expect(parts.flat().toSorted()).toEqual(NAMES.toSorted())
    for (const part of parts) expect(part.length).toBeGreaterThan(80)
  })

  it.runIf(kind === 'postgres')(
    'of one part are taken while another transaction holds those of the other',
    async () => {
      const done = await withSystemScope(house.database, WORK, async (scope) => {
        const [one, other] = await partByTurn(scope, { names: NAMES, parts: 2 })
        await takeTurns(scope, { about: 'person', names: one! })
        return withSystemScope(house.database, WORK, async (beside) => {
          await takeTurns(beside, { about: 'person', names: other! })
          return 'both at once'
        })
      })
      expect(done).toBe('both at once')
    },
  )
})
