import { type CheckReport, checkSamples, type Finding, isClean } from '#conformance'
import type { House } from '../open-house.ts'
import { type Output, progressBar } from '../output.ts'
import { openScratchRegion, readScratchSetUp } from '../scratch-region.ts'
import { findSources, type ImportOptions } from './import.ts'

const MOST_PROBLEMS_A_FILE = 10

/**
 * Says what would become of an institution's sample files: file by file, category by category, and what they lack. It is
 * the import itself, into a region in memory. Exit code 0: nothing to mend; 3: there is.
 */
export async function check(
  { database, matchRules }: Pick<House, 'database' | 'matchRules'>,
  options: ImportOptions,
  output: Output,
): Promise<number> {
  const { sources, skipped } = await findSources(options)
  const setUp = await readScratchSetUp(database, options)
  const scratch = await openScratchRegion(setUp)
  const bar = progressBar(output, 'Resources looked at:', null)
  try {
    const report = await checkSamples(scratch.database, {
      feed: setUp.feed,
      agreed: scratch.agreed,
      sources,
      rules: matchRules,
      onProgress: (received) => bar.show(received),
    })
    bar.end()
    output.answer(options.json ? JSON.stringify({ ...report, skipped }) : inWords(report, skipped))
    return isClean(report) ? 0 : 3
  } finally {
    await scratch.close()
  }
}

function inWords(report: CheckReport, skipped: number): string {
  return [
    `What would become of these files, sent by ${report.institutionId} through ${report.feedId}. Nothing was kept.`,
    '',
    ...report.files.flatMap(fileInWords),
    ...(skipped > 0 ? [`${skipped} files are no input.`] : []),
    '',
    'Where patients would find them:',
    ...report.categories.map(
      ({ category, samples, rules }) =>
        `  ${category}: ${samples} (${rules.map((rule) => `${rule.samples} ${rule.verdict} by rule ${rule.rule}`).join(', ')})`,
    ),
    ...report.withoutSample.map((category) => `  ${category}: none, and it was agreed to send them`),
    '',
    report.findings.length === 0 ? 'Nothing is missing that a patient would miss.' : 'What they lack:',
    ...report.findings.flatMap(findingInWords),
  ].join('\n')
}

function fileInWords(file: CheckReport['files'][number]): string[] {
  const { received, quarantined, unmatched, persons, problems } = file
  const taken = received - quarantined - unmatched
  return [
    `${file.file}: ${taken} of ${received} would go in, for ${persons} ${persons === 1 ? 'person' : 'persons'}; ` +
      `${quarantined} would be set aside, ${unmatched} would wait for their patient.`,
    ...problems.slice(0, MOST_PROBLEMS_A_FILE).map(({ where, what }) => `  ${where}: ${what}`),
    ...(problems.length > MOST_PROBLEMS_A_FILE
      ? [`  ... and ${problems.length - MOST_PROBLEMS_A_FILE} more (--json lists them)`]
      : []),
  ]
}

function findingInWords({ category, element, missing, of, because, mend, examples }: Finding): string[] {
  return [
    `  ${category}: ${missing} of ${of} without ${element}. Then ${because}`,
    `    ${mend} For example: ${examples.join('; ')}`,
  ]
}
