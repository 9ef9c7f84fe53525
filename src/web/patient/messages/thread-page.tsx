import { LONGEST_TEXT, type MessageFile, type OwnThreadPage, type ThreadMessage } from '#messaging'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Facts } from '#ui/facts/facts'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { ChooseFiles, SentFiles, troubleWords } from './message-files.tsx'
import { ThreadButton } from './messages-page.tsx'
import type { FileTrouble } from './take-files.ts'
import { didWords, stateWords, topicWords } from './thread-words.ts'

export type ThreadPageProps = {
  readonly frame: Frame
  readonly thread: OwnThreadPage
  /** Keys of the two forms. */
  readonly replyKey: string
  readonly endKey: string
  readonly text: string
  readonly hasFault: boolean
  /** Files chosen for the reply, and what was not taken. */
  readonly chosen: readonly MessageFile[]
  readonly troubles: readonly FileTrouble[]
  readonly said: 'sent' | 'kept' | null
}

/** One thread: whose turn it is, what has been said, and the reader's own words. */
export function ThreadPage(props: ThreadPageProps) {
  const { frame, thread, said, hasFault, troubles } = props
  const { w } = frame
  const t = w.threads
  return (
    <PortalPage frame={frame} title={thread.subject}>
      <BackLink href={paths.messages()}>{w.frame.backTo({ page: t.title })}</BackLink>
      {(hasFault || troubles.length > 0) && (
        <ErrorSummary
          title={t.before.faultTitle}
          text={hasFault ? w.errors.invalid : t.files.notSent}
          faults={[
            ...(hasFault ? [{ field: 'text', text: t.before.faults.text }] : []),
            ...troubleWords(troubles, frame).map((text) => ({ field: 'files', text })),
          ]}
        />
      )}
      <h1>
        <bdi>{thread.subject}</bdi>
      </h1>
      {said && (
        <Notice kind="info">
          <p role="status">{said === 'sent' ? t.sent : t.before.kept}</p>
        </Notice>
      )}
      <p class="lead">{stateWords(thread, frame)}</p>
      <About frame={frame} thread={thread} />
      <h2>{t.said}</h2>
      <Words frame={frame} thread={thread} hrefOf={(fileId) => paths.threadFile(thread.threadId, fileId)} />
      <Reply {...props} />
      {!thread.closedAt && (
        <ThreadButton action={paths.thread(thread.threadId)} does="close" text={t.close} id={props.endKey} />
      )}
    </PortalPage>
  )
}

function About({ frame, thread }: Pick<ThreadPageProps, 'frame' | 'thread'>) {
  const { w, timeZone } = frame
  const t = w.threads
  const ball = thread.closedAt ? t.ballNobody : thread.ball === 'staff' ? t.ballStaff : t.ballPerson
  return (
    <>
      <Facts
        facts={[
          { label: t.about, value: topicWords(thread.topic, frame) },
          { label: t.whom.to, value: t.line({ team: thread.teamName, institution: thread.institutionName }) },
          { label: t.ball, value: ball },
        ]}
      />
      <p class="m">
        {thread.teamReadAt ? t.readByTeam({ date: w.formatInstant(thread.teamReadAt, timeZone) }) : t.notReadByTeam}
      </p>
      {thread.reachedAt && (
        <p class="m">{t.reached({ name: thread.reachedName!, date: w.formatInstant(thread.reachedAt, timeZone) })}</p>
      )}
    </>
  )
}

type WordsProps = {
  readonly frame: Frame
  readonly thread: { readonly messages: readonly ThreadMessage[]; readonly files: readonly MessageFile[] }
  readonly hrefOf: (fileId: string) => string
  readonly isStaff?: true
}

/** All that was said, oldest first, with its files, as both sides read it. */
export function Words({ frame, thread: { messages, files }, hrefOf, isStaff }: WordsProps) {
  const { w, timeZone } = frame
  return (
    <ol class="looks">
      {messages.map((message) => (
        <li>
          <p>{didWords(message, frame)}</p>
          {message.text && (
            <blockquote dir="auto">
              {message.text.split(/\n+/).map((line) => (
                <p>{line}</p>
              ))}
            </blockquote>
          )}
          <SentFiles
            frame={frame}
            files={files.filter(({ messageId }) => messageId === message.messageId)}
            hrefOf={hrefOf}
            {...(isStaff && { isStaff })}
          />
          <p class="m">{w.formatInstant(message.at, timeZone)}</p>
        </li>
      ))}
    </ol>
  )
}

function Reply({ frame, thread, replyKey, text, hasFault, chosen, troubles }: ThreadPageProps) {
  const t = frame.w.threads
  return (
    <form class="stack" method="post" encType="multipart/form-data" action={paths.thread(thread.threadId)}>
      <input type="hidden" name="key" value={replyKey} />
      <LongField
        name="text"
        label={t.reply}
        hint={thread.closedAt ? t.replyAgain : undefined}
        value={text}
        fault={hasFault ? t.before.faults.text : null}
        longest={LONGEST_TEXT}
        isRequired
      />
      <ChooseFiles frame={frame} chosen={chosen} troubles={troubles} />
      <div class="actions">
        <Button name="does" value="reply">
          {t.replySend}
        </Button>{' '}
        <button class="ds-button" type="submit" name="does" value="save" data-variant="secondary" formnovalidate>
          {t.before.save}
        </button>
      </div>
    </form>
  )
}
