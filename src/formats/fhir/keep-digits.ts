import { UNUSUAL_DECIMAL } from './parse-exactly.ts'
import type { Resource } from './types.ts'

type WithRawJson = { rawJSON(text: string): object }
const json = JSON as unknown as typeof JSON & WithRawJson

/**
 * Parses a resource that will be written again, so that its decimals keep their digits then: those that JavaScript would
 * print otherwise are raw JSON in it. `parsed` itself, at once, where there are none.
 */
export function keepDigits(text: string, parsed: Resource): Resource {
  if (!UNUSUAL_DECIMAL.test(text)) return parsed
  return JSON.parse(text, (_name: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
      ? json.rawJSON(context.source)
      : value,
  ) as Resource
}
