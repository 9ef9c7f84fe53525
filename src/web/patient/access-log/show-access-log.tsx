import { isToldOfLooks, listLookingInstitutions, listLooks, type MarkedLook, markLooks, tellOfLooks } from '#audit'
import { Invalid, NotFound } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import { askAboutLook, isLookByStaff, listLogQuestions, mayAskAboutLooks } from '#requests'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { pageOf } from '../category/show-category.tsx'
import type { Frame } from '../view-types.ts'
import { AccessLogPage } from './access-log-page.tsx'
import { AskPage } from './ask-page.tsx'
import { entryOf } from './entry-of.ts'
import { filterOf, type LogAsked, lookersFor, readLogAsked } from './log-filter.ts'
import { writeLogTable } from './write-log-table.ts'

const ENTRIES_A_PAGE = 50
/** To find what is unusual, so many looks by staff are gone through. */
const MOST_GONE_THROUGH = 2_000
const MOST_IN_TABLE = 10_000

/** Who has looked at this record, in plain words. */
export async function showAccessLog(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const asked = readLogAsked(visit)
  const page = pageOf(visit.query.page)
  const { looks, hasOlder, goneThrough } = await looksOf(scope, asked, { page, frame })
  const questions = new Map((await listLogQuestions(scope)).map((each) => [each.disclosureId, each]))
  const entries = looks.map((look) => ({
    ...look,
    ...entryOf(look),
    question: questions.get(look.disclosureId) ?? null,
  }))
  const institutions = await listLookingInstitutions(scope)
  const notice = scope.capacity === 'self' ? { isOn: await isToldOfLooks(scope), hasMail: await hasMail(scope) } : null
  const lookers = lookersFor(scope.capacity === 'self')
  const props = { frame, lookers, entries, page, hasOlder, asked, institutions, goneThrough, notice }
  return { view: <AccessLogPage {...props} mayAsk={mayAskAboutLooks(scope)} /> }
}

async function looksOf(
  scope: PatientScope,
  asked: LogAsked,
  { page, frame }: { readonly page: number; readonly frame: Frame },
) {
  const filter = filterOf(asked, frame.timeZone)
  const skip = (page - 1) * ENTRIES_A_PAGE
  if (!asked.unusual) {
    const rows = await listLooks(scope, { filter, take: ENTRIES_A_PAGE + 1, skip })
    const looks = await markLooks(scope, rows.slice(0, ENTRIES_A_PAGE))
    return { looks, hasOlder: rows.length > ENTRIES_A_PAGE, goneThrough: null }
  }
  const rows = await listLooks(scope, { filter, take: MOST_GONE_THROUGH + 1, skip: 0 })
  const marked = (await markLooks(scope, rows.slice(0, MOST_GONE_THROUGH))).filter(({ marks }) => marks.length > 0)
  return {
    looks: marked.slice(skip, skip + ENTRIES_A_PAGE),
    hasOlder: marked.length > skip + ENTRIES_A_PAGE,
    goneThrough: rows.length > MOST_GONE_THROUGH ? MOST_GONE_THROUGH : null,
  }
}

async function hasMail(scope: PatientScope): Promise<boolean> {
  const account = await scope.db
    .selectFrom('portalAccount')
    .select('email')
    .where('id', '=', scope.actor.accountId)
    .executeTakeFirst()
  return account !== undefined && !account.email.endsWith('@sign-in.invalid')
}

/** The same as a table, for one's own files or a lawyer. */
export async function downloadAccessLog(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const asked = readLogAsked(visit)
  const rows = await listLooks(scope, { filter: filterOf(asked, frame.timeZone), take: MOST_IN_TABLE, skip: 0 })
  const looks = await markLooks(scope, rows)
  const kept: readonly MarkedLook[] = asked.unusual ? looks.filter(({ marks }) => marks.length > 0) : looks
  const name = `access-log-${scope.now.toISOString().slice(0, 10)}.csv`
  return { file: { contentType: 'text/plain', name, bytes: Buffer.from(writeLogTable(kept, frame)) } }
}

/** One look, and whom one asks about it. */
export async function showAskAboutLook(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const disclosureId = visit.params.disclosureId!
  const filter = { from: null, until: null, institutionId: null, who: 'staff' as const, by: null }
  const look = mayAskAboutLooks(scope)
    ? (await listLooks(scope, { filter, take: MOST_IN_TABLE, skip: 0 })).find(
        (each) => each.disclosureId === disclosureId,
      )
    : undefined
  if (!look || !isLookByStaff(look.capacity)) throw new NotFound('look', { detail: 'no line of staff' })
  return { view: <AskPage frame={frame} disclosureId={disclosureId} entry={entryOf(look)} /> }
}

/** Sends the question to the right office. */
export async function sendLogQuestion(scope: PatientScope, visit: Visit): Promise<Shown> {
  const disclosureId = visit.params.disclosureId!
  await askAboutLook(scope, { disclosureId, words: visit.form.words ?? '' })
  return { goTo: `${paths.accessLog()}#look-${disclosureId}` }
}

/** Turns word by mail on or off. */
export async function setLookNotice(scope: PatientScope, visit: Visit): Promise<Shown> {
  const { does } = visit.form
  if (does !== 'tell' && does !== 'end') throw new Invalid('form', { detail: 'tell or end' })
  await tellOfLooks(scope, { isOn: does === 'tell' })
  return { goTo: paths.accessLog() }
}
