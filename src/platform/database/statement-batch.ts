import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { CompiledQuery, QueryResult } from 'kysely'
import pg from 'pg'
import { prepareValue } from 'pg/lib/utils.js'

/** The part of the driver's connection that a batch speaks to: the messages of PostgreSQL's extended protocol. */
type Wire = {
  readonly stream: Duplex
  /** Statements that the server has parsed on this connection, by name. */
  readonly parsedStatements: Record<string, string>
  parse(statement: { readonly name: string; readonly text: string }): void
  bind(portal: { readonly statement: string; readonly values: readonly (string | Buffer | null)[] }): void
  describe(portal: { readonly type: 'P' }): void
  execute(portal: object): void
  sync(): void
}

type Column = { readonly name: string; readonly parse: (text: string) => unknown }
type Pending = {
  readonly name: string
  readonly text: string
  readonly values: readonly (string | Buffer | null)[]
  readonly resolve: (result: QueryResult<unknown>) => void
  readonly reject: (fault: Error) => void
}

/**
 * Statements that go to the server in one packet and are answered in one (PostgreSQL, 55.2.3: one Sync ends them all).
 * They are carried out in order; when one fails, those after it are not carried out and fail with it. The driver runs it
 * like a query of its own.
 */
export class StatementBatch {
  readonly #statements: Pending[] = []
  #at = 0
  #rows: unknown[] = []
  #columns: readonly Column[] = []

  /** Adds a statement, until the batch is handed to the driver. A value that cannot be written rejects it alone. */
  add<Row>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<QueryResult<Row>> {
    return new Promise((resolve, reject) => {
      const values = parameters.map(prepareValue)
      this.#statements.push({ name: nameOf(sql), text: sql, values, resolve: resolve as Pending['resolve'], reject })
    })
  }

  /** Name and text of the statement at work: the driver notes under them what the server has parsed. */
  get name(): string {
    return this.#statements[this.#at]?.name ?? ''
  }

  get text(): string {
    return this.#statements[this.#at]?.text ?? ''
  }

  submit(wire: Wire): void {
    const known = columnsOf(wire)
    const sent = new Set<string>()
    wire.stream.cork()
    for (const { name, text, values } of this.#statements) {
      if (name === '' || !(sent.has(name) || name in wire.parsedStatements)) wire.parse({ name, text })
      sent.add(name)
      wire.bind({ statement: name, values })
      if (name === '' || !known.has(name)) wire.describe({ type: 'P' })
      wire.execute({})
    }
    wire.sync()
    wire.stream.uncork()
    this.#begin(wire)
  }

  handleRowDescription({ fields }: { readonly fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, parse: pg.types.getTypeParser(dataTypeID, 'text') }))
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {}
    for (const [index, { name, parse }] of this.#columns.entries()) {
      const text = fields[index]
      row[name] = text === null || text === undefined ? null : parse(text)
    }
    this.#rows.push(row)
  }

  handleCommandComplete({ text }: { readonly text: string }, wire: Wire): void {
    const { name, resolve } = this.#statements[this.#at]!
    if (name !== '') columnsOf(wire).set(name, this.#columns)
    const changed = /^(?:INSERT 0|UPDATE|DELETE|MERGE) (\d+)$/.exec(text)?.[1]
    resolve(changed === undefined ? { rows: this.#rows } : { rows: this.#rows, numAffectedRows: BigInt(changed) })
    this.#at++
    this.#begin(wire)
  }

  handleEmptyQuery(wire: Wire): void {
    this.handleCommandComplete({ text: '' }, wire)
  }

  handleReadyForQuery(): void {
    // Each statement has been answered by itself.
  }

  handleError(fault: Error): void {
    for (const { reject } of this.#statements.slice(this.#at)) reject(fault)
    this.#at = this.#statements.length
  }

  #begin(wire: Wire): void {
    this.#rows = []
    this.#columns = columnsOf(wire).get(this.name) ?? []
  }
}

const remembered = new WeakMap<Wire, Map<string, readonly Column[]>>()

/** What the statements parsed on a connection answer with: asked of the server once. */
function columnsOf(wire: Wire): Map<string, readonly Column[]> {
  const known = remembered.get(wire) ?? new Map<string, readonly Column[]>()
  remembered.set(wire, known)
  return known
}

const MOST_NAMES = 500
const names = new Map<string, string>()

/**
 * Lets the server keep the plan of a statement: each text gets a name, so that a connection parses and plans it once.
 * Texts beyond the first 500 (lists built by hand) go unnamed, so that no connection fills up.
 */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MOST_NAMES) return ''
  const name = `s${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  names.set(text, name)
  return name
}
