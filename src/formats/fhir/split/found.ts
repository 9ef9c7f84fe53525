/** What the scan has come across. The bytes are views: they are good until the scan goes on. */
export type Found =
  /** A whole top-level value. */
  | (Measured & { readonly kind: 'value' })
  /** An entry of a Bundle; `resource` is where in `bytes` its resource stands. */
  | (Measured & { readonly kind: 'entry'; readonly resource: Span | null })
  /** A Bundle whose entries have been or will be handed out: what stands around them. */
  | { readonly kind: 'bundle-start'; readonly bytes: Buffer; readonly line: number }
  | (Measured & { readonly kind: 'bundle-end' })
  /** Bytes that are no JSON, that end too early, or that are too many; of those only the beginning is kept. */
  | { readonly kind: 'broken'; readonly bytes: Buffer; readonly line: number; readonly why: Why }

export type Span = { readonly from: number; readonly to: number; readonly keys: number; readonly depth: number }

export type Measured = {
  readonly bytes: Buffer
  readonly line: number
  /** How many keys were written; fewer in the parsed object means that one was written twice. */
  readonly keys: number
  readonly depth: number
}

export type Why = 'not-json' | 'truncated' | 'too-large'
