/**
 * Answers about the whole region (who agreed to send what) that every page asks for and that change a few times a day:
 * kept by one process for a few seconds. Nothing about a person ever goes in: a person's data are read each time, under
 * row-level security.
 */
export class RegionMemory {
  readonly #kept = new Map<string, { readonly until: number; readonly answer: unknown }>()

  /** The kept answer to a question, or what `read` answers now. */
  async recall<Answer>(question: string, seconds: number, read: () => Promise<Answer>): Promise<Answer> {
    const known = this.#kept.get(question)
    if (known && known.until > performance.now()) return known.answer as Answer
    const answer = await read()
    this.#kept.set(question, { until: performance.now() + seconds * 1000, answer })
    return answer
  }

  /** Who changes an answer says so; other processes hear of it when their few seconds are over. */
  forget(question: string): void {
    this.#kept.delete(question)
  }
}
