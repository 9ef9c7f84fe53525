import { setImmediate as nextTurn } from 'node:timers/promises'
import { listQuestions } from '#appointments'
import { listEntries, listGoals, listItemNotes } from '#journal'
import type { Database } from '#platform/database/open-database'
import { type PatientScope, withPatientScope } from '#platform/database/scopes'
import { listSentAnswers } from '#questionnaires'
import { gatherPortion, listResultLines } from '#sharing'
import { patientFrame, type RegionFace } from '../../shell/frame.ts'
import type { Visit } from '../../shell/visit.ts'
import { dayAt } from '../../start-of-day.ts'
import { goalLimits, goalTime } from '../journal/goal-words.ts'
import { journalTable } from '../journal/journal-table.ts'
import { downloadSummaryPdf } from '../summary/show-summary.tsx'
import type { Frame } from '../view-types.ts'
import { writeResultTable } from './write-result-table.ts'

const MOST_ENTRIES = 50_000

/**
 * Puts a download together, portion by portion, each in a scope of the visitor's own: what is restricted, ended or signed
 * out meanwhile holds from the next portion on. Throws what a scope throws, and then the download is left as it is.
 */
export async function gatherDownload(database: Database, face: RegionFace, visit: Visit): Promise<void> {
  const portion = () =>
    withPatientScope(database, visit, (scope) =>
      gatherPortion(scope, (last, leftOut) => lastFiles(last, visit, patientFrame(face, visit, last), leftOut)),
    )
  while (await portion()) await nextTurn()
}

async function lastFiles(scope: PatientScope, visit: Visit, frame: Frame, leftOut: number) {
  const { w } = frame
  const t = w.download
  const summary = await downloadSummaryPdf(scope, visit, frame)
  const made = t.madeFor({ name: scope.subjectName, date: w.formatInstant(scope.now, frame.timeZone) })
  const words = [made, t.inside, ...(leftOut > 0 ? [t.leftOut({ count: leftOut })] : []), t.careful]
  return [
    { name: `${t.readMe}.txt`, bytes: Buffer.from(`\ufeff${words.join('\r\n\r\n')}\r\n`) },
    { name: `${t.results}.csv`, bytes: Buffer.from(writeResultTable(await listResultLines(scope), frame)) },
    ...(await questionFile(scope, frame)),
    ...(await journalFile(scope, frame)),
    ...(await answerFiles(scope, frame)),
    ...(await noteFile(scope, frame)),
    ...(await goalFile(scope, frame)),
    ...('file' in summary ? [{ name: `${t.summary}.pdf`, bytes: summary.file.bytes }] : []),
  ]
}

/** What was measured and written down at home; no file where there is nothing. */
async function journalFile(scope: PatientScope, frame: Frame) {
  const entries = await listEntries(scope, { kind: null, take: MOST_ENTRIES })
  if (entries.length === 0) return []
  return [{ name: `${frame.w.journal.fileName}.csv`, bytes: journalTable(entries, frame) }]
}

/** What was noted on entries, as plain text; no file where there is nothing. */
async function noteFile(scope: PatientScope, { w, timeZone }: Frame) {
  const notes = await listItemNotes(scope)
  if (notes.length === 0) return []
  const t = w.journal.notes
  const parts = notes.map(({ title, words, writtenAt }) =>
    [title ?? t.gone, w.formatInstantDay(writtenAt, timeZone), words.replaceAll('\n', '\r\n')].join('\r\n'),
  )
  return [{ name: `${t.all}.txt`, bytes: Buffer.from(`\ufeff${parts.join('\r\n\r\n')}\r\n`) }]
}

/** What the person wants to reach, and wanted, as plain text; no file where there is nothing. */
async function goalFile(scope: PatientScope, frame: Frame) {
  const goals = await listGoals(scope)
  if (goals.length === 0) return []
  const parts = goals.map((goal) =>
    [goal.words.replaceAll('\n', '\r\n'), goalLimits(goal, frame), goalTime(goal, frame)].filter(Boolean).join('\r\n'),
  )
  return [{ name: `${frame.w.ownGoals.file}.txt`, bytes: Buffer.from(`\ufeff${parts.join('\r\n\r\n')}\r\n`) }]
}

/** What was answered to questionnaires, each as it was sent (FHIR QuestionnaireResponse). */
async function answerFiles(scope: PatientScope, { w, timeZone }: Frame) {
  const sent = await listSentAnswers(scope)
  return sent.map(({ askId, sentAt, resource }) => ({
    name: `${w.questionnaires.fileName}-${dayAt(sentAt, timeZone)}-${askId.slice(0, 8)}.json`,
    bytes: Buffer.from(resource),
  }))
}

/** What was written down to be asked at visits, as plain text; no file where there is nothing. */
async function questionFile(scope: PatientScope, { w, timeZone }: Frame) {
  const t = w.questions
  const questions = await listQuestions(scope)
  if (questions.length === 0) return []
  const lines = questions.map(({ text, isAnswered, writtenAt }) =>
    [w.formatInstantDay(writtenAt, timeZone), isAnswered ? t.answered : t.open, text.replaceAll('\n', '\r\n')].join(
      '\r\n',
    ),
  )
  return [{ name: `${t.file}.txt`, bytes: Buffer.from(`\ufeff${[t.listTitle, ...lines].join('\r\n\r\n')}\r\n`) }]
}
