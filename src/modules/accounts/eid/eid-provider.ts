import type { JWK } from 'jose'

/** A national eID by OpenID Connect Core 1.0, with every address named: nothing is discovered, so that nothing can be turned. */
export type EidProvider = {
  /** In addresses: small letters, digits and dashes. */
  readonly name: string
  /** On the button. */
  readonly title: string
  readonly issuer: string
  readonly clientId: string
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly jwksUri: string
  readonly clientProof:
    | { readonly method: 'client_secret_basic' | 'client_secret_post'; readonly secret: string }
    | { readonly method: 'private_key_jwt'; readonly key: JWK }
  readonly scopes: readonly string[]
  /** Levels of assurance (acr) that are enough; another one lets nobody in. The first is asked for. */
  readonly levels: readonly string[]
  /** Signatures of ID tokens that are taken; never `none`, never one by a shared secret. */
  readonly algorithms: readonly string[]
  /** It names itself in each answer (RFC 9207); then an answer without its name is refused. */
  readonly namesItself: boolean
  /** Which claim says what; null: none does. */
  readonly claims: { readonly number: string | null; readonly birthDate: string | null }
  /** Of which national identifiers the number is one. */
  readonly numberSystem: string | null
}

/** Who an eID says that somebody is. */
export type EidIdentity = {
  readonly issuer: string
  readonly subject: string
  readonly number: { readonly system: string; readonly value: string } | null
  /** yyyy-mm-dd. */
  readonly birthDate: string | null
}

/** Under which name the subject of an eID stands beside a password: issuer and subject together decide (security case F13). */
export function credentialOf(issuer: string): string {
  return `eid:${issuer}`
}
