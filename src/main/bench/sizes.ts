/** How much of everything: a full bench, or a small one that only shows that it works. */
export type Sizes = {
  /** Measurements of each side, in turns. */
  readonly rounds: number
  /** Bundles of 300 resources in one measurement of the import. */
  readonly bundles: number
  /** Seconds of load in one measurement of a page, and of the memory's. */
  readonly seconds: number
  readonly memorySeconds: number
  /** HL7 v2 messages that come at once. */
  readonly burst: number
  /** Persons that come in through the import and are looked at. */
  readonly persons: number
  /** Lines of the access log that is asked whom an account saw, and accounts of staff in it. */
  readonly logLines: number
  readonly logAccounts: number
  /** Threads that wait, nine of ten with one team. */
  readonly threads: number
  /** Inboxes that are open in a browser at once. */
  readonly live: number
  /** Items of the record that is searched. */
  readonly searched: number
  /** Copies of those persons in the smaller and in the larger region. */
  readonly copies: { readonly small: number; readonly large: number }
}

/** 100 bundles; 10,000 messages; 1,000 and 20,000 persons. */
export const FULL: Sizes = {
  rounds: 3,
  bundles: 100,
  seconds: 5,
  memorySeconds: 20,
  burst: 10_000,
  persons: 20,
  logLines: 10_000_000,
  logAccounts: 2_000,
  threads: 55_600,
  live: 2_000,
  searched: 20_000,
  copies: { small: 49, large: 999 },
}
