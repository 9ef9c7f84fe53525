/** Why an address was not read: what is wrong, and how to mend it. `mayPass`: another try may succeed. */
export class FetchFault extends Error {
  readonly mend: string
  readonly mayPass: boolean

  constructor(what: string, { mend, mayPass, cause }: { mend: string; mayPass: boolean; cause?: unknown }) {
    super(what, { cause })
    this.name = new.target.name
    this.mend = mend
    this.mayPass = mayPass
  }
}

/** An address as people may read it: what stands behind the question mark may be a key. */
export function withoutQuery(address: string | URL): string {
  return String(address)
    .replace(/[?#].*$/s, '')
    .slice(0, 300)
}
