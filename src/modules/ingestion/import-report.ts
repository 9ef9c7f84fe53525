import { type Counts, noCounts, type SetAside } from './piece.ts'
import { fateOf } from './process-pieces.ts'
import type { Released } from './release-from-quarantine.ts'
import { bodyHash } from './set-aside.ts'

/** What became of an input: received = stored + updated + unchanged + quarantined + unmatched. */
export type ImportReport = Counts & {
  received: number
  skipped: number
  persons: number
  problems: { where: string; what: string }[]
}

type Problem = ImportReport['problems'][number]
type Waiting = { readonly fate: 'unmatched' | 'quarantined'; count: number; readonly problem: Problem }

const MOST_PROBLEMS = 1_000

/** The report of an input while it is being taken in: what waits for its patient may still go in before it ends. */
export class RunningReport {
  readonly #counts: Counts = noCounts()
  readonly #persons = new Set<string>()
  readonly #problems: Problem[] = []
  readonly #waiting = new Map<string, Waiting>()

  add(counts: Counts, persons: Iterable<string> = []): void {
    for (const [fate, count] of Object.entries(counts)) this.#counts[fate as keyof Counts] += count
    for (const person of persons) this.#persons.add(person)
  }

  /** Something to know that is not about any one of the things counted. */
  addRemark({ where, what, mend }: { readonly where: string; readonly what: string; readonly mend: string }): void {
    this.#note({ where, what: `${what.replace(/\.$/, '')}. ${mend}` })
  }

  /** What the counts hold already: why, and whether it may come out again. */
  addSetAside(aside: readonly SetAside[]): void {
    for (const each of aside)
      if (each.patientKey === null) this.addRemark(each)
      else this.#addWaiting(each)
  }

  /** Takes what came out of quarantine from among what waits; what others had waiting is not this input's. */
  addReleased(released: Released): void {
    for (const [hash, fate] of released) {
      const waiting = this.#waiting.get(hash)
      if (!waiting || fate === 'unmatched' || fate === 'quarantined') continue
      this.#waiting.delete(hash)
      this.#counts[waiting.fate] -= waiting.count
      this.#counts[fate]++
      this.#counts.unchanged += waiting.count - 1
    }
  }

  get received(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0)
  }

  finish(): ImportReport {
    for (const { problem } of this.#waiting.values()) this.#note(problem)
    const counts = { ...this.#counts }
    return { received: this.received, ...counts, skipped: 0, persons: this.#persons.size, problems: this.#problems }
  }

  #addWaiting(each: SetAside): void {
    const { where, what, mend, body, repeats } = each
    const hash = bodyHash(body).toString('hex')
    const known = this.#waiting.get(hash)
    const problem = { where, what: `${what.replace(/\.$/, '')}. ${mend}` }
    if (known) known.count += 1 + repeats.length
    else this.#waiting.set(hash, { fate: fateOf(each), count: 1 + repeats.length, problem })
  }

  #note(problem: Problem): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem)
  }
}
