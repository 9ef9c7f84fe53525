/** Two descriptions that may be of one person. */
export type Link = { readonly i: number; readonly j: number; readonly bits: number }

/** Links, the surest first. One that brings together what contradicts each other waits for its weaker turn. */
export class LinkQueue {
  readonly #waiting: { readonly link: Link; readonly bits: number }[]
  readonly #weakened = new Set<Link>()

  constructor(links: readonly Link[]) {
    this.#waiting = links
      .map((link) => ({ link, bits: link.bits }))
      .sort((a, b) => a.bits - b.bits || b.link.i - a.link.i || b.link.j - a.link.j)
  }

  /** All links that are equally sure, in one order; none at the end. */
  takeBest(): { readonly links: readonly Link[]; readonly bits: number } | null {
    const best = this.#waiting.at(-1)
    if (!best) return null
    const links: Link[] = []
    while (this.#waiting.at(-1)?.bits === best.bits) links.push(this.#waiting.pop()!.link)
    return { links, bits: best.bits }
  }

  isWeakened(link: Link): boolean {
    return this.#weakened.has(link)
  }

  weaken(link: Link, by: number): void {
    this.#weakened.add(link)
    const bits = link.bits - by
    let at = this.#waiting.length
    while (at > 0 && this.#waiting[at - 1]!.bits > bits) at--
    this.#waiting.splice(at, 0, { link, bits })
  }

  /** All links that have been weakened. */
  weakened(): readonly Link[] {
    return [...this.#weakened]
  }
}
