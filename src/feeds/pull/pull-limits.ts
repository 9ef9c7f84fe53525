/** How much of anything one pull takes from a server, and how long it waits. */
export type PullLimits = {
  /** Silence of a server, before an answer and within one. */
  readonly patienceMs: number
  /** The whole of an answer that is no file. */
  readonly answerMs: number
  /** How often a request is tried that fails for what may pass, with a pause that doubles. */
  readonly tries: number
  readonly pauseMs: number
  /** How long an export may take to be ready. */
  readonly exportSeconds: number
  /** How long to wait between two questions whether it is, whatever the server says. */
  readonly mostPollSeconds: number
  readonly leastPollSeconds: number
  readonly manifestBytes: number
  readonly mostFiles: number
  readonly fileBytes: number
  readonly fileMs: number
  /** One page of a patient; it is held in memory. */
  readonly pageBytes: number
  readonly mostPages: number
}

export const PULL_LIMITS: PullLimits = {
  patienceMs: 60_000,
  answerMs: 300_000,
  tries: 6,
  pauseMs: 1_000,
  exportSeconds: 24 * 3600,
  mostPollSeconds: 600,
  leastPollSeconds: 1,
  manifestBytes: 32_000_000,
  mostFiles: 50_000,
  fileBytes: 20_000_000_000,
  fileMs: 12 * 3_600_000,
  pageBytes: 32_000_000,
  mostPages: 5_000,
}
