/**
 * The six ways a request can end badly. Each has a public `code` (docs/reference/errors.md), and a private
 * `detail` that goes to the log and never over the wire. Absent and forbidden are the same class on purpose:
 * the answer must not say which it was.
 */
abstract class CausewayError extends Error {
  abstract readonly code: string
  readonly detail: string | undefined

  constructor(what: string, options: { detail?: string; cause?: unknown } = {}) {
    super(what, { cause: options.cause })
    this.detail = options.detail
    this.name = new.target.name
  }
}

/** The input is wrong; `message` says what, where and how to mend it. */
export class Invalid extends CausewayError {
  readonly code = 'invalid'
}

/** There is no such thing, or none that this actor may know of. */
export class NotFound extends CausewayError {
  readonly code = 'not-found'
}

/** The actor may know that it exists, and may not do this (a missing sign-in or step-up, a role's limit). */
export class Refused extends CausewayError {
  readonly code = 'refused'
}

/** Somebody else changed it first, or it exists already with other content. */
export class Conflict extends CausewayError {
  readonly code = 'conflict'
}

/** Too much or too often; try again after `retryAfterSeconds`. */
export class TooMany extends CausewayError {
  readonly code = 'too-many'
  readonly retryAfterSeconds: number

  constructor(what: string, options: { retryAfterSeconds: number; detail?: string }) {
    super(what, options)
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}

/** A part we depend on does not answer; nothing was lost. */
export class Unavailable extends CausewayError {
  readonly code = 'unavailable'
}

export type { CausewayError }
