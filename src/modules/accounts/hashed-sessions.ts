import { createHash } from 'node:crypto'
import type { BetterAuthOptions } from 'better-auth'
import { getAdapter } from 'better-auth/db/adapter'
import type { Kysely } from 'kysely'

type Row = Record<string, unknown>
type Where = { readonly field: string; readonly value: unknown }
type Asked = { readonly model: string; readonly where?: readonly Where[]; readonly data?: Row }
type Adapter = Awaited<ReturnType<typeof getAdapter>>
type Method = (...given: unknown[]) => unknown

/** What the table keeps of a session's token; `hash_of_token` of the database says the same. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * The sign-in library's way to the database, with one difference: the token of a session is stored as its hash. The
 * library goes on to see the token that it made, or asked with; nobody who reads the table can be anybody (ASVS 7.2).
 */
export function hashedSessions(db: Kysely<Record<string, never>>) {
  return (options: BetterAuthOptions): Adapter => {
    const plain = getAdapter({ ...options, database: { db: db as never, type: 'postgres' } })
    return new Proxy({ id: 'hashed-sessions' } as Adapter, {
      get: (target, name) =>
        name in target ? Reflect.get(target, name) : name === 'then' ? undefined : asks(plain, name),
    })
  }
}

function asks(adapter: Adapter | Promise<Adapter>, name: string | symbol): Method {
  return async (asked, ...more) => {
    const inner = await adapter
    const method = Reflect.get(inner, name) as Method
    if (name === 'transaction') return method.call(inner, (within: Adapter) => (asked as Method)(wrapped(within)))
    if ((asked as Asked | undefined)?.model !== 'session') return method.call(inner, asked, ...more)
    const known = new Map<string, string>()
    const answer = await method.call(inner, hashedIn(asked as Asked, known), ...more)
    return Array.isArray(answer) ? answer.map((row) => withToken(row, known)) : withToken(answer, known)
  }
}

function wrapped(adapter: Adapter): Adapter {
  return new Proxy(adapter, {
    get: (target, name) =>
      typeof Reflect.get(target, name) === 'function' ? asks(target, name) : Reflect.get(target, name),
  })
}

function hashedIn(asked: Asked, known: Map<string, string>): Asked {
  const hash = (token: unknown): unknown => {
    if (Array.isArray(token)) return token.map(hash)
    if (typeof token !== 'string') return token
    known.set(hashOfToken(token), token)
    return hashOfToken(token)
  }
  return {
    ...asked,
    ...(asked.where && {
      where: asked.where.map((each) => (each.field === 'token' ? { ...each, value: hash(each.value) } : each)),
    }),
    ...(asked.data && 'token' in asked.data && { data: { ...asked.data, token: hash(asked.data.token) } }),
  }
}

function withToken(row: unknown, known: ReadonlyMap<string, string>): unknown {
  const token = row && typeof row === 'object' && 'token' in row ? known.get(String(row.token)) : undefined
  return token === undefined ? row : { ...(row as Row), token }
}
