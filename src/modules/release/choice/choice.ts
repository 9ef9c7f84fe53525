import type { Instant } from '#base/instant'

/** When a person wishes to be told. Several together are all kept, "at once" stands alone. */
export const MOMENTS = ['at-once', 'after-comment', 'not-at-night-or-weekend', 'when-I-ask', 'preface-first'] as const
export type Moment = (typeof MOMENTS)[number]

/** The subject of a choice that holds for whatever no other choice names. */
export const EVERYTHING = 'everything'

/** A person's wish for a class of test or a category of the rulebook (its id), or for everything. */
export type Choice = { readonly subject: string; readonly moments: readonly Moment[] }

/** What a verdict needs to know of a person's wishes. */
export type Wishes = {
  readonly choices: readonly Choice[]
  /** When the person last asked for what waits by their choice, by category; null: for everything. */
  readonly asks: readonly { readonly category: string | null; readonly at: Instant }[]
}
export const NO_WISHES: Wishes = { choices: [], asks: [] }
