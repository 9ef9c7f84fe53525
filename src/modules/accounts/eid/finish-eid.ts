import { timingSafeEqual } from 'node:crypto'
import { createRemoteJWKSet, errors, importJWK, type JWTPayload, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { fetchWithin } from '#platform/fetch/fetch-within'
import { readBounded } from '#platform/fetch/read-bounded'
import type { EidFlow } from './begin-eid.ts'
import type { EidIdentity, EidProvider } from './eid-provider.ts'

/** What came back: who it is, that they turned round, that the eID does not answer, or that the answer is not to be believed. */
export type EidAnswer =
  | { readonly outcome: 'who'; readonly who: EidIdentity }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'down'; readonly because: string }
  | { readonly outcome: 'refused'; readonly because: string }

const PATIENCE_MS = 8_000
const MOST_BYTES = 100_000
/** Clocks differ; an ID token is used within moments of its making. */
const TOLERANCE_SECONDS = 60
const OLDEST_SECONDS = 600

/** The keys of the eIDs, kept for ten minutes; asked again for a key that is new, at most every half a minute. */
export class EidKeys {
  readonly #sets = new Map<
    string,
    JWTVerifyGetKey & { readonly reload: () => Promise<void>; readonly fresh: boolean }
  >()

  of({ jwksUri }: Pick<EidProvider, 'jwksUri'>) {
    const known = this.#sets.get(jwksUri)
    if (known) return known
    const made = createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: PATIENCE_MS })
    this.#sets.set(jwksUri, made)
    return made
  }

  /** Whether the eID answers at all. */
  async answers(provider: Pick<EidProvider, 'jwksUri'>): Promise<boolean> {
    const set = this.of(provider)
    if (set.fresh) return true
    return set.reload().then(
      () => true,
      () => false,
    )
  }
}

/**
 * Takes the eID's answer (OpenID Connect Core 1.0, 3.1.2.7 and 3.1.3.7): it must belong to this browser and this eID, the
 * code is exchanged with proof of who we are and of who began, and the ID token must be signed by the eID, for us, just now,
 * at a level that is enough.
 */
export async function finishEid(
  provider: EidProvider,
  asked: {
    readonly query: Readonly<Record<string, string>>
    readonly flow: EidFlow | null
    readonly redirectUri: string
    readonly keys: EidKeys
    readonly now: Date
  },
): Promise<EidAnswer> {
  const { query, flow } = asked
  if (!flow || !isSame(query.state, flow.state)) return refused('no sign-in was begun in this browser, or another one')
  const isOurs = query.iss === undefined ? !provider.namesItself : query.iss === provider.issuer
  if (!isOurs) return refused('the answer is of another issuer')
  if (query.error) return query.error === 'access_denied' ? { outcome: 'cancelled' } : downFor(query.error)
  if (!query.code) return refused('there is no code')
  try {
    const token = await exchange(provider, { ...asked, code: query.code, flow })
    return typeof token === 'string' ? await readToken(provider, { ...asked, token, flow }) : token
  } catch (fault) {
    return fromFault(fault)
  }
}

function refused(because: string): EidAnswer {
  return { outcome: 'refused', because }
}

function downFor(error: string): EidAnswer {
  const isDown = error === 'temporarily_unavailable' || error === 'server_error'
  return { outcome: isDown ? 'down' : 'refused', because: `it said ${error.slice(0, 60)}` }
}

function isSame(said: string | undefined, wanted: string): boolean {
  const [one, other] = [Buffer.from(said ?? ''), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}

type ToExchange = {
  readonly code: string
  readonly flow: EidFlow
  readonly redirectUri: string
  readonly now: Date
}

async function exchange(provider: EidProvider, asked: ToExchange): Promise<string | EidAnswer> {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code: asked.code,
    redirect_uri: asked.redirectUri,
    code_verifier: asked.flow.verifier,
  })
  const headers = await proveWhoWeAre(provider, form, asked)
  const bounds = {
    origins: new Set([new URL(provider.tokenEndpoint).origin]),
    allowsPrivate: true,
    patienceMs: PATIENCE_MS,
  }
  const answer = await fetchWithin(bounds, provider.tokenEndpoint, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
  })
  if (answer.status >= 500) {
    answer.drop()
    return { outcome: 'down', because: `the token endpoint said ${answer.status}` }
  }
  const said = asObject(await readBounded(answer, MOST_BYTES))
  if (answer.status !== 200)
    return refused(`the token endpoint said ${answer.status} ${String(said.error).slice(0, 60)}`)
  return typeof said.id_token === 'string' ? said.id_token : refused('there is no ID token')
}

function asObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(text)
    return said && typeof said === 'object' ? (said as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** By a shared secret, or signed with our key for a minute (RFC 7523, 3). */
async function proveWhoWeAre(
  { clientId, clientProof, issuer }: EidProvider,
  form: URLSearchParams,
  { now }: Pick<ToExchange, 'now'>,
): Promise<Record<string, string>> {
  if (clientProof.method === 'client_secret_basic') {
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientProof.secret)}`
    return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
  }
  form.set('client_id', clientId)
  if (clientProof.method !== 'private_key_jwt') {
    form.set('client_secret', clientProof.secret)
    return {}
  }
  const { key } = clientProof
  const alg = key.alg ?? 'RS256'
  const seconds = Math.floor(now.getTime() / 1000)
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg, ...(key.kid && { kid: key.kid }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(issuer)
    .setJti(crypto.randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 60)
    .sign(await importJWK(key, alg))
  form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
  form.set('client_assertion', assertion)
  return {}
}

async function readToken(
  provider: EidProvider,
  {
    token,
    flow,
    keys,
    now,
  }: { readonly token: string; readonly flow: EidFlow; readonly keys: EidKeys; readonly now: Date },
): Promise<EidAnswer> {
  const { payload } = await jwtVerify(token, keys.of(provider), {
    issuer: provider.issuer,
    audience: provider.clientId,
    algorithms: [...provider.algorithms],
    requiredClaims: ['sub', 'nonce', 'iat', 'exp'],
    maxTokenAge: OLDEST_SECONDS,
    clockTolerance: TOLERANCE_SECONDS,
    currentDate: now,
  })
  if (!isSame(text(payload, 'nonce') ?? undefined, flow.nonce)) return refused('the nonce is another')
  const party = text(payload, 'azp')
  if (Array.isArray(payload.aud) && payload.aud.length > 1 && party === null) return refused('no authorised party')
  if (party !== null && party !== provider.clientId) return refused('made for another party')
  const level = text(payload, 'acr')
  if (level === null || !provider.levels.includes(level)) return refused('the level of assurance is not enough')
  if (isStale(payload)) return refused('the sign-in at the eID is old')
  const who = identityOf(provider, payload)
  if (provider.claims.birthDate !== null && who.number !== null && who.birthDate === null)
    return refused('a number without a date of birth')
  return { outcome: 'who', who }
}

/** It was asked for a new sign-in (`max_age` 0): an older one is of whoever used the device before (OpenID Connect Core 1.0, 3.1.2.1). */
function isStale({ auth_time: shownAt, iat }: JWTPayload): boolean {
  if (shownAt === undefined) return false
  return typeof shownAt !== 'number' || shownAt < iat! - OLDEST_SECONDS - TOLERANCE_SECONDS
}

function identityOf({ issuer, claims, numberSystem }: EidProvider, payload: JWTPayload): EidIdentity {
  const value = claims.number === null ? null : text(payload, claims.number)
  const born = claims.birthDate === null ? null : text(payload, claims.birthDate)
  return {
    issuer,
    subject: payload.sub!.slice(0, 255),
    number: value !== null && numberSystem !== null ? { system: numberSystem, value } : null,
    birthDate: born !== null && /^\d{4}-\d{2}-\d{2}$/.test(born) ? born : null,
  }
}

function text(payload: JWTPayload, claim: string): string | null {
  const value = payload[claim]
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200 ? value.trim() : null
}

/** A fault of the way there is the eID's; anything else is an answer that does not hold. */
function fromFault(fault: unknown): EidAnswer {
  const { message } = fault as Error
  const isDown = fault instanceof FetchFault || fault instanceof errors.JWKSTimeout || fault instanceof TypeError
  return { outcome: isDown ? 'down' : 'refused', because: message.slice(0, 200) }
}
