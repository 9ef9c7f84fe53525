import { decideVersion } from './decide-version.ts'
import type { StoredItem } from './find-stored.ts'
import type { NewItem } from './new-item.ts'

/** What to do with an incoming version of an item. */
export type Placing =
  | 'new'
  /** Leaves the record of the person it stood with, and is new in the other's. */
  | 'moves'
  /** Other content, and the newer one. */
  | 'changes'
  /** What an earlier version said is so again; the sender's time says that it is no repetition. */
  | 'returns'
  /** The current content once more. */
  | 'repeats'
  /** The same, said again later: what came between is older. */
  | 'confirms'
  /** An earlier content once more. */
  | 'known'
  /** A version from before the current one that had not been here; a preliminary part after the final. */
  | 'late'
  /** Preliminary after final; or an older version of another person, or one that takes back what is no longer theirs. */
  | 'passed over'

/** Wrong, deleted, cancelled. */
const TAKEN_BACK = 4

/** Tells what an incoming version is to what the record has. */
export function placeVersion(item: NewItem, stored: StoredItem | undefined): Placing {
  if (!stored) return 'new'
  if (stored.personId !== item.personId)
    return item.maturity === TAKEN_BACK || isOlder(item, stored) ? 'passed over' : 'moves'
  const hash = item.bodyHash.toString('hex')
  const { verdict, because } = decideVersion(stored, item)
  const isLater = item.isDated && item.sourceAt.getTime() > stored.sourceAt.getTime()
  if (item.isRenewed) return hash === stored.hash ? 'repeats' : 'changes'
  if (hash === stored.hash && !stored.isDeleted) return isLater ? 'confirms' : 'repeats'
  if (stored.earlier.has(hash)) return verdict === 'current' && isLater ? 'returns' : 'known'
  if (verdict === 'current') return 'changes'
  if (hash === stored.hash) return 'known'
  // Of a part, what it says of other elements still counts (a report's list of results).
  return because === 'older' || item.said !== null ? 'late' : 'passed over'
}

/** Between two persons only time decides: a preliminary result that names the right one counts, too. */
function isOlder(item: NewItem, stored: StoredItem): boolean {
  return decideVersion({ ...stored, maturity: 2 }, { ...item, maturity: 2 }).verdict === 'not current'
}
