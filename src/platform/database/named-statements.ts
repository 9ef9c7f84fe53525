import { createHash } from 'node:crypto'
import type pg from 'pg'

const LONGEST_LIST = 500

/**
 * Lets PostgreSQL keep the plan of a statement: each text gets a name of its own, so that a connection parses and
 * plans it once. Texts beyond the first 500 (lists built by hand) go unnamed, so that no connection fills up.
 */
export function nameStatements(pool: pg.Pool): pg.Pool {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known || names.size >= LONGEST_LIST) return known
    const name = `s${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
    names.set(text, name)
    return name
  }
  pool.on('connect', (client) => {
    const plain = client.query.bind(client) as (...args: unknown[]) => unknown
    const named = (first: unknown, values?: unknown[], ...rest: unknown[]): unknown =>
      typeof first === 'string' && Array.isArray(values) && values.length > 0
        ? plain({ name: nameOf(first), text: first, values }, ...rest)
        : plain(first, values, ...rest)
    client.query = named as typeof client.query
  })
  return pool
}
