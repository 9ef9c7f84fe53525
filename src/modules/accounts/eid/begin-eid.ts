import { createHash, randomBytes } from 'node:crypto'
import type { Language } from '#base/categories'
import { seal, unseal } from '../totp.ts'
import type { EidProvider } from './eid-provider.ts'

/** What the browser holds while its owner is with the eID; sealed, and worth nothing without the answer that belongs to it. */
export type EidFlow = {
  readonly provider: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly next: string | null
  /** The session to whose account the eID is to be added; null: somebody signs in. */
  readonly addTo: string | null
}

export const EID_COOKIE = 'causeway.eid'

/**
 * Where the browser goes, and what it keeps meanwhile. State, nonce and PKCE are new each time (RFC 9700, 2.1.1), and each
 * provider answers at an address of its own (4.4.2). Nothing is written: who follows the link by a machine uses nothing up.
 */
export function beginEid(
  provider: EidProvider,
  asked: {
    readonly redirectUri: string
    readonly language: Language
    readonly next: string | null
    readonly addTo: string | null
    readonly secret: string
  },
): { readonly address: string; readonly flow: string } {
  const [state, nonce, verifier] = [chance(), chance(), chance()]
  const { next, addTo, secret } = asked
  const flow: EidFlow = { provider: provider.name, state, nonce, verifier, next, addTo }
  const address = new URL(provider.authorizationEndpoint)
  const said: Record<string, string> = {
    response_type: 'code',
    client_id: provider.clientId,
    redirect_uri: asked.redirectUri,
    scope: provider.scopes.join(' '),
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    acr_values: provider.levels.join(' '),
    ui_locales: asked.language,
    // Whoever used the eID on this device before is asked again: devices are shared.
    prompt: 'login',
    max_age: '0',
  }
  for (const [name, value] of Object.entries(said)) address.searchParams.set(name, value)
  return { address: address.href, flow: seal(JSON.stringify(flow), keyOf(secret)) }
}

/** What the browser kept, if it is ours and of this provider. */
export function readEidFlow(
  sealed: string | null,
  { provider, secret }: { readonly provider: string; readonly secret: string },
): EidFlow | null {
  if (!sealed) return null
  try {
    const flow = JSON.parse(unseal(sealed, keyOf(secret))) as EidFlow
    return flow.provider === provider ? flow : null
  } catch {
    return null
  }
}

function chance(): string {
  return randomBytes(32).toString('base64url')
}

function keyOf(secret: string): string {
  return `eid ${secret}`
}
