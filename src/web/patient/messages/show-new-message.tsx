import { randomUUID } from 'node:crypto'
import { Conflict, Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import {
  asTopic,
  dropDraft,
  findContact,
  LONGEST_SUBJECT,
  LONGEST_TEXT,
  listChosen,
  listDirectory,
  listDrafts,
  openMessages,
  saveDraft,
  startThread,
  type Topic,
} from '#messaging'
import type { PatientScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { inLines } from './in-lines.ts'
import { NotCoveredPage } from './messages-page.tsx'
import { type FileTrouble, takeFiles } from './take-files.ts'
import { CallNowPage, UrgentPage } from './urgent-page.tsx'
import { WhomPage, type WhomPageProps } from './whom-page.tsx'
import { type WriteFault, WritePage } from './write-page.tsx'

/** Step by step: is it urgent, what is it about, then the words. What was begun goes on at the last step. */
export async function showNewMessage(scope: PatientScope, { query }: Visit, frame: Frame): Promise<Shown> {
  if (!(await openMessages(scope))) return { view: <NotCoveredPage frame={frame} /> }
  const { urgent, draft, kept, to = '', topic = '' } = query
  if (draft) return goOnWriting(scope, { frame, draftId: draft, isKept: kept === 'yes' })
  if (urgent === 'yes') return { view: <CallNowPage frame={frame} /> }
  if (urgent !== 'no') return { view: <UrgentPage frame={frame} hasFault={query.go === 'on'} /> }
  const wanted = readPlace(to, topic)
  if (!wanted) return whomPage(scope, frame, { chosen: { to, topic }, fault: to || topic ? 'missing' : null })
  return writePage(scope, frame, { ...EMPTY, to, topic: wanted.topic, key: randomUUID() })
}

async function goOnWriting(
  scope: PatientScope,
  { frame, draftId, isKept }: { readonly frame: Frame; readonly draftId: string; readonly isKept: boolean },
): Promise<Shown> {
  const draft = (await listDrafts(scope)).find((each) => each.draftId === draftId)
  if (!draft) return { goTo: paths.messages() }
  if (draft.threadId) return { goTo: paths.thread(draft.threadId) }
  const { institutionId, serviceId, subject, text } = draft
  const to = [institutionId, serviceId].filter(Boolean).join('/')
  return writePage(scope, frame, {
    key: draftId,
    to,
    topic: draft.topic,
    subject,
    text,
    faults: [],
    troubles: [],
    isKept,
  })
}

/** Sends a message, keeps it for later, or throws it away. */
export async function sendNewMessage(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { form } = visit
  if (!(await openMessages(scope))) return { view: <NotCoveredPage frame={frame} />, status: 403 }
  const { does, key = '', to = '', topic = '', subject = '' } = form
  const text = inLines(form.text)
  if (!isUuid(key)) throw new Invalid('form', { detail: 'no key' })
  if (does === 'drop') {
    await dropDraft(scope, { draftId: key })
    return { goTo: paths.messages() }
  }
  const wanted = readPlace(to, topic)
  if (!wanted) throw new Invalid('form', { detail: 'no place to write to' })
  if (does !== 'send' && does !== 'save') throw new Invalid('form', { detail: 'what to do with the message' })
  const faults = faultsOf({ ...form, isSent: does === 'send', subject, text }, scope.subject)
  const troubles = faults.includes('person') ? [] : await takeFiles(scope, visit, { key, threadId: null })
  const again = () => writePage(scope, frame, { key, to, topic, subject, text, faults, troubles, isKept: false })
  if (faults.length + troubles.length > 0) return again()
  if (does === 'save') {
    await saveDraft(scope, { ...wanted, draftId: key, threadId: null, subject, text })
    return { goTo: paths.newMessage({ draft: key, kept: 'yes' }) }
  }
  try {
    return { goTo: paths.thread(await startThread(scope, { ...wanted, key, subject, text }), 'sent') }
  } catch (fault) {
    // The team has closed its form since this one was opened, or takes no messages any more.
    if (fault instanceof Conflict || fault instanceof NotFound) return again()
    throw fault
  }
}

type Sent = {
  /** False: only kept for later, or on the way. */
  readonly isSent: boolean
  readonly person?: string
  readonly subject: string
  readonly text: string
}

/** Signed in anew, or with another person chosen meanwhile: what is about one is neither kept nor sent as another's. */
function faultsOf({ isSent, person, subject, text }: Sent, subjectNow: string): readonly WriteFault[] {
  if (person !== subjectNow) return ['person']
  if (!isSent) return []
  const faults: WriteFault[] = []
  if (subject.trim() === '' || subject.trim().length > LONGEST_SUBJECT) faults.push('subject')
  if (text.trim() === '' || text.trim().length > LONGEST_TEXT) faults.push('text')
  return faults
}

type Written = {
  readonly key: string
  readonly to: string
  readonly topic: string
  readonly subject: string
  readonly text: string
  readonly faults: readonly WriteFault[]
  readonly troubles: readonly FileTrouble[]
  readonly isKept: boolean
}

const EMPTY = { subject: '', text: '', faults: [], troubles: [], isKept: false }

async function writePage(scope: PatientScope, frame: Frame, written: Written): Promise<Shown> {
  const { key, to, topic, faults, troubles } = written
  const wanted = readPlace(to, topic)
  const contact = wanted && (await findContact(scope, wanted))
  if (!contact) return whomPage(scope, frame, { chosen: { to, topic }, fault: 'nobody' })
  return {
    view: (
      <WritePage
        {...written}
        frame={frame}
        contact={contact}
        draftKey={key}
        person={scope.subject}
        chosen={await listChosen(scope, { key })}
      />
    ),
    ...(faults.length + troubles.length > 0 && { status: 422 }),
  }
}

async function whomPage(
  scope: PatientScope,
  frame: Frame,
  { chosen, fault }: Pick<WhomPageProps, 'chosen' | 'fault'>,
): Promise<Shown> {
  const directory = await listDirectory(scope)
  return {
    view: <WhomPage frame={frame} directory={directory} known={scope.institutions} chosen={chosen} fault={fault} />,
  }
}

type Place = { readonly institutionId: string; readonly serviceId: string; readonly topic: Topic }

/** A place as the form says it, `institution` or `institution/service`; null without one, or without a topic. */
function readPlace(to: string, topicWord: string): Place | null {
  const topic = asTopic(topicWord)
  const [institutionId = '', serviceId = ''] = to.split('/')
  return topic && institutionId ? { institutionId, serviceId, topic } : null
}
