import type { Instant } from '#base/instant'

/** What can be counted, from the region's own tables (`count-events.ts`). */
export const METRICS = [
  'messages-written',
  'requests-asked',
  'early-openings-asked',
  'calls-asked',
  'results-opened',
  'opened-before-comment',
  'holds-placed',
  'staff-acts',
  'answers-given',
  'sign-ins',
  'worried-after-reading',
] as const
export type Metric = (typeof METRICS)[number]

/** A count over some days; days may be broken. */
export type Counted = { readonly count: number; readonly days: number }

export type Measure = { readonly measuredAt: Instant; readonly before: Counted; readonly after: Counted }

/** A worry, said so that figures can answer it. */
export type Concern = {
  readonly concernId: string
  readonly worry: string
  readonly hypothesis: string
  readonly metric: Metric
  readonly direction: 'rises' | 'falls'
  /** In hundredths of what it was before: "messages will double" is a rise by 100. */
  readonly threshold: number
  /** YYYY-MM-DD: figures before it are compared with figures from it on (UTC). */
  readonly switchOn: string
  readonly days: number
  readonly proposalId: string | null
  readonly raisedAt: Instant
  readonly answer: string | null
  readonly answeredAt: Instant | null
  /** The newest; null: not measured yet. */
  readonly measure: Measure | null
}
