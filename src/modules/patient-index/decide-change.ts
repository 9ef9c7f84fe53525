/** What is known of one side of a statement: a number with its person, a number that waits in a case, or none. */
export type Side =
  | {
      readonly is: 'linked'
      /** The institutions that know this person. */
      readonly institutions: readonly string[]
      /** Live permissions to see this person's record, one's own included; those that begin later count. */
      readonly grants: number
    }
  | { readonly is: 'waiting' }
  | { readonly is: 'unknown' }

export type ChangeFacts = {
  readonly institutionId: string
  readonly from: Side
  readonly into: Side
  /** The two are one person already. */
  readonly isOne: boolean
  /** Reasons of the matcher between any description of the one and any of the other. */
  readonly reasons: readonly (readonly string[])[]
}

export type ChangeVerdict = {
  readonly verdict: 'apply' | 'wait' | 'unknown-number' | 'nothing-to-do'
  /** Which side's number gives way when it is applied. */
  readonly givesWay: 'from' | 'into'
  readonly because:
    | 'own numbers'
    | 'somebody sees the record'
    | 'known elsewhere'
    | 'descriptions contradict'
    | 'number not known'
    | 'both wait'
    | 'one already'
}

/**
 * Whether an institution's word is enough to make two of its numbers one (docs/decisions/0022-merge-and-unmerge.md). It
 * is where one of the two is known to this institution only and seen by nobody: then nobody sees more than this
 * institution says by itself. Everything else waits for a person.
 */
export function decideMerge({ institutionId, from, into, isOne, reasons }: ChangeFacts): ChangeVerdict {
  const wait = (because: ChangeVerdict['because']): ChangeVerdict => ({ verdict: 'wait', givesWay: 'from', because })
  if (isOne) return { verdict: 'nothing-to-do', givesWay: 'from', because: 'one already' }
  if (into.is === 'unknown' || (from.is === 'unknown' && into.is !== 'linked'))
    return { verdict: 'unknown-number', givesWay: 'from', because: 'number not known' }
  if (from.is === 'waiting' && into.is === 'waiting') return wait('both wait')
  if (reasons.some(contradicts)) return wait('descriptions contradict')
  if (isOnlyOurs(from, institutionId)) return { verdict: 'apply', givesWay: 'from', because: 'own numbers' }
  if (isOnlyOurs(into, institutionId)) return { verdict: 'apply', givesWay: 'into', because: 'own numbers' }
  return wait([from, into].every(isSeen) ? 'somebody sees the record' : 'known elsewhere')
}

/** Whether a visit may go to another number by the institution's word: only while nobody sees where it was. */
export function decideMove({ from, into, isOne }: Omit<ChangeFacts, 'reasons'>): ChangeVerdict {
  if (from.is !== 'linked' || into.is !== 'linked')
    return { verdict: 'unknown-number', givesWay: 'from', because: 'number not known' }
  if (isOne || !isSeen(from)) return { verdict: 'apply', givesWay: 'from', because: 'own numbers' }
  return { verdict: 'wait', givesWay: 'from', because: 'somebody sees the record' }
}

function isOnlyOurs(side: Side, institutionId: string): boolean {
  if (side.is !== 'linked') return true
  return side.grants === 0 && side.institutions.every((known) => known === institutionId)
}

function isSeen(side: Side): boolean {
  return side.is === 'linked' && side.grants > 0
}

/** Another verified number; or another birth date together with other given names. */
function contradicts(reasons: readonly string[]): boolean {
  const said = new Set(reasons)
  return said.has('identifier-conflict') || (said.has('birth-date-different') && said.has('given-names-different'))
}
