import { readClinicalDate } from '#base/instant'
import type { Purpose } from './invitation.ts'

/** What is known of somebody before they are invited. */
export type StandingFacts = {
  /** As the institutions say it. */
  readonly birthDate: string | null
  readonly hasDied: boolean
  /** Somebody signs in already and sees this record as their own. */
  readonly hasAccount: boolean
  /** It is the account of the clerk who asks. */
  readonly isOwn: boolean
  /** The account also works for staff. */
  readonly isStaff: boolean
}

export type InvitationVerdict =
  | { readonly verdict: 'invite'; readonly purpose: Purpose }
  | { readonly verdict: 'refuse'; readonly because: 'no-birth-date' | 'has-died' | 'own-account' | 'staff-account' }

/**
 * Whether a clerk may give somebody a code, and what for. Nobody has two accounts for one record; nobody gives a code to
 * themselves; and no clerk can take over an account that works for staff. (Security cases F07, F08.)
 */
export function decideInvitation(facts: StandingFacts): InvitationVerdict {
  if (facts.hasDied) return { verdict: 'refuse', because: 'has-died' }
  if (facts.isOwn) return { verdict: 'refuse', because: 'own-account' }
  if (facts.isStaff) return { verdict: 'refuse', because: 'staff-account' }
  if (fullDate(facts.birthDate) === null) return { verdict: 'refuse', because: 'no-birth-date' }
  return { verdict: 'invite', purpose: facts.hasAccount ? 'recover' : 'join' }
}

/** Day, month and year as one date `yyyy-mm-dd`; null when a part is missing or it is no date. */
export function fullDate(text: string | null): string | null {
  const date = readClinicalDate(text)
  return date && (date.precision === 'day' || date.precision === 'time') ? date.text.slice(0, 10) : null
}
