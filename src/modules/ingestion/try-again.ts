import { setTimeout } from 'node:timers/promises'

const TRIES = 4
const FIRST_PAUSE_MS = 50

/** Serialization failures and deadlocks, a connection lost, a server going down: not the message's fault (SQLSTATE). */
export function isPassing(fault: unknown): boolean {
  const { code } = fault as { code?: string }
  return /^(40|08|57)/.test(code ?? '') || /Connection terminated|ECONNRE/.test((fault as Error).message)
}

/** Does a transaction again when it failed by chance, each time a little later; throws what does not pass. */
export async function tryAgain<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (fault) {
      if (attempt === TRIES || !isPassing(fault)) throw fault
      await setTimeout(FIRST_PAUSE_MS * 3 ** attempt)
    }
  }
}
