import { randomUUID } from 'node:crypto'
import { Invalid } from '#base/errors'
import { isUuid } from '#base/ids'
import {
  LONGEST_TEXT,
  listChosen,
  listDrafts,
  listThreads,
  markRead,
  openMessages,
  readThread,
  saveDraft,
  sayInThread,
} from '#messaging'
import type { PatientScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { inLines } from './in-lines.ts'
import { MessagesPage, NotCoveredPage } from './messages-page.tsx'
import { takeFiles } from './take-files.ts'
import { ThreadPage, type ThreadPageProps } from './thread-page.tsx'

/** All messages of the person, with what has been begun. */
export async function showMessages(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  if (!(await openMessages(scope))) return { view: <NotCoveredPage frame={frame} /> }
  const threads = await listThreads(scope)
  return { view: <MessagesPage frame={frame} threads={threads} drafts={await listDrafts(scope)} /> }
}

/** One thread; who reads it has read it. */
export async function showThread(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  await openMessages(scope)
  const { said } = visit.query
  const shown = await threadPage(scope, visit, {
    frame,
    hasFault: false,
    troubles: [],
    text: null,
    said: said === 'sent' || said === 'kept' ? said : null,
  })
  if (!visit.isHead) await markRead(scope, { threadId: visit.params.threadId! })
  return shown
}

type Around = Pick<ThreadPageProps, 'frame' | 'hasFault' | 'troubles' | 'said'> & {
  /** As typed; null: what has been kept, or nothing. */
  readonly text: string | null
}

async function threadPage(scope: PatientScope, { params, form }: Visit, around: Around): Promise<Shown> {
  const threadId = params.threadId!
  const thread = await readThread(scope, { threadId })
  const draft = (await listDrafts(scope)).find((each) => each.threadId === threadId)
  const typedKey = form.key && isUuid(form.key) ? form.key : null
  const replyKey = typedKey ?? draft?.draftId ?? randomUUID()
  const isWrong = around.hasFault || around.troubles.length > 0
  return {
    view: (
      <ThreadPage
        {...around}
        thread={thread}
        text={around.text ?? draft?.text ?? ''}
        replyKey={replyKey}
        chosen={await listChosen(scope, { key: replyKey })}
        endKey={randomUUID()}
      />
    ),
    ...(isWrong && { status: 422 }),
  }
}

/** Says something more, keeps it for later, or ends the thread. */
export async function actOnThread(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  await openMessages(scope)
  const threadId = visit.params.threadId!
  const { does, key = '' } = visit.form
  const text = inLines(visit.form.text)
  await readThread(scope, { threadId })
  const troubles = await takeFiles(scope, visit, { key, threadId: null })
  if (troubles.length > 0) return threadPage(scope, visit, { frame, hasFault: false, troubles, text, said: null })
  if (does === 'save') {
    await saveDraft(scope, { ...NEW_PLACE, draftId: key, threadId, text })
    return { goTo: paths.thread(threadId, 'kept') }
  }
  if (does === 'close') {
    await sayInThread(scope, { threadId, key, word: 'closed', text: '' })
    return { goTo: paths.thread(threadId) }
  }
  if (does !== 'reply') throw new Invalid('form', { detail: 'what to do with the thread' })
  const isFit = text.trim() !== '' && text.trim().length <= LONGEST_TEXT
  if (!isFit) return threadPage(scope, visit, { frame, hasFault: true, troubles: [], text, said: null })
  await sayInThread(scope, { threadId, key, word: 'reply', text })
  return { goTo: paths.thread(threadId, 'sent') }
}

const NEW_PLACE = { institutionId: '', topic: '', serviceId: '', subject: '' }
