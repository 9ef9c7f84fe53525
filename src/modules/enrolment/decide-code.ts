import type { Instant } from '#base/instant'
import { fullDate } from './decide-invitation.ts'
import { MOST_WRONG_DATES } from './invitation.ts'

/** What is known of a code that somebody has shown, and of its person. */
export type CodeFacts = {
  readonly now: Instant
  readonly expiresAt: Instant
  readonly isEnded: boolean
  readonly wrongTries: number
  /** The institution's number still leads to the person whom the code was made for. */
  readonly isStillTheirs: boolean
  readonly birthDate: string | null
  readonly typedBirthDate: string
}

export type CodeVerdict =
  | { readonly verdict: 'let-in' }
  | { readonly verdict: 'refuse'; readonly because: 'dead' | 'birth-date' }

/** Whether a code opens the way. Why it does not is for the desk alone: to whoever typed it, all refusals are one. */
export function decideCode(facts: CodeFacts): CodeVerdict {
  const isDead =
    facts.isEnded || facts.expiresAt <= facts.now || facts.wrongTries >= MOST_WRONG_DATES || !facts.isStillTheirs
  if (isDead) return { verdict: 'refuse', because: 'dead' }
  const isRight = fullDate(facts.birthDate) !== null && fullDate(facts.birthDate) === facts.typedBirthDate
  return isRight ? { verdict: 'let-in' } : { verdict: 'refuse', because: 'birth-date' }
}
