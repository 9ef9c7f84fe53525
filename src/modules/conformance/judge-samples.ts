import { EXPECTATIONS, type Expectation } from './expectations.ts'
import type { Finding, Remedy, Sample } from './sample.ts'

const MOST_EXAMPLES = 3

/** What the samples of each category lack, the most frequent first; `format` chooses the words of the remedy. */
export function judgeSamples(samples: readonly Sample[], format: keyof Remedy): readonly Finding[] {
  const byCategory = Map.groupBy(samples, ({ category }) => category)
  const findings = [...byCategory].flatMap(([category, those]) =>
    EXPECTATIONS.filter(({ categories }) => categories.includes(category)).flatMap((expectation) =>
      judgeOne(those, expectation, format),
    ),
  )
  return findings.sort((one, other) => other.missing - one.missing)
}

function judgeOne(those: readonly Sample[], expectation: Expectation, format: keyof Remedy): Finding[] {
  const concerned = expectation.concerns ? those.filter(expectation.concerns) : those
  const without = concerned.filter((sample) => !expectation.isThere(sample))
  if (without.length === 0) return []
  return [
    {
      category: those[0]!.category,
      element: expectation.element,
      missing: without.length,
      of: concerned.length,
      because: expectation.because,
      mend: expectation.mend[format],
      examples: without.slice(0, MOST_EXAMPLES).map(({ where }) => where),
    },
  ]
}
