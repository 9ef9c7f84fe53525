import { keepMemorySmall } from './keep-memory-small.ts'

/** Those that hold memory for long, or much of it. */
const SMALL: readonly (string | undefined)[] = ['serve', 'match']

/**
 * The command line from its first breath. To load three thousand modules is when V8 takes the most memory, and it keeps
 * what it took: so it is told how much before any of them is loaded (144 MB instead of 305 for a web process at rest).
 * Answers the exit code, as `main` of causeway.ts does.
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (SMALL.includes(argv[0])) keepMemorySmall()
  const causeway = await import('./causeway.ts')
  return causeway.main(argv)
}
