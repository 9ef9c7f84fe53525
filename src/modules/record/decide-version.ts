import type { Instant } from '#base/instant'
import type { Resource } from '#formats/fhir/types'

/**
 * How far a content has come: 0 ordered, 1 preliminary or in part, 2 said, 3 corrected, 4 taken back. Only the step from 1 to
 * 2 weighs more than time.
 */
export type Maturity = 0 | 1 | 2 | 3 | 4

/** What decides which of two versions of one item is the newer one. */
export type VersionFacts = {
  readonly maturity: Maturity
  /** When the sender says it is from; else when it arrived. */
  readonly sourceAt: Instant
  /** The sender said so. */
  readonly isDated: boolean
  /** When it was kept: of two of the same time, what was kept later is newer. */
  readonly arrivedAt: Instant
}

export type VersionVerdict =
  | { readonly verdict: 'current'; readonly because: 'newer' | 'further along' }
  /** `older` belongs to the history; what is `unfinished` came after the finished one and belongs nowhere. */
  | { readonly verdict: 'not current'; readonly because: 'older' | 'unfinished' }

const SAID = 2
const CORRECTED = 3

/**
 * Whether an incoming version takes the place of the stored one, so that the order of arrival does not matter: what is
 * ordered or preliminary never takes the place of what is final; otherwise the sender's time decides. At the same time the
 * correction stands against what it corrected, and what was taken back stays so; without a time, a final result does not
 * undo a correction.
 */
export function decideVersion(stored: VersionFacts, incoming: VersionFacts): VersionVerdict {
  const [before, after] = [finishedness(stored), finishedness(incoming)]
  const later = incoming.sourceAt.getTime() - stored.sourceAt.getTime()
  if (after > before) return { verdict: 'current', because: 'further along' }
  if (after < before) return { verdict: 'not current', because: later < 0 ? 'older' : 'unfinished' }
  const isBehind =
    stored.isDated && incoming.isDated ? later === 0 && isLess(stored, incoming) : isUndone(stored, incoming)
  return later < 0 || isBehind ? { verdict: 'not current', because: 'older' } : { verdict: 'current', because: 'newer' }
}

function finishedness({ maturity }: VersionFacts): number {
  return Math.min(maturity, SAID)
}

function isLess(stored: VersionFacts, incoming: VersionFacts): boolean {
  if (incoming.maturity !== stored.maturity) return incoming.maturity < stored.maturity
  return incoming.arrivedAt < stored.arrivedAt
}

function isUndone(stored: VersionFacts, incoming: VersionFacts): boolean {
  return stored.maturity === CORRECTED && incoming.maturity === SAID
}

const MATURITY: Readonly<Record<string, Maturity>> = {
  registered: 0,
  preliminary: 1,
  partial: 1,
  corrected: CORRECTED,
  amended: CORRECTED,
  appended: CORRECTED,
  cancelled: 4,
  'entered-in-error': 4,
}

/** Reads how far a resource has come from its status and docStatus (R4: observation-status, diagnostic-report-status, composition-status). */
export function maturityOf({ status, docStatus }: Resource): Maturity {
  const [own, document] = [status, docStatus].map((word) => MATURITY[String(word)] ?? SAID)
  return own === SAID ? document! : own!
}

const MOST_AHEAD_MS = 24 * 3_600_000

/**
 * When a version is from. A clock that is more than a day ahead says nothing: believed, it would keep everything that comes
 * after it out of the record.
 */
export function versionTime(stated: Instant | null, receivedAt: Instant): Omit<VersionFacts, 'maturity'> {
  const isDated = stated !== null && stated.getTime() <= receivedAt.getTime() + MOST_AHEAD_MS
  return { sourceAt: isDated ? stated : receivedAt, isDated, arrivedAt: receivedAt }
}
