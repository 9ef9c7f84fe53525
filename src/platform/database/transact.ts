import {
  CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Driver,
  type Kysely,
  type KyselyPlugin,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely'
import type pg from 'pg'
import { StatementBatch } from './statement-batch.ts'

/**
 * Runs `work` in one transaction. `last` asks the transaction's last statement, at once, and it travels with the commit:
 * when it fails nothing is committed, and the whole is rejected.
 */
export type Transact<Tables> = <Result>(
  work: (db: Transaction<Tables>) => Promise<Result>,
  last?: (result: Result) => Promise<void>,
) => Promise<Result>

/** Transactions on the connections of a pool. */
export function transactOn<Tables>(pool: pg.Pool, plugins: KyselyPlugin[]): Transact<Tables> {
  const dialect = new TogetherDialect(pool)
  const parts = { config: { dialect }, dialect, driver: dialect.createDriver() }
  const compiler = new PostgresQueryCompiler()
  const adapter = new PostgresAdapter()
  return async (work, last) => {
    const connection = new TogetherConnection(await pool.connect())
    const executor = new DefaultQueryExecutor(compiler, adapter, connection, plugins)
    const db = new Transaction<Tables>({ ...parts, executor })
    try {
      const [, result] = await both(connection.command(BEGIN), work(db))
      await both(...(await withCommit(connection, last?.(result))))
      connection.release()
      return result
    } catch (fault) {
      await connection.giveUp()
      throw fault
    }
  }
}

/** Transactions on the embedded database's one connection, one statement after the other. */
export function transactEmbedded<Tables>(shared: Kysely<Tables>): Transact<Tables> {
  return (work, last) =>
    shared.transaction().execute(async (db) => {
      const result = await work(db)
      await last?.(result)
      return result
    })
}

const BEGIN = CompiledQuery.raw('begin')
const COMMIT = CompiledQuery.raw('commit')
const ROLLBACK = CompiledQuery.raw('rollback')

/** Sends the commit in the same turn, unless the last statement came to grief before it was even asked. */
async function withCommit(
  connection: TogetherConnection,
  last: Promise<void> = Promise.resolve(),
): Promise<[Promise<void>, Promise<void>]> {
  await Promise.race([last, Promise.resolve()])
  return [last, connection.command(COMMIT)]
}

/** Waits for both, whatever becomes of the first, so that nobody lets go of a connection that is still at work. */
async function both<One, Two>(one: Promise<One>, two: Promise<Two>): Promise<[One, Two]> {
  const [first, second] = await Promise.allSettled([one, two])
  if (first.status === 'rejected') throw first.reason
  if (second.status === 'rejected') throw second.reason
  return [first.value, second.value]
}

/** PostgreSQL over connections that send together what is asked in one turn. */
export class TogetherDialect extends PostgresDialect {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    super({ pool })
    this.#pool = pool
  }

  override createDriver(): Driver {
    const pool = this.#pool
    const command = (query: CompiledQuery) => async (connection: DatabaseConnection) => {
      await connection.executeQuery(query)
    }
    return {
      init: async () => undefined,
      acquireConnection: async () => new TogetherConnection(await pool.connect()),
      beginTransaction: command(BEGIN),
      commitTransaction: command(COMMIT),
      rollbackTransaction: command(ROLLBACK),
      releaseConnection: async (connection) => (connection as TogetherConnection).release(),
      destroy: () => pool.end(),
    }
  }
}

/**
 * A connection that holds back what is asked in one turn of the event loop and sends it at the turn's end: statements
 * that do not depend on each other cost one journey.
 */
class TogetherConnection implements DatabaseConnection, ConnectionProvider {
  #client: pg.PoolClient | null
  #batch: StatementBatch | null = null

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  provideConnection<Result>(consumer: (connection: DatabaseConnection) => Promise<Result>): Promise<Result> {
    return consumer(this)
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (!this.#client) return Promise.reject(new Error('the scope has been closed'))
    this.#batch ??= this.#nextBatch(this.#client)
    return this.#batch.add<Row>(query)
  }

  async command(query: CompiledQuery): Promise<void> {
    await this.executeQuery(query)
  }

  /** Nothing may be asked from here on. */
  release(fault?: Error): void {
    this.#client?.release(fault)
    this.#client = null
  }

  /** Ends what may still be open; a connection that cannot even do that is not given to anybody else. */
  async giveUp(): Promise<void> {
    const fault = await this.command(ROLLBACK).then(
      () => undefined,
      (cause: Error) => cause,
    )
    this.release(fault)
  }

  // biome-ignore lint/correctness/useYield: a question is answered as a whole
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('a scope answers a question as a whole')
  }

  #nextBatch(client: pg.PoolClient): StatementBatch {
    const batch = new StatementBatch()
    process.nextTick(() => {
      this.#batch = null
      client.query(batch as unknown as pg.Submittable)
    })
    return batch
  }
}
