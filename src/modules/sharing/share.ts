import type { Category } from '#base/categories'
import type { Instant } from '#base/instant'

/** A link for apps and pages of others (SMART Health Links 1.0.0), or a code for one visit. */
export type ShareKind = 'link' | 'code'

/** How long a share may live, in minutes, by what somebody chooses; the first is what is chosen beforehand. */
export const LIVES = {
  code: { 'two-hours': 120, 'half-hour': 30, day: 1_440 },
  link: { week: 10_080, day: 1_440, month: 43_200, 'three-months': 129_600 },
} as const satisfies Readonly<Record<ShareKind, Readonly<Record<string, number>>>>
export type Life = keyof (typeof LIVES)['code'] | keyof (typeof LIVES)['link']

/** How often a link may be opened; a code is opened once. The first is what is chosen beforehand. */
export const VIEWS = [5, 1, 20, 50] as const

/** After so many wrong passcodes over its life a share is over (SMART Health Links 1.0.0: a lifetime count). */
export const MOST_WRONG_PASSCODES = 5

/** One line of what is shown: one thing, by whomever it was said. Already in words. */
export type SharedLine = {
  readonly title: string
  readonly otherName: string | null
  readonly value: string | null
  readonly facts: readonly string[]
}

/** What the recipient reads, as it was previewed, in one language. */
export type SharedPage = {
  readonly language: string
  /** The person: name, birth date, day of making. */
  readonly about: string
  readonly parts: readonly { readonly title: string; readonly lines: readonly SharedLine[]; readonly nothing: string }[]
}

/** A share as its maker reads it afterwards. What opens it is nowhere to be read again. */
export type Share = {
  readonly shareId: string
  readonly kind: ShareKind
  readonly label: string
  /** Null: the summary. */
  readonly categories: readonly Category[] | null
  readonly entryCount: number
  readonly accountId: string
  readonly actorName: string
  readonly capacity: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly mostViews: number
  readonly wrongTries: number
  readonly endedAt: Instant | null
  readonly state: ShareState
  readonly views: readonly ShareView[]
}

/** `used`: opened as often as it may be; who has it open reads on until it ends. */
export type ShareState = 'live' | 'used' | 'ended' | 'expired' | 'wrong-passcodes' | 'changed'

/** Somebody was shown it. Name and place are what they said of themselves. */
export type ShareView = {
  readonly viewId: string
  readonly at: Instant
  readonly recipient: string
  readonly place: string | null
  readonly note: string | null
  readonly notedAt: Instant | null
}
