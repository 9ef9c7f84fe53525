import { asCategory } from '#base/categories'
import type { CheckReport, Finding } from '#conformance'
import type { Rulebook } from '#release'
import { findRule } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

const MOST_PROBLEMS = 200

export type ReportPageProps = {
  readonly frame: Frame
  readonly report: CheckReport
  readonly rulebook: Rulebook
}

/** What would become of an institution's samples: file by file, kind by kind, and what to mend. */
export function ReportPage({ frame, report, rulebook }: ReportPageProps) {
  const t = frame.w.check
  return (
    <PortalPage frame={frame} title={t.result} wide>
      <BackLink href={paths.checkSamples()}>{t.again}</BackLink>
      <h1>{t.result}</h1>
      {filesTable(frame, report)}
      {problemsTable(frame, report)}
      {categoriesTable(frame, report, rulebook)}
      {report.withoutSample.length > 0 && (
        <>
          <h2>{t.withoutSample}</h2>
          <ul>
            {report.withoutSample.map((category) => (
              <li>{frame.w.categories[category].name}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{t.missing}</h2>
      {report.findings.length === 0 ? (
        <EmptyState sentences={[t.nothingMissing]} />
      ) : (
        findingsTable(frame, report.findings)
      )}
    </PortalPage>
  )
}

function filesTable({ w }: Frame, { files }: CheckReport) {
  const t = w.check
  return (
    <DataTable
      caption={t.result}
      isCaptionHidden
      columns={[{ title: t.file }, ...[t.goesIn, t.setAside, t.waits, t.persons].map(asNumber)]}
      rows={files.map(({ file, received, quarantined, unmatched, persons }, at) => ({
        key: String(at),
        cells: [
          <bdi>{file}</bdi>,
          ...[received - quarantined - unmatched, quarantined, unmatched, persons].map((count) =>
            w.formatNumber(count),
          ),
        ],
      }))}
    />
  )
}

function asNumber(title: string) {
  return { title, isNumber: true }
}

function problemsTable({ w }: Frame, { files }: CheckReport) {
  const problems = files.flatMap((file) => file.problems).slice(0, MOST_PROBLEMS)
  return problems.length === 0 ? null : (
    <DataTable
      caption={w.check.why}
      columns={[w.check.where, w.staff.what].map((title) => ({ title }))}
      rows={problems.map(({ where, what }, at) => ({ key: String(at), cells: [<bdi>{where}</bdi>, said(what)] }))}
    />
  )
}

function categoriesTable(frame: Frame, { categories }: CheckReport, rulebook: Rulebook) {
  const { w } = frame
  const rows = categories.flatMap(({ category, rules }) =>
    category === 'person'
      ? []
      : rules.map(({ rule, verdict, samples }) => ({
          key: `${category} ${rule} ${verdict}`,
          cells: [
            nameOf(frame, category),
            w.formatNumber(samples),
            findRule(rulebook, rule)?.says[w.language] ?? said(rule),
          ],
        })),
  )
  return rows.length === 0 ? null : (
    <DataTable
      caption={w.check.categories}
      columns={[{ title: w.staff.category }, asNumber(w.check.samples), { title: w.check.rule }]}
      rows={rows}
    />
  )
}

function findingsTable(frame: Frame, findings: readonly Finding[]) {
  const { w } = frame
  const t = w.check
  return (
    <DataTable
      caption={t.missing}
      isCaptionHidden
      columns={[t.element, w.staff.category, w.console.count, t.because, t.mend, t.example].map((title) => ({ title }))}
      rows={findings.map(({ category, element, missing, of, because, mend, examples }) => ({
        key: `${category} ${element}`,
        cells: [
          said(element),
          nameOf(frame, category),
          t.howMany({ missing: w.formatNumber(missing), of: w.formatNumber(of) }),
          said(because),
          said(mend),
          <bdi>{examples[0]}</bdi>,
        ],
      }))}
    />
  )
}

function nameOf({ w }: Frame, category: Finding['category']): string {
  const listed = asCategory(category)
  return listed ? w.categories[listed].name : w.console[category as 'person' | 'financial']
}

/** What is said to those who run a sender is English. */
function said(text: string) {
  return (
    <span lang="en" dir="ltr">
      {text}
    </span>
  )
}
