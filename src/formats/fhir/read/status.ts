import { firstOf, text } from '../elements.ts'
import { codingsOf } from '../say/concept.ts'
import type { Resource } from '../types.ts'
import type { Kind } from './kind.ts'

/** The status as the sender wrote it. */
export function writtenStatus(resource: Resource, kind: Kind): string | null {
  return firstOf(resource, [kind.status ?? 'status'], (value) => (typeof value === 'string' ? value : null))
}

/** The status as a person is to read it: the written one, unless another element turns its meaning round. */
export function statusOf(resource: Resource, kind: Kind): string | null {
  const written = writtenStatus(resource, kind)
  return kind.statusInstead?.(resource, written) ?? written
}

const WITHDRAWN: ReadonlySet<string | null> = new Set(['stopped', 'cancelled', 'revoked', 'entered-in-error'])
const LIVE: ReadonlySet<string | null> = new Set([null, 'active', 'unknown'])

/** An "active" order may be one not to do something (doNotPerform), or no more than a suggestion (intent). */
export function statusOfOrder(resource: Resource, status: string | null): string | null {
  if (resource.doNotPerform === true && !WITHDRAWN.has(status)) return 'do-not-perform'
  const intent = text(resource, 'intent')
  return LIVE.has(status) && (intent === 'proposal' || intent === 'plan') ? intent : null
}

const DOUBTS: readonly string[] = ['refuted', 'unconfirmed', 'provisional', 'differential']

/** An "active" illness or allergy may be one that was ruled out, or never confirmed (verificationStatus). */
export function statusOfFinding(resource: Resource): string | null {
  const codes = codingsOf(resource.verificationStatus).map(({ code }) => code)
  return DOUBTS.find((doubt) => codes.includes(doubt)) ?? null
}
