type FaultSaid = {
  readonly mend: string
  readonly mayPass: boolean
  readonly retryAfterSeconds?: number | null
  readonly cause?: unknown
}

/** Why an address was not read: what is wrong, and how to mend it. `mayPass`: another try may succeed. */
export class FetchFault extends Error {
  readonly mend: string
  readonly mayPass: boolean
  /** When the server wants to be asked again, if it said so. */
  readonly retryAfterSeconds: number | null

  constructor(what: string, { mend, mayPass, retryAfterSeconds = null, cause }: FaultSaid) {
    super(what, { cause })
    this.name = new.target.name
    this.mend = mend
    this.mayPass = mayPass
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** An address as people may read it: what stands behind the question mark may be a key. */
export function withoutQuery(address: string | URL): string {
  return String(address)
    .replace(/[?#].*$/s, '')
    .slice(0, 300)
}
