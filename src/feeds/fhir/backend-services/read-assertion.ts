import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose'

/** What a client says of itself before anything is proven. */
export type Claimed = {
  readonly clientId: string
  readonly kid: string
  readonly alg: string
  readonly jku: string | null
}

export type ProvenAssertion = { readonly jti: string; readonly until: Date }

const ALGORITHMS: Readonly<Record<string, string>> = { RS384: 'RSA', ES384: 'EC' }
/** An assertion lives five minutes at most; clocks may differ a little. */
const LONGEST_SECONDS = 300
const SKEW_SECONDS = 10
const LONGEST_ASSERTION = 8_000
const LONGEST_JTI = 300

/** Says why an assertion proves nothing; the client is told no more than `invalid_client`. */
export class NotProven extends Error {}

/** Reads who an assertion claims to be from, without believing it. Throws NotProven. */
export function readClaimed(assertion: string): Claimed {
  if (assertion.length > LONGEST_ASSERTION) throw new NotProven('the assertion is too long')
  try {
    const { alg, kid, typ, jku } = decodeProtectedHeader(assertion)
    const { iss, sub } = decodeJwt(assertion)
    if (!alg || !(alg in ALGORITHMS)) throw new NotProven(`alg is ${alg}; send RS384 or ES384`)
    if (typ !== undefined && typ.toUpperCase() !== 'JWT') throw new NotProven('typ is not JWT')
    if (!kid) throw new NotProven('kid is missing')
    if (!iss || iss !== sub) throw new NotProven('iss and sub must both be the client id')
    return { clientId: iss, kid, alg, jku: typeof jku === 'string' ? jku : null }
  } catch (fault) {
    throw fault instanceof NotProven ? fault : new NotProven(`it is no JWT: ${(fault as Error).message}`)
  }
}

/**
 * Proves an assertion by the client's public keys (SMART App Launch 2.2, "Authenticating to the token endpoint"; RFC 7523):
 * exactly one key of this id and kind, the signature, iss = sub = client, aud = our token address, exp within five minutes,
 * a jti. Throws NotProven.
 */
export async function proveAssertion(
  assertion: string,
  claimed: Claimed,
  { keys, tokenUrl, now }: { readonly keys: readonly JWK[]; readonly tokenUrl: string; readonly now: Date },
): Promise<ProvenAssertion> {
  const fitting = keys.filter(({ kid, kty }) => kid === claimed.kid && kty === ALGORITHMS[claimed.alg])
  if (fitting.length !== 1) throw new NotProven(`${fitting.length} keys have the id ${claimed.kid} and this kind`)
  try {
    const { payload } = await jwtVerify(assertion, await importJWK(fitting[0]!, claimed.alg), {
      algorithms: [claimed.alg],
      issuer: claimed.clientId,
      subject: claimed.clientId,
      audience: tokenUrl,
      currentDate: now,
      clockTolerance: SKEW_SECONDS,
      requiredClaims: ['exp', 'jti', 'aud'],
    })
    const { exp = 0, jti } = payload
    if (exp > now.getTime() / 1000 + LONGEST_SECONDS + SKEW_SECONDS)
      throw new NotProven('exp is more than five minutes away')
    if (typeof jti !== 'string' || jti === '' || jti.length > LONGEST_JTI)
      throw new NotProven('jti is missing or too long')
    return { jti, until: new Date((exp + SKEW_SECONDS) * 1000) }
  } catch (fault) {
    throw fault instanceof NotProven ? fault : new NotProven((fault as Error).message)
  }
}
