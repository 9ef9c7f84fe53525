import type { Instant } from '#base/instant'
import { fullDate } from './decide-invitation.ts'

/** What an institution says of inviting those who come to it. */
export type VisitRule = {
  readonly isOn: boolean
  /** Tried in this order. */
  readonly ways: readonly ('email' | 'sms')[]
  /** Years; who is younger is not invited by itself. */
  readonly youngest: number
  readonly againDays: number
}

/** What is known of somebody who came. */
export type VisitorFacts = {
  readonly now: Instant
  readonly birthDate: string | null
  readonly hasDied: boolean
  readonly hasAccount: boolean
  readonly lastInvitedAt: Instant | null
  /** An invitation is open, whoever made it. */
  readonly isInvited: boolean
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  /** Addresses at which somebody said: no more. */
  readonly refused: readonly string[]
}

export type VisitVerdict =
  | { readonly verdict: 'invite'; readonly contact: string }
  | {
      readonly verdict: 'leave'
      readonly because: 'off' | 'has-account' | 'has-died' | 'too-young' | 'lately' | 'no-contact'
    }

/** Whether somebody who came is invited, and where word goes. Nobody whose age is not known for sure is. */
export function decideVisitInvitation(rule: VisitRule, facts: VisitorFacts): VisitVerdict {
  if (!rule.isOn) return leave('off')
  if (facts.hasDied) return leave('has-died')
  if (facts.hasAccount) return leave('has-account')
  if (!isOldEnough(fullDate(facts.birthDate), rule.youngest, facts.now)) return leave('too-young')
  const since = facts.now.getTime() - rule.againDays * 86_400_000
  if (facts.isInvited || (facts.lastInvitedAt && facts.lastInvitedAt.getTime() > since)) return leave('lately')
  const contact = rule.ways
    .flatMap((way) => (way === 'email' ? facts.emails : facts.phones))
    .find((each) => !facts.refused.includes(each))
  return contact ? { verdict: 'invite', contact } : leave('no-contact')
}

function leave(because: Extract<VisitVerdict, { verdict: 'leave' }>['because']): VisitVerdict {
  return { verdict: 'leave', because }
}

/** By the calendar: on the birthday itself one is old enough. */
function isOldEnough(born: string | null, youngest: number, now: Instant): boolean {
  if (born === null) return false
  const birthday = `${String(Number(born.slice(0, 4)) + youngest).padStart(4, '0')}${born.slice(4)}`
  return birthday <= now.toISOString().slice(0, 10)
}
