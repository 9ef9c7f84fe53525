import { Invalid } from '#base/errors'

/** A named point of the code, and at which passing of it the process ends itself. */
export type CrashAt = { readonly point: string; readonly passing: number }

/** Reads `before commit of keeping:17`; a process in production has no such points. */
export function readCrashAt(text: string | undefined, production: boolean): CrashAt | null {
  if (!text) return null
  if (production) throw new Invalid('CRASH_AT is for tests of faults; in production it must not be set')
  const [, point, passing] = /^([a-z ]+):([1-9]\d*)$/.exec(text) ?? []
  if (!point) throw new Invalid(`CRASH_AT is "${text}"; write POINT:NUMBER`)
  return { point, passing: Number(passing) }
}
