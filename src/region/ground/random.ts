/**
 * Chance from a seed: the same seed and keys give the same sequence everywhere. Mulberry32 is small, fast and even
 * enough for stories; it is no source of secrets.
 */
export class Random {
  private state: number

  constructor(...keys: (number | string)[]) {
    this.state = hashOf(...keys)
  }

  /** A number from 0 up to, and without, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!
  }

  /** One of a list whose members have shares that add up to one. */
  pickByShare<T extends { readonly share: number }>(list: readonly T[]): T {
    let rest = this.next()
    for (const one of list) {
      rest -= one.share
      if (rest < 0) return one
    }
    return list[0]!
  }

  /** Around `mean`, never further than three deviations: a believable value, not a freak. */
  normal(mean: number, deviation: number): number {
    const sum = this.next() + this.next() + this.next() + this.next() - 2
    return mean + sum * deviation * 1.5
  }
}

/** A 32-bit number from any keys (FNV-1a, then a final mix). */
export function hashOf(...keys: (number | string)[]): number {
  let hash = 0x811c9dc5
  for (const key of keys) {
    const text = String(key)
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    hash = Math.imul(hash ^ 0x7c, 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
