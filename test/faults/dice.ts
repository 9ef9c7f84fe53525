/** Chance that can be had again: the same seed gives the same throws. */
export type Dice = {
  /** From 0 up to 1. */
  readonly fraction: () => number
  /** A whole number from 0 to below `sides`. */
  readonly below: (sides: number) => number
  readonly happens: (probability: number) => boolean
  readonly oneOf: <Thing>(things: readonly Thing[]) => Thing
}

export function diceOf(seed: number): Dice {
  let state = (seed * 2_654_435_761) >>> 0
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (sides: number) => Math.floor(fraction() * sides)
  return {
    fraction,
    below,
    happens: (probability) => fraction() < probability,
    oneOf: (things) => things[below(things.length)]!,
  }
}
