/** How many connections each peer has, so that one cannot take them all. */
export class ConnectionCensus {
  readonly #mostPerPeer: number
  readonly #counts = new Map<string, number>()

  constructor({ mostPerPeer }: { readonly mostPerPeer: number }) {
    this.#mostPerPeer = mostPerPeer
  }

  /** Counts a connection in; false where the peer has as many as it may. */
  enter(peer: string): boolean {
    const count = this.#counts.get(peer) ?? 0
    if (count >= this.#mostPerPeer) return false
    this.#counts.set(peer, count + 1)
    return true
  }

  leave(peer: string): void {
    const count = (this.#counts.get(peer) ?? 0) - 1
    if (count > 0) this.#counts.set(peer, count)
    else this.#counts.delete(peer)
  }
}
