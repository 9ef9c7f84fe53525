import { readClinicalDate } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { gatherSummary, type Summary, summaryAsIps } from '#sharing'
import { Paper } from '../../pdf/paper.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { linesOf, wordsOfLine } from './line-of.ts'
import { SummaryPage, type SummaryView } from './summary-page.tsx'

/** The summary as a page. */
export async function showSummary(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  return { view: <SummaryPage frame={frame} summary={viewOf(await gatherSummary(scope), scope, frame)} /> }
}

/** The summary on paper: tagged PDF. */
export async function downloadSummaryPdf(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const { about, parts } = viewOf(await gatherSummary(scope), scope, frame)
  const { w } = frame
  const t = w.summary
  const paper = await Paper.open({
    madeAt: startOfDay(scope),
    title: t.title,
    language: w.language,
    direction: w.direction,
    foot: about,
  })
  paper.heading(t.title, 1)
  paper.paragraph(about)
  paper.paragraph(t.missing)
  for (const { part, lines } of parts) {
    paper.heading(t.parts[part], 2)
    if (lines.length === 0) paper.paragraph(t.nothing)
    else paper.list(lines.map(wordsOfLine))
  }
  return { file: { contentType: 'application/pdf', name: `${fileName(scope)}.pdf`, bytes: await paper.end() } }
}

/** The summary for another health service: a document of the International Patient Summary. */
export async function downloadSummaryIps(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const { w } = frame
  const summary = await gatherSummary(scope)
  const document = summaryAsIps(scope, summary, {
    language: w.language,
    title: w.summary.title,
    regionName: frame.regionName,
    parts: w.summary.parts,
    nothingKnown: w.summary.nothing,
    says: (item) => linesOf(item.part, [item], frame).map(wordsOfLine).join(' '),
  })
  const bytes = Buffer.from(JSON.stringify(document, null, 2))
  return { file: { contentType: 'application/fhir+json', name: `${fileName(scope)}.json`, bytes } }
}

function viewOf({ person, parts }: Summary, scope: PatientScope, frame: Frame): SummaryView {
  const { w } = frame
  const born = readClinicalDate(person.birthDate)
  const about = [
    person.name,
    born && w.summary.born({ date: w.formatDay(born) }),
    w.summary.made({ date: w.formatInstantDay(scope.now, frame.timeZone) }),
  ]
  return {
    about: about.filter(Boolean).join(' · '),
    parts: parts.map(({ part, items }) => ({ part, lines: linesOf(part, items, frame) })),
  }
}

/** To the day, as the page says it: two papers of one day with the same content are the same file. */
function startOfDay({ now }: PatientScope): Date {
  return new Date(now.toISOString().slice(0, 10))
}

/** A name that says what it is and of which day, and not whose: files lie about. */
function fileName({ now }: PatientScope): string {
  return `summary-${now.toISOString().slice(0, 10)}`
}
