import type { Category } from '#base/categories'
import { type ImportReport, importInput, type Source } from '#ingestion'
import type { Feed } from '#institutions'
import type { MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { gatherSamples } from './gather-samples.ts'
import { judgeSamples } from './judge-samples.ts'
import type { Finding, Remedy, Sample } from './sample.ts'

export type CheckOrder = {
  /** The feed through which they would come, as it is set up in `database`. */
  readonly feed: Feed
  /** What the institution agreed to send. */
  readonly agreed: readonly Category[]
  readonly sources: Iterable<Source>
  readonly rules: MatchRules
  readonly onProgress?: (received: number) => void
}

/** What would become of an institution's samples. */
export type CheckReport = {
  readonly feedId: string
  readonly institutionId: string
  /** File by file: the counts and problems of an import. */
  readonly files: readonly (ImportReport & { readonly file: string })[]
  /** Where a patient would find them, and what the rulebook says of them. */
  readonly categories: readonly {
    readonly category: Sample['category']
    readonly samples: number
    readonly rules: readonly { readonly rule: string; readonly verdict: string; readonly samples: number }[]
  }[]
  /** Categories that the institution agreed to send and of which there is no sample. */
  readonly withoutSample: readonly Category[]
  readonly findings: readonly Finding[]
}

/**
 * Takes samples through the whole import and says what came of them. `database` must be a scratch one that nobody else
 * uses: nothing here may reach a real record, and no sample may tell its sender who else is in the region.
 */
export async function checkSamples(database: Database, order: CheckOrder): Promise<CheckReport> {
  const { feed, agreed, sources, rules, onProgress } = order
  const files: CheckReport['files'][number][] = []
  for (const source of sources) {
    const report = await importInput(database, { feedId: feed.feedId, sources: [source], rules })
    files.push({ file: source.name, ...report })
    onProgress?.(files.reduce((sum, { received }) => sum + received, 0))
  }
  const samples = await gatherSamples(database, feed)
  const categories = countCategories(samples)
  const found = new Set(categories.map(({ category }) => category))
  return {
    feedId: feed.feedId,
    institutionId: feed.institutionId,
    files,
    categories,
    withoutSample: agreed.filter((category) => !found.has(category)),
    findings: judgeSamples(samples, remedyFor(feed.format)),
  }
}

/** Whether there is nothing to mend. */
export function isClean({ files, findings }: CheckReport): boolean {
  return findings.length === 0 && files.every(({ quarantined, unmatched }) => quarantined + unmatched === 0)
}

function remedyFor(format: string): keyof Remedy {
  return format === 'hl7v2' || format === 'ccda' ? format : 'fhir'
}

function countCategories(samples: readonly Sample[]): CheckReport['categories'] {
  const byCategory = Map.groupBy(samples, ({ category }) => category)
  return [...byCategory]
    .map(([category, those]) => ({ category, samples: those.length, rules: countRules(those) }))
    .sort((one, other) => other.samples - one.samples)
}

function countRules(samples: readonly Sample[]) {
  const byRule = Map.groupBy(samples, ({ rule, verdict }) => `${rule} ${verdict}`)
  return [...byRule.values()]
    .map((those) => ({ rule: those[0]!.rule, verdict: those[0]!.verdict, samples: those.length }))
    .sort((one, other) => other.samples - one.samples)
}
