import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import type { SystemScope } from './scopes.ts'
import { withSystemScope } from './scopes.ts'

describe.each(databaseKinds())('a transaction on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind)
  })
  afterAll(() => house.close())

  const inScope = <Result>(work: (scope: SystemScope) => Promise<Result>) =>
    withSystemScope(house.database, { purpose: 'test' }, work)
  const note = (scope: SystemScope, key: string) =>
    sql`insert into directory_entry (institution_id, key, name) values ('i', ${key}, 'n')`.execute(scope.db)
  const noted = async () => (await house.owner('select key from directory_entry order by key')).map((row) => row.key)

  test('answers each of what is asked together, in order, with its own rows', async () => {
    const answers = await inScope((scope) =>
      Promise.all(
        Array.from({ length: 40 }, (_, number) => sql<{ n: number }>`select ${number}::int as n`.execute(scope.db)),
      ),
    )
    expect(answers.map(({ rows }) => rows[0]!.n)).toEqual(Array.from({ length: 40 }, (_, number) => number))
  })

  test('gives back every kind of value as it was given', async () => {
    const given = {
      at: new Date('2026-03-01T12:30:00.123Z'),
      bytes: Buffer.from([0, 1, 255]),
      words: ['a "b"', 'c,\\d', 'é'],
    }
    const { rows } = await inScope((scope) =>
      sql`select ${given.at}::timestamptz as at, ${given.bytes}::bytea as bytes, ${given.words}::text[] as words,
                 ${null}::text as nothing, ${true}::boolean as yes, ${1.5}::float8 as number, ${''}::text as empty`.execute(
        scope.db,
      ),
    )
    const [row] = rows as [typeof given & Record<string, unknown>]
    expect({ ...row, bytes: Buffer.from(row.bytes) }).toEqual({
      ...given,
      nothing: null,
      yes: true,
      number: 1.5,
      empty: '',
    })
  })

  test('a statement twice in one turn is planned once and answered twice', async () => {
    const one = await inScope((scope) => {
      const ask = (text: string) => sql<{ text: string }>`select ${text}::text as text`.execute(scope.db)
      return Promise.all([ask('a'), ask('b'), ask('c')])
    })
    expect(one.map(({ rows }) => rows[0]!.text)).toEqual(['a', 'b', 'c'])
  })

  test('what fails takes the whole with it, and the connection stays good', async () => {
    const failing = inScope((scope) =>
      Promise.all([note(scope, 'lost'), sql`select 1 / ${0}::int`.execute(scope.db), note(scope, 'behind')]),
    )
    await expect(failing).rejects.toThrow('division by zero')
    expect(await noted()).not.toContain('lost')
    for (let again = 0; again < 12; again++) await inScope((scope) => note(scope, `good ${again}`))
    expect(await noted()).toHaveLength(12)
  })

  test('the statement that failed can be asked again', async () => {
    const ask = (by: number) => inScope((scope) => sql<{ n: number }>`select 12 / ${by}::int as n`.execute(scope.db))
    await expect(ask(0)).rejects.toThrow('division by zero')
    expect((await ask(3)).rows).toEqual([{ n: 4 }])
  })

  test('when the last statement fails nothing is committed and nothing answered', async () => {
    const transact = house.database.transactWorker
    const written = transact(
      async (db) => {
        await sql`select open_system_scope('test')`.execute(db)
        await sql`insert into directory_entry (institution_id, key, name) values ('i', 'never', 'n')`.execute(db)
        return 'page'
      },
      async () => {
        throw new Error('no line in the log')
      },
    )
    await expect(written).rejects.toThrow('no line in the log')
    const broken = transact(
      async (db) => {
        await sql`select open_system_scope('test')`.execute(db)
        await sql`insert into directory_entry (institution_id, key, name) values ('i', 'never either', 'n')`.execute(db)
        return db
      },
      async (db) => {
        await sql`insert into directory_entry (institution_id, key, name) values ('i', 'never either', null)`.execute(
          db,
        )
      },
    )
    await expect(broken).rejects.toThrow(/null value|not-null/)
    expect(await noted()).not.toContain('never')
    expect(await noted()).not.toContain('never either')
  })

  test('a scope that is closed answers nothing more', async () => {
    const kept = await inScope(async (scope) => scope)
    await expect(note(kept, 'too late')).rejects.toThrow()
  })

  test.runIf(kind === 'postgres')('a connection that dies in the middle is reported and replaced', async () => {
    const dying = inScope((scope) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(scope.db))
    await expect(dying).rejects.toThrow()
    expect((await inScope((scope) => sql`select 1 as one`.execute(scope.db))).rows).toEqual([{ one: 1 }])
  })
})
