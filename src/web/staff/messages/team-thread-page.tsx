import type { MessageFile, TeamThreadPage as Page, TakingTeam, TeamWordFault, Template } from '#messaging'
import { isCallDue, LONGEST_TEXT } from '#messaging'
import { BackLink } from '#ui/back-link/back-link'
import { Button, PostButton } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { ChooseFiles, troubleWords } from '../../patient/messages/message-files.tsx'
import type { FileTrouble } from '../../patient/messages/take-files.ts'
import { Words } from '../../patient/messages/thread-page.tsx'
import { topicWords } from '../../patient/messages/thread-words.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn } from '../words-of-patients.ts'

/** What somebody has filled in, when it could not be taken. */
export type TeamTried = {
  readonly word: string | undefined
  readonly text: string
  readonly team: string
  /** Null: the words are well; a file is not. */
  readonly fault: TeamWordFault | 'changed' | null
}

export type TeamThreadPageProps = {
  readonly frame: Frame
  readonly thread: Page
  readonly templates: readonly Template[]
  /** Teams that it can be handed over to. */
  readonly others: readonly TakingTeam[]
  /** What stands in the box at first: a template, and the team's signature. */
  readonly begun: string
  readonly keys: { readonly answer: string; readonly handOver: string }
  readonly tried: TeamTried | null
  /** Files chosen for the answer, and what was not taken. */
  readonly chosen: readonly MessageFile[]
  readonly troubles: readonly FileTrouble[]
  readonly isSent: boolean
}

/** One thread as its team reads it: who asks what, what was said, and the answer. */
export function TeamThreadPage(props: TeamThreadPageProps) {
  const { frame, thread, tried, troubles, isSent } = props
  const { w } = frame
  const t = w.teamInbox
  return (
    <PortalPage frame={frame} title={thread.subject} wide>
      <BackLink href={paths.teamInbox()}>{t.back}</BackLink>
      <h1>
        <bdi>{thread.subject}</bdi>
      </h1>
      {isSent && (
        <Notice kind="info">
          <p role="status">{t.sent}</p>
        </Notice>
      )}
      {(tried?.fault || troubles.length > 0) && (
        <ErrorSummary
          title={t.faultTitle}
          text={tried?.fault ? w.errors.invalid : w.threads.files.notSent}
          faults={[
            ...(tried?.fault ? [{ field: fieldOf(tried), text: t.faults[tried.fault] }] : []),
            ...troubleWords(troubles, frame).map((text) => ({ field: 'files', text })),
          ]}
        />
      )}
      <About frame={frame} thread={thread} />
      {isCallDue(thread, frame.now) && <CallDue frame={frame} thread={thread} />}
      <Words frame={frame} thread={thread} hrefOf={(fileId) => paths.teamFile(thread.threadId, fileId)} isStaff />
      <AnswerForm {...props} />
      <HandOver {...props} />
    </PortalPage>
  )
}

/** Which box is at fault: the two forms have boxes of their own. */
function fieldOf({ word, fault }: TeamTried): string {
  const isHandOver = word === 'handed-over'
  if (fault === 'team') return 'team'
  if (fault === 'word') return 'word'
  return isHandOver ? 'why' : 'text'
}

function About({ frame, thread }: Pick<TeamThreadPageProps, 'frame' | 'thread'>) {
  const { w, timeZone } = frame
  const t = w.teamInbox
  const born = bornIn(thread, frame)
  const day = (at: Date) => w.formatInstantDay(at, timeZone)
  const state = thread.closedAt
    ? t.ended({ date: day(thread.closedAt) })
    : `${t.due} ${day(thread.dueAt)} · ${thread.ball === 'staff' ? t.waitsForYou : t.waitsForPatient}`
  return (
    <>
      <p>
        <b>
          <bdi>{thread.personName}</bdi>
        </b>
        {born && <> · {w.worklist.born({ day: born })}</>} · {t.by({ name: thread.askedName })}
      </p>
      <p>
        {topicWords(thread.topic, frame)} · <bdi>{thread.teamName}</bdi> · {state}
      </p>
      <p class="m">
        {thread.personReadAt && thread.personReadAt >= thread.saidAt
          ? t.readByPatient({ date: w.formatInstant(thread.personReadAt, timeZone) })
          : t.notReadByPatient}
      </p>
      {thread.reachedAt && (
        <p class="m">{t.reached({ name: thread.reachedName!, date: w.formatInstant(thread.reachedAt, timeZone) })}</p>
      )}
    </>
  )
}

/** Nobody has read the team's words for days: somebody calls, and says so here. */
function CallDue({ frame, thread }: Pick<TeamThreadPageProps, 'frame' | 'thread'>) {
  const t = frame.w.teamInbox
  return (
    <Notice kind="info">
      <p>{t.callDue({ date: frame.w.formatInstantDay(thread.saidAt, frame.timeZone) })}</p>
      <PostButton action={paths.teamThread(thread.threadId)} kind="secondary" name="does" value="reached">
        {t.callDone}
      </PostButton>
    </Notice>
  )
}

function AnswerForm({ frame, thread, templates, begun, keys, tried, chosen, troubles }: TeamThreadPageProps) {
  const t = frame.w.teamInbox
  const words = thread.closedAt ? (['answer', 'reopened'] as const) : (['answer', 'question', 'closed'] as const)
  const own = tried?.word === 'handed-over' ? null : tried
  return (
    <>
      {templates.length > 0 && (
        <>
          <h2>{t.templates}</h2>
          <ul class="chips">
            {templates.map(({ templateId, title }) => (
              <li>
                <a href={`${paths.teamThread(thread.threadId, { template: templateId })}#text`}>
                  <bdi>{title}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <form class="stack steps" method="post" encType="multipart/form-data" action={paths.teamThread(thread.threadId)}>
        <Hidden values={{ key: keys.answer, last: thread.messages.at(-1)?.messageId ?? '' }} />
        <LongField
          name="text"
          label={t.text}
          hint={t.textHint}
          value={own?.text ?? begun}
          fault={own?.fault === 'text' ? t.faults.text : null}
          longest={LONGEST_TEXT}
        />
        <ChooseFiles frame={frame} chosen={chosen} troubles={troubles} />
        <RadioField
          name="word"
          label={t.does}
          value={own?.word ?? 'answer'}
          fault={own?.fault === 'word' ? t.faults.word : null}
          choices={words.map((word) => ({ value: word, text: t.words[word], hint: t.hints[word] }))}
        />
        <div>
          <Button>{t.send}</Button>
        </div>
      </form>
    </>
  )
}

function HandOver({ frame, thread, others, keys, tried }: TeamThreadPageProps) {
  if (others.length === 0) return null
  const t = frame.w.teamInbox
  const own = tried?.word === 'handed-over' ? tried : null
  return (
    <details open={own !== null}>
      <summary>{t.handOver}</summary>
      <form class="stack steps" method="post" action={paths.teamThread(thread.threadId)}>
        <Hidden values={{ key: keys.handOver, last: thread.messages.at(-1)?.messageId ?? '', word: 'handed-over' }} />
        <SelectField
          name="team"
          label={t.toTeam}
          hint={t.handOverHint}
          value={own?.team ?? ''}
          choices={[
            { value: '', text: '–' },
            ...others.map(({ teamId, name, institutionName }) => ({
              value: teamId,
              text: frame.w.threads.line({ team: name, institution: institutionName }),
            })),
          ]}
        />
        <LongField
          name="text"
          id="why"
          label={t.handOverWhy}
          value={own?.text}
          fault={own?.fault === 'text' ? t.faults.text : null}
          longest={LONGEST_TEXT}
        />
        <div>
          <Button kind="secondary">{t.handOverSend}</Button>
        </div>
      </form>
    </details>
  )
}

function Hidden({ values }: { readonly values: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
