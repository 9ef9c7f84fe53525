import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anchorsNow, faultsNow, sealUntil } from '../../../../test/support/seal-until.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../../test/support/test-house.ts'

const FAR = 1_000_000_000

describe.each(databaseKinds())('a copy that is put back on another server on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind)
  })
  afterAll(() => house.close())

  const look = (name: string, { tx = 0, at = 'now()' } = {}) =>
    house.owner(
      `insert into disclosure (person_id, at, actor_name, capacity, page, request_id, tx)
       select gen_random_uuid(), ${at}, $1, 'self', 'home', 'x',
              case when $2::bigint = 0 then pg_current_xact_id()::text::bigint else $2::bigint end`,
      [name, tx],
    )

  it('what the old server had in no block is sealed, and later changes of it are found', async () => {
    await look('sealed there', { tx: FAR, at: `now() - interval '3 minutes'` })
    await house.owner(`insert into disclosure_block (block_no, era_began, tx_from, tx_until, lines, sealed_at, hash)
      select 1, '-infinity', 0, ${FAR} + 1, count(*), now() - interval '2 minutes', hash_of_block(null, 1, '-infinity', 0,
        ${FAR} + 1, count(*), hash_in_order(hash_of_disclosure(d) order by d.tx, d.person_id, d.at, d.disclosure_id))
      from disclosure d`)
    await look('left behind', { tx: FAR + 5, at: `now() - interval '119 seconds'` })
    await look('left behind, too', { tx: FAR + 7, at: `now() - interval '118 seconds'` })
    await look('here')
    expect(await sealUntil(house, 'disclosures', 3)).toBe(3)
    await look('here, later')
    expect(await sealUntil(house, 'disclosures', 1)).toBe(1)
    const anchors = await anchorsNow(house)
    expect(await faultsNow(house, 'disclosures', anchors)).toEqual([])
    await house.owner(`update disclosure set page = 'other' where actor_name = 'left behind'`)
    expect(await faultsNow(house, 'disclosures', anchors)).toEqual(['content 2'])
  })
})
