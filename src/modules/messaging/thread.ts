import type { InstitutionId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { Ball } from '#requests'

/** What was done with a thread, in its words. */
export type ThreadWord = 'asked' | 'reply' | 'answer' | 'question' | 'handed-over' | 'closed' | 'reopened'

/** What a person and a team write to each other about one thing. */
export type Thread = {
  readonly personId: PersonId
  readonly threadId: string
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly teamId: string
  readonly teamName: string
  readonly topic: string
  readonly subject: string
  readonly accountId: string
  /** Who began it, in their own name. */
  readonly askedName: string
  readonly askedAt: Instant
  /** The end of the last day on which an answer was promised. */
  readonly dueAt: Instant
  readonly ball: Ball
  readonly saidAt: Instant
  /** Null: it goes on. */
  readonly closedAt: Instant | null
  readonly teamReadAt: Instant | null
  readonly personReadAt: Instant | null
  /** The team has reached the person by other means, and who says so. */
  readonly reachedAt: Instant | null
  readonly reachedName: string | null
}

export type ThreadMessage = {
  readonly messageId: string
  readonly at: Instant
  readonly word: ThreadWord
  readonly text: string | null
  readonly byWhom: 'person' | 'staff'
  readonly accountId: string
  readonly actorName: string
  readonly teamName: string
}

/** Whether the answer was promised for a day that is over. */
export function isLate({ closedAt, ball, dueAt }: Pick<Thread, 'closedAt' | 'ball' | 'dueAt'>, now: Instant): boolean {
  return closedAt === null && ball === 'staff' && dueAt < now
}
