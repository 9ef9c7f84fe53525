import { isPassing, tryAgain } from './try-again.ts'

type Work<Each, Result> = {
  /** One transaction. */
  readonly together: (those: readonly Each[]) => Promise<Result>
  /** What to do with the one that breaks it. */
  readonly broken: (one: Each, fault: Error) => Promise<Result>
}

/**
 * Does work on many at once. What cannot be done is halved until the one that breaks it stands alone, so that no other
 * waits for it. A fault that passes is tried again, and thrown when it lasts.
 */
export async function inHalves<Each, Result>(
  those: readonly Each[],
  { together, broken }: Work<Each, Result>,
): Promise<readonly Result[]> {
  if (those.length === 0) return []
  try {
    return [await tryAgain(() => together(those))]
  } catch (fault) {
    if (isPassing(fault)) throw fault
    if (those.length === 1) return [await broken(those[0]!, fault as Error)]
  }
  const half = Math.ceil(those.length / 2)
  return [
    ...(await inHalves(those.slice(0, half), { together, broken })),
    ...(await inHalves(those.slice(half), { together, broken })),
  ]
}
