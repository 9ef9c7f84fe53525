import { TooMany } from '#base/errors'
import type { Database } from '#platform/database/open-database'
import { withPublicScope } from '#platform/database/scopes'
import type { Log } from '#platform/log'
import {
  closeShared,
  firstGroup,
  isRecipientText,
  leaveNote,
  openByCode,
  openCode,
  type ReadingTicket,
  readShareCode,
  readShared,
} from '#sharing'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { TryLimit } from '../../shell/limit-tries.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { FewAtOnce } from './few-at-once.ts'
import { seeCookie } from './see-cookie.ts'
import { type SeeFault, type SeeForm, SeePage } from './see-page.tsx'
import { SharedPage } from './shared-page.tsx'

export type SeeParts = {
  readonly database: Database
  readonly log: Pick<Log, 'info'>
  readonly tries: TryLimit
  /** Pages come by https alone. */
  readonly secure: boolean
}

export type SeeVisit = { readonly visit: Visit; readonly frame: Frame; readonly held: HeldTicket | null }
type HeldTicket = Pick<ReadingTicket, 'ticket' | 'key'>

/** The form for a code. Nothing is asked of the database: whoever follows a link uses nothing up. */
export function showSee({ visit, frame }: SeeVisit): Shown {
  const why = (['ended', 'closed'] as const).find((each) => each === visit.query.why) ?? null
  const form = { code: visit.query.code?.slice(0, 60) ?? '', name: '', place: '' }
  return { view: <SeePage frame={frame} form={form} fault={null} why={why} /> }
}

/**
 * Takes the code and who they are. An unknown, used or ended code is one answer. Wrong tries are counted by address and the
 * first half of the code, so that a stranger holds up nobody whose code they do not know.
 */
export async function enterShareCode({ visit, frame }: SeeVisit, parts: SeeParts, address: string): Promise<Shown> {
  const form = readForm(visit.form)
  const again = (fault: SeeFault, status = 422): Shown => ({
    view: <SeePage frame={frame} form={form} fault={fault} why={null} />,
    status,
  })
  const code = readShareCode(form.code)
  if (!code) return again({ field: 'code' })
  if (!isRecipientText(form.name)) return again({ field: 'name' })
  if (!isRecipientText(form.place)) return again({ field: 'place' })
  const counted = `see ${firstGroup(code)}`
  try {
    parts.tries.check(counted, address)
  } catch (fault) {
    if (fault instanceof TooMany) return again({ field: 'too-many' }, 429)
    throw fault
  }
  parts.tries.count(counted, address)
  const recipient = { name: form.name, place: form.place }
  const passcode = visit.form.passcode ?? null
  const opened = await openedBy(code, { visit, parts, passcode, recipient })
  if (opened === null) return again({ field: 'too-many' }, 429)
  if (!('triesLeft' in opened)) {
    parts.tries.forgive(counted, address)
    return { goTo: paths.seeRecord(), setCookies: [seeCookie(opened, parts)] }
  }
  parts.log.info('a code was refused', { request: visit.requestId })
  if (opened.triesLeft === null) return again({ field: 'code' })
  if (passcode === null) return again({ field: 'needs-passcode' })
  return again({ field: 'passcode', triesLeft: opened.triesLeft })
}

/** Codes are read slowly on purpose; while that happens no connection is held, and a crowd does not hold up the others. */
const READING = new FewAtOnce({ running: 2, waiting: 20 })

/** Null: too many are trying just now. */
async function openedBy(
  code: string,
  {
    visit,
    parts,
    ...asked
  }: {
    readonly visit: Visit
    readonly parts: SeeParts
    readonly passcode: string | null
    readonly recipient: { readonly name: string; readonly place: string }
  },
) {
  try {
    const read = await READING.run(() => openCode(code))
    return await withPublicScope(parts.database, visit, (scope) => openByCode(scope, { ...read, ...asked }))
  } catch (fault) {
    if (fault instanceof TooMany) return null
    throw fault
  }
}

function readForm(fields: Visit['form']): SeeForm {
  const shortly = (text: string | undefined) => (text ?? '').trim().replace(/\s+/g, ' ')
  return { code: (fields.code ?? '').slice(0, 60), name: shortly(fields.name), place: shortly(fields.place) }
}

function over(why: 'ended' | 'closed', parts: SeeParts): Shown {
  return { goTo: paths.see({ why }), setCookies: [seeCookie(null, parts)] }
}

/** What the code opened, as long as it lives. */
export async function showSharedRecord({ visit, frame, held }: SeeVisit, parts: SeeParts): Promise<Shown> {
  if (!held) return over('ended', parts)
  const share = await withPublicScope(parts.database, visit, (scope) => readShared(scope, held))
  return share ? { view: <SharedPage frame={frame} share={share} /> } : over('ended', parts)
}

/** Takes a note for the person; with nothing in it the page comes again. */
export async function leaveNoteBack({ visit, held }: SeeVisit, parts: SeeParts): Promise<Shown> {
  if (!held) return over('ended', parts)
  await withPublicScope(parts.database, visit, (scope) =>
    leaveNote(scope, { ticket: held.ticket, text: visit.form.note ?? '' }),
  )
  return { goTo: paths.seeRecord() }
}

/** The reader is done: this browser opens nothing any more, whoever sits before it next. */
export async function closeSharedRecord({ visit, held }: SeeVisit, parts: SeeParts): Promise<Shown> {
  if (held) await withPublicScope(parts.database, visit, (scope) => closeShared(scope, held))
  return over('closed', parts)
}
