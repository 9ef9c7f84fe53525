import type { Dice } from './dice.ts'

/** A place in the code where the app ends itself, at the n-th passing. */
export type Point = { readonly point: string; readonly passing: number }

/** A death from outside, due after so many settled messages. */
export type Blow = { readonly after: number; readonly kind: BlowKind }
export type BlowKind = (typeof BLOWS)[number]

export type Deaths = { readonly points: readonly Point[]; readonly blows: readonly Blow[] }

/** Half an answer written, and gone (test/faults/interfere.mjs); the others are points of the program itself. */
export const HALF_ANSWER = 'half an answer'

/** Where the code can be made to die (src/modules/ingestion/crash-point.ts, src/feeds/mllp/connection.ts). */
export const POINTS = [
  'after reading',
  'before keeping',
  'before commit of keeping',
  'after commit of keeping',
  'before answering',
  HALF_ANSWER,
  'after answering',
  'after claim',
  'after mapping',
  'after storing',
  'before commit of steps',
  'after commit of steps',
] as const

/** The worker takes hundreds of messages at a time, and so passes these seldom; in a short run maybe once. */
const OF_WORKER: ReadonlySet<string> = new Set(POINTS.slice(POINTS.indexOf('after claim')))
const MOST_PORTIONS = 2
const MESSAGES_FOR_A_PORTION = 5_000

const BLOWS = ['postmaster', 'app', 'backend', 'app and postmaster', 'update', 'standstill'] as const
/** The embedded database dies with the app. */
const OF_SERVER: ReadonlySet<string> = new Set(['backend', 'postmaster', 'app and postmaster'])

/** Half of the deaths at named points, each in its turn; the other half from outside, spread over the run. */
export function makeDeaths(
  { kills, steps, hasServer }: { readonly kills: number; readonly steps: number; readonly hasServer: boolean },
  dice: Dice,
): Deaths {
  const kinds = BLOWS.filter((kind) => hasServer || !OF_SERVER.has(kind))
  const named = shuffled(POINTS, dice)
  const count = kills >> 1
  // Senders are answered together: a passing is for several messages, and each death is to come before the next.
  const passings = Math.max(1, Math.min(40, Math.floor(steps / Math.max(kills, 1) / 20)))
  const portions = Math.max(1, Math.min(MOST_PORTIONS, Math.floor(steps / MESSAGES_FOR_A_PORTION)))
  return {
    points: Array.from({ length: kills - count }, (_, number) => {
      const point = named[number % named.length]!
      return { point, passing: 1 + dice.below(OF_WORKER.has(point) ? portions : passings) }
    }),
    blows: Array.from({ length: count }, (_, number) => ({
      after: Math.floor(((number + dice.fraction()) / count) * steps),
      kind: kinds[number % kinds.length]!,
    })),
  }
}

/** These deaths from outside, in even steps. */
export function evenBlows(kinds: readonly BlowKind[], steps: number): Deaths {
  return {
    points: [],
    blows: kinds.map((kind, number) => ({ after: Math.floor(((number + 1) / (kinds.length + 1)) * steps), kind })),
  }
}

function shuffled<Thing>(things: readonly Thing[], dice: Dice): Thing[] {
  const order = [...things]
  for (let at = order.length - 1; at > 0; at--) {
    const other = dice.below(at + 1)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}
