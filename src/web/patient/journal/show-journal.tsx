import { randomUUID } from 'node:crypto'
import { Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import {
  answerAsk,
  asKind,
  endAsk,
  hasGoals,
  hasJournal,
  isLive,
  type Kind,
  listAsks,
  listEntries,
  listGoals,
  listItemNotes,
  listNewest,
  listSent,
  markWordsRead,
  readAsk,
  readEntry,
  strikeEntry,
} from '#journal'
import type { PatientScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { JournalAskPage } from './ask-page.tsx'
import { JournalPage, NoJournalPage } from './journal-page.tsx'
import { journalTable } from './journal-table.ts'
import { KindPage } from './kind-page.tsx'

const MOST = 500
const MOST_IN_TABLE = 10_000

/** What one may write down, what teams ask for, and what was written down last. */
export async function showJournal(scope: PatientScope, { isHead }: Visit, frame: Frame): Promise<Shown> {
  if (!(await hasJournal(scope))) return { view: <NoJournalPage frame={frame} /> }
  const sent = await listSent(scope)
  if (!isHead && scope.capacity !== 'delegate') await markWordsRead(scope)
  return {
    view: (
      <JournalPage
        frame={frame}
        asks={await listAsks(scope)}
        newest={await listNewest(scope)}
        sent={sent}
        notes={await listItemNotes(scope)}
        goals={hasGoals(scope) ? await listGoals(scope) : null}
        hasDiary={scope.capacity === 'self'}
      />
    ),
  }
}

/** The kind in the address. Throws NotFound where there is none, or no journal for this scope. */
export async function kindOf(scope: PatientScope, { params }: Visit): Promise<Kind> {
  const kind = asKind(params.kind)
  if (!kind || !(await hasJournal(scope)) || (kind === 'diary' && scope.capacity !== 'self'))
    throw new NotFound('page', { detail: 'no such journal for this scope' })
  return kind
}

/** All of one kind. */
export async function showKind(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const kind = await kindOf(scope, visit)
  const { entry, said, count } = visit.query
  const written = entry ? await readEntry(scope, { entryId: entry }) : null
  const [entries, sent, asks] = [
    await listEntries(scope, { kind, take: MOST }),
    await listSent(scope),
    await listAsks(scope),
  ]
  const went = new Set(sent.filter(({ entryId }) => entryId === written?.entryId).map(({ askId }) => askId))
  return {
    view: (
      <KindPage
        frame={frame}
        kind={kind}
        entries={entries}
        sent={sent}
        asks={asks}
        written={written?.struckAt ? null : written}
        keptFrom={asks
          .filter((ask) => written && isLive(ask) && ask.kind === written.kind && !went.has(ask.askId))
          .filter(({ answeredAt }) => answeredAt! <= written!.enteredAt)
          .map(({ teamName }) => teamName)}
        listed={said === 'listed' && /^\d{1,3}$/.test(count ?? '') ? Number(count) : null}
        isStruck={said === 'struck'}
        reader={scope.actor.accountId}
        goals={(await listGoals(scope)).filter((goal) => goal.kind === kind && goal.endedAt === null)}
        maySetGoals={hasGoals(scope) && kind !== 'diary'}
      />
    ),
  }
}

/** The values of one kind as a table for a spreadsheet. */
export async function downloadKind(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const kind = await kindOf(scope, visit)
  const bytes = journalTable(await listEntries(scope, { kind, take: MOST_IN_TABLE }), frame)
  const name = `${frame.w.journal.fileName}-${kind}.csv`
  return { file: { contentType: 'text/csv; charset=utf-8', name, bytes } }
}

/** Strikes one entry out. */
export async function strikeOwnEntry(scope: PatientScope, { params }: Visit): Promise<Shown> {
  const { kind, entryId } = await readEntry(scope, { entryId: params.entryId! })
  await strikeEntry(scope, { entryId })
  return { goTo: paths.journalOf(kind, { said: 'struck' }) }
}

/** What a team asks for. */
export async function showJournalAsk(scope: PatientScope, { params }: Visit, frame: Frame): Promise<Shown> {
  const ask = await readAsk(scope, { askId: params.askId! })
  return { view: <JournalAskPage frame={frame} ask={ask} mayAnswer={scope.capacity !== 'delegate'} /> }
}

/** Says yes or no to it, or ends it. */
export async function answerJournalAsk(scope: PatientScope, { params, form }: Visit): Promise<Shown> {
  const { askId } = await readAsk(scope, { askId: params.askId! })
  const { does } = form
  if (does === 'end') await endAsk(scope, { askId })
  else if (does === 'yes' || does === 'no') await answerAsk(scope, { askId, answer: does })
  else throw new Invalid('form', { detail: 'what to answer' })
  return { goTo: paths.journalAsk(askId) }
}

/** The key that came with a form, or a new one. */
export function keyOf(key: string | undefined): string {
  return key && isUuid(key) ? key : randomUUID()
}
