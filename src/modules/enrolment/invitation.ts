import type { Language } from '#base/categories'
import type { InstitutionId, LinkId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'

/** On which way somebody is asked to come. */
export const CHANNELS = ['desk', 'letter', 'email', 'sms'] as const
export type Channel = (typeof CHANNELS)[number] | 'poster' | 'visit'

/** How a clerk has made sure who somebody is. */
export const IDENTITY_CHECKS = ['passport', 'identity-card', 'driving-licence', 'known-here', 'second-member'] as const
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number]

/** An account of one's own, or a new password for the account that is there. */
export type Purpose = 'join' | 'recover'

/** The step that somebody began and that did not go through. */
export type Step = 'birth-date' | 'begun' | 'name' | 'password' | 'undeliverable'

/** How an invitation ended. */
export type Ending = 'used' | 'withdrawn' | 'replaced' | 'expired'

/** An invitation as its institution's clerks see it. */
export type Invitation = {
  readonly invitationId: string
  readonly personId: PersonId
  readonly linkId: LinkId | null
  readonly purpose: Purpose
  readonly institutionId: InstitutionId
  readonly channel: Channel
  readonly campaign: string | null
  readonly language: Language
  readonly identityCheck: IdentityCheck | null
  readonly personName: string
  readonly contact: string | null
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly actorName: string
  /** Right code, wrong birth date: so often. */
  readonly wrongTries: number
  readonly step: Step | null
  readonly stepAt: Instant | null
  readonly reminders: number
  readonly endedAt: Instant | null
  readonly endedBecause: Ending | null
  readonly signedInAt: Instant | null
}

/** For how many days a code is good. Who stands at the desk has it at once; a letter takes its time. */
export const CODE_DAYS: Readonly<Record<Channel, number>> = {
  desk: 7,
  email: 14,
  sms: 14,
  letter: 30,
  poster: 30,
  visit: 30,
}

/** Right code, wrong birth date: so often, and the code is dead. */
export const MOST_WRONG_DATES = 10

/** For so long the pages after code and birth date stay open. */
export const TICKET_MINUTES = 30

/** A campaign as it stands in a form or behind a square; null when there is none, or it is none. */
export function readCampaign(text: string | undefined): string | null {
  return text !== undefined && /^[A-Za-z0-9-]{1,40}$/.test(text.trim()) ? text.trim() : null
}
