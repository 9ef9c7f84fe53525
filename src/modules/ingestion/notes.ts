/** What staff should know of messages although they went in; bounded, and never what a resource says of a person. */
export class Notes {
  readonly #byMessage = new Map<string, string[]>()

  add(messageId: string, note: string): void {
    const notes = this.#byMessage.get(messageId) ?? []
    if (notes.length < MOST_NOTES) notes.push(note.slice(0, LONGEST_NOTE))
    this.#byMessage.set(messageId, notes)
  }

  addAll(other: Notes): void {
    for (const [messageId, notes] of other.#byMessage) for (const note of notes) this.add(messageId, note)
  }

  of(messageId: string): string | null {
    return this.#byMessage.get(messageId)?.join('\n') ?? null
  }
}

const MOST_NOTES = 10
const LONGEST_NOTE = 300
