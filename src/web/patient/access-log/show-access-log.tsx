import {
  isToldOfLooks,
  listLookingInstitutions,
  listLooks,
  type MarkedLook,
  markLooks,
  readLogReach,
  tellOfLooks,
} from '#audit'
import { Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import {
  askAboutLook,
  isLookByStaff,
  listLogQuestions,
  mayAskAboutLooks,
  readOfficeForLook,
  readOwnLogQuestion,
} from '#requests'
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
  // The newest first, of which the last one set stands: the reader's own.
  const asking = (await listLogQuestions(scope)).toSorted((a, b) => Number(isOwn(scope, a)) - Number(isOwn(scope, b)))
  const questions = new Map(asking.map((each) => [each.disclosureId, each]))
  const entries = looks.map((look) => ({
    ...look,
    ...entryOf(look),
    isOwnHelp: scope.capacity === look.capacity && look.accountId === scope.actor.accountId,
    question: questions.get(look.disclosureId) ?? null,
  }))
  const institutions = await listLookingInstitutions(scope)
  const notice = scope.capacity === 'self' ? { isOn: await isToldOfLooks(scope), hasMail: await hasMail(scope) } : null
  const lookers = lookersFor(scope.capacity === 'self')
  const reach = await readLogReach(scope)
  const tableEnds = hasOlder && (await hasMoreThanTable(scope, asked, frame)) ? MOST_IN_TABLE : null
  const props = { frame, lookers, entries, page, hasOlder, asked, institutions, goneThrough, notice, reach, tableEnds }
  return { view: <AccessLogPage {...props} mayAsk={mayAskAboutLooks(scope)} /> }
}

function isOwn({ actor }: PatientScope, { accountId }: { readonly accountId: string }): boolean {
  return accountId === actor.accountId
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

/** Whether there are more looks than the table can hold. */
async function hasMoreThanTable(scope: PatientScope, asked: LogAsked, { timeZone }: Frame): Promise<boolean> {
  const beyond = await listLooks(scope, { filter: filterOf(asked, timeZone), take: 1, skip: MOST_IN_TABLE })
  return beyond.length > 0
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
  const rows = await listLooks(scope, { filter: filterOf(asked, frame.timeZone), take: MOST_IN_TABLE + 1, skip: 0 })
  const looks = await markLooks(scope, rows.slice(0, MOST_IN_TABLE))
  const kept: readonly MarkedLook[] = asked.unusual ? looks.filter(({ marks }) => marks.length > 0) : looks
  const end = rows.length > MOST_IN_TABLE ? frame.w.log.tableMost({ count: MOST_IN_TABLE }) : null
  const name = `access-log-${scope.now.toISOString().slice(0, 10)}.csv`
  return { file: { contentType: 'text/plain', name, bytes: Buffer.from(writeLogTable(kept, frame, end)) } }
}

/** One look, and whom one asks about it. */
export async function showAskAboutLook(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  return { view: await askPage(scope, visit.params.disclosureId!, frame) }
}

async function askPage(scope: PatientScope, disclosureId: string, frame: Frame) {
  if (!mayAskAboutLooks(scope) || !isUuid(disclosureId)) throw new NotFound('look', { detail: 'not to be asked about' })
  const filter = { from: null, until: null, institutionId: null, who: 'staff' as const, by: null, disclosureId }
  const [look] = await listLooks(scope, { filter, take: 1, skip: 0 })
  if (!look || !isLookByStaff(look.capacity)) throw new NotFound('look', { detail: 'no line of staff' })
  const { institutionName } = await readOfficeForLook(scope, { disclosureId })
  const question = await readOwnLogQuestion(scope, { disclosureId })
  const props = { frame, disclosureId, entry: entryOf(look), office: institutionName, question }
  return <AskPage {...props} />
}

/** Sends the question to the right office. Who has asked before is told so; the same words again are a second click. */
export async function sendLogQuestion(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const disclosureId = visit.params.disclosureId!
  const words = visit.form.words ?? ''
  if (!(await askAboutLook(scope, { disclosureId, words }))) {
    const before = await readOwnLogQuestion(scope, { disclosureId })
    if ((before?.words ?? '') !== words.trim()) return { view: await askPage(scope, disclosureId, frame), status: 409 }
  }
  return { goTo: `${paths.accessLog()}#look-${disclosureId}` }
}

/** Turns word by mail on or off. */
export async function setLookNotice(scope: PatientScope, visit: Visit): Promise<Shown> {
  const { does } = visit.form
  if (does !== 'tell' && does !== 'end') throw new Invalid('form', { detail: 'tell or end' })
  await tellOfLooks(scope, { isOn: does === 'tell' })
  return { goTo: paths.accessLog() }
}
