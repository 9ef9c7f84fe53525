import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../../test/support/test-house.ts'
import { anchorFile, readAnchors } from '../../../main/anchor-file.ts'
import { type Anchor, anchorBlocks, sealChain } from './seal-chain.ts'
import { verifyChain } from './verify-chain.ts'

const COLUMNS = ['actor_name', 'capacity', 'page', 'request_id', 'institution_id', 'category', 'actor_place'] as const

describe.each(databaseKinds())('the sealed access log on %s', (kind) => {
  let house: TestHouse
  let folder: string
  let file: string
  beforeAll(async () => {
    house = await openTestHouse(kind)
    folder = mkdtempSync(path.join(os.tmpdir(), 'causeway-anchors-'))
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await house.close()
  })
  beforeEach(async () => {
    await house.owner('truncate disclosure, disclosure_block')
    file = path.join(mkdtempSync(path.join(folder, 'x-')), 'deep', 'anchors.jsonl')
  })

  const inHouse = <Result>(work: (scope: SystemScope) => Promise<Result>) =>
    withSystemScope(house.database, { purpose: 'test' }, work)
  const look = (count = 1) =>
    house.owner(
      `insert into disclosure (person_id, actor_name, capacity, page, request_id)
       select gen_random_uuid(), 'Somebody ' || n, 'self', 'home', 'r' || n from generate_series(1, $1::int) n`,
      [count],
    )
  const sealDisclosures = (scope: SystemScope) => sealChain(scope, 'disclosures')
  const verifyDisclosures = (scope: SystemScope, anchors: readonly Anchor[]) =>
    verifyChain(scope, { name: 'disclosures', anchors })
  /** Transactions of other tests on the same server hold sealing back while they run. */
  const seal = async (expected = 0) => {
    let sealed = await inHouse(sealDisclosures)
    for (let tries = 0; sealed < expected && tries < 400; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      sealed += await inHouse(sealDisclosures)
    }
    await inHouse((scope) => anchorBlocks(scope, anchorFile(file)))
    return sealed
  }
  const faults = async (anchors = file) => {
    const known = await readAnchors(anchors)
    return (await inHouse((scope) => verifyDisclosures(scope, known))).faults.map(
      ({ block, fault }) => `${fault} ${block}`,
    )
  }
  const sealThree = async () => {
    for (const count of [3, 5, 2]) {
      await look(count)
      expect(await seal(count)).toBe(count)
    }
  }

  it('seals each disclosure once, and nothing where nothing was written', async () => {
    await sealThree()
    expect(await seal()).toBe(0)
    const known = await readAnchors(file)
    expect(known.map(({ block }) => block)).toEqual([1, 2, 3])
    expect(await inHouse((scope) => verifyDisclosures(scope, known))).toEqual({
      blocks: 3,
      lines: 10,
      anchored: 3,
      unanchored: 0,
      unsealed: 0,
      faults: [],
    })
  })

  it('finds every change of a line, whatever was changed', async () => {
    await sealThree()
    const lines = await house.owner('select disclosure_id from disclosure order by disclosure_id')
    const change = fc.record({ at: fc.nat(lines.length - 1), column: fc.constantFrom(...COLUMNS) })
    await fc.assert(
      fc.asyncProperty(change, async ({ at, column }) => {
        const id = lines[at]!.disclosure_id
        const [kept] = await house.owner(`select ${column} as was from disclosure where disclosure_id = $1`, [id])
        const set = (to: unknown) =>
          house.owner(`update disclosure set ${column} = $2 where disclosure_id = $1`, [id, to])
        await set(kept!.was === 'other' ? 'another' : 'other')
        expect(await faults()).toHaveLength(1)
        await set(kept!.was)
        expect(await faults()).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('finds a line that is gone, one put in, one moved in time, and one given to another person', async () => {
    await sealThree()
    const second = `(select disclosure_id from disclosure order by tx, disclosure_id offset 4 limit 1)`
    for (const statement of [
      `delete from disclosure where disclosure_id = ${second}`,
      `insert into disclosure (person_id, actor_name, capacity, page, request_id, tx)
         select gen_random_uuid(), 'x', 'self', 'home', 'x', tx from disclosure where disclosure_id = ${second}`,
      `update disclosure set at = at - interval '1 day' where disclosure_id = ${second}`,
      `update disclosure set person_id = gen_random_uuid() where disclosure_id = ${second}`,
      `update disclosure set institution_id = '' where disclosure_id = ${second}`,
    ]) {
      await house.owner('create table kept_lines as select * from disclosure')
      await house.owner(statement)
      expect(await faults()).toEqual(['content 2'])
      await house.owner('truncate disclosure')
      await house.owner('insert into disclosure select * from kept_lines')
      await house.owner('drop table kept_lines')
      expect(await faults()).toEqual([])
    }
  })

  it('finds a tail that was cut off, by its anchors, and a block taken out of the middle', async () => {
    await sealThree()
    await house.owner('create table kept_blocks as select * from disclosure_block')
    await house.owner('delete from disclosure_block where block_no = 3')
    await house.owner('delete from disclosure where tx >= (select max(tx_until) from disclosure_block)')
    expect(await faults()).toEqual(['anchor 3'])
    await house.owner('delete from disclosure_block where block_no = 2')
    await house.owner('insert into disclosure_block select * from kept_blocks where block_no = 3')
    expect(await faults()).toEqual(expect.arrayContaining(['order 3', 'anchor 2']))
    await house.owner('drop table kept_blocks')
  })

  it('finds that somebody with all rights wrote the whole chain anew, by its anchors alone', async () => {
    await sealThree()
    await house.owner(`delete from disclosure where actor_name = 'Somebody 5'`)
    await house.owner('truncate disclosure_block')
    expect(await inHouse(sealDisclosures)).toBe(9)
    expect(await faults(path.join(folder, 'none'))).toEqual([])
    expect(await faults()).toEqual(['anchor 1', 'anchor 2', 'anchor 3'])
  })

  it('tells of old lines that are in no block', async () => {
    await look()
    await house.owner(`update disclosure set at = at - interval '2 minutes'`)
    const unsealed = async () => (await inHouse((scope) => verifyDisclosures(scope, []))).unsealed
    await expect.poll(unsealed, { timeout: 20_000 }).toBe(1)
    await seal(1)
    expect((await inHouse((scope) => verifyDisclosures(scope, []))).unsealed).toBe(0)
  })

  it('finds a line of another time put into a block, and tells of blocks without an anchor', async () => {
    await sealThree()
    await house.owner(`insert into disclosure (person_id, at, actor_name, capacity, page, request_id, tx)
      select gen_random_uuid(), 'infinity', 'x', 'self', 'home', 'x', tx from disclosure where actor_name = 'Somebody 5'`)
    expect(await faults()).toEqual(['content 2'])
    await house.owner(`update disclosure_block set sealed_at = sealed_at - interval '2 minutes'`)
    const told = await inHouse((scope) =>
      verifyDisclosures(scope, [{ chain: 'disclosures', block: 1, hash: '00', sealedAt: null }]),
    )
    expect(told).toMatchObject({ unanchored: 2 })
  })

  it('goes on in a new era on a server that counts its transactions anew', async () => {
    await sealThree()
    const far = 1_000_000_000
    await house.owner(`update disclosure set tx = tx + ${far}`)
    await house.owner('truncate disclosure_block')
    await house.owner(`insert into disclosure_block select 1, '-infinity', 0, ${far} * 2, count(*), now(),
      hash_of_block(null, 1, '-infinity', 0, ${far} * 2::bigint, count(*), hash_in_order(hash_of_disclosure(d)
        order by d.tx, d.person_id, d.at, d.disclosure_id)) from disclosure d`)
    expect(await faults(path.join(folder, 'none'))).toEqual([])
    await inHouse(sealDisclosures)
    await look(4)
    expect(await seal(4)).toBe(4)
    await look(1)
    expect(await seal(1)).toBe(1)
    expect(await faults(path.join(folder, 'none'))).toEqual([])
    await house.owner(`update disclosure set page = 'other' where tx < ${far}`)
    expect(await faults(path.join(folder, 'none'))).toHaveLength(2)
  })

  it('anchors again what was being written when the power went, and refuses a file that is none', async () => {
    await sealThree()
    const whole = readFileSync(file, 'utf8')
    writeFileSync(file, whole.slice(0, -10))
    expect(await readAnchors(file)).toHaveLength(2)
    await inHouse((scope) => anchorBlocks(scope, anchorFile(file)))
    expect((await readAnchors(file)).map(({ block }) => block)).toEqual([1, 2, 3])
    await look()
    await seal(1)
    expect(await faults()).toEqual([])
    expect(await readAnchors(file)).toHaveLength(4)
    writeFileSync(file, 'no anchor\n')
    await expect(readAnchors(file)).rejects.toThrow(/line 1 is no anchor/)
  })

  if (kind !== 'embedded')
    it('lets no transaction that commits late fall between two blocks', async () => {
      let commit!: () => void
      const wait = new Promise<void>((resolve) => {
        commit = resolve
      })
      const late = inHouse(async (scope) => {
        await scope.db
          .insertInto('disclosure')
          .values({
            personId: crypto.randomUUID(),
            actorName: 'late',
            capacity: 'operator',
            page: 'export',
            requestId: 'x',
          })
          .execute()
        await wait
      })
      await new Promise((resolve) => setTimeout(resolve, 200))
      await look(2)
      expect(await seal()).toBe(0)
      commit()
      await late
      expect(await seal(3)).toBe(3)
      expect(await faults()).toEqual([])
    })
})
