import type { Category } from '#base/categories'
import type { InstitutionId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'

/** What somebody can ask for. A new kind is a line here, its words, and whoever asks. */
export const REQUEST_KINDS = ['early-opening', 'call-me', 'correction', 'appointment', 'medicine'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

/** Who has the ball: whoever must do something next. */
export type Ball = 'person' | 'staff'

/** How a request ended: answered by the team, taken back, or by itself (`opened-itself`, `gone`). */
export type Outcome =
  | 'opened'
  | 'declined'
  | 'called'
  | 'corrected'
  | 'stands'
  | 'booked'
  | 'ready'
  | 'refused'
  | 'taken-back'
  | 'opened-itself'
  | 'gone'

/** What happened to a request, in its words. */
export type EventWord = 'asked' | 'reminded' | 'will-call' | 'question' | 'accepted' | 'reply' | Outcome

/** Something that was asked for and needs an answer: of whom, until when, and whose turn it is. */
export type AskedRequest = {
  readonly personId: PersonId
  readonly requestId: string
  readonly kind: RequestKind
  readonly institutionId: InstitutionId
  /** A team of the institution, never one member of staff. */
  readonly team: string
  readonly category: Category
  readonly askedAt: Instant
  readonly askedName: string
  /** The end of the last day on which an answer was promised. */
  readonly dueAt: Instant
  readonly ball: Ball
  /** Null: it waits for its answer. */
  readonly closedAt: Instant | null
  readonly outcome: Outcome | null
  /** Where a medicine is to be picked up; null for every other kind. */
  readonly pickUp: string | null
}

export type RequestEvent = {
  readonly at: Instant
  readonly word: EventWord
  readonly text: string | null
  readonly byWhom: 'person' | 'staff' | 'system'
  readonly actorName: string
}

/** Whether the answer was promised for a day that is over. */
export function isOverdue({ closedAt, ball, dueAt }: AskedRequest, now: Instant): boolean {
  return closedAt === null && ball === 'staff' && dueAt < now
}
