import type { Draft, OwnThread } from '#messaging'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { Tag } from '#ui/tag/tag'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { stateWords, topicWords } from './thread-words.ts'

export type MessagesPageProps = {
  readonly frame: Frame
  readonly threads: readonly OwnThread[]
  readonly drafts: readonly Draft[]
}

/** All messages of a person: what goes on, what has been begun, what is over. */
export function MessagesPage({ frame, threads, drafts }: MessagesPageProps) {
  const t = frame.w.threads
  const going = threads.filter(({ closedAt }) => closedAt === null)
  const over = threads.filter(({ closedAt }) => closedAt !== null)
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      <p>
        <a class="ds-button" href={paths.newMessage()}>
          {t.write}
        </a>
      </p>
      {threads.length === 0 && <EmptyState sentences={[t.none]} />}
      <Lines frame={frame} title={t.going} threads={going} />
      <Begun frame={frame} drafts={drafts} />
      <Lines frame={frame} title={t.over} threads={over} />
      <p>
        <a href={paths.questionnaires()}>{frame.w.questionnaires.title}</a> ·{' '}
        <a href={paths.announcements()}>{frame.w.announcements.title}</a>
      </p>
    </PortalPage>
  )
}

/** What a helper reads whose permission does not cover messages. */
export function NotCoveredPage({ frame }: { readonly frame: Frame }) {
  const t = frame.w.threads
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <Notice kind="info">
        <p>{t.notCovered}</p>
      </Notice>
    </PortalPage>
  )
}

type LinesProps = { readonly frame: Frame; readonly title: string; readonly threads: readonly OwnThread[] }

function Lines({ frame, title, threads }: LinesProps) {
  if (threads.length === 0) return null
  const { w } = frame
  return (
    <section>
      <h2>{title}</h2>
      <ul class="kinds">
        {threads.map((thread) => (
          <li>
            <a href={paths.thread(thread.threadId)}>
              <bdi>{thread.subject}</bdi>
            </a>{' '}
            {thread.isUnread && <Tag>{w.threads.unread}</Tag>}
            <p class="m">
              {w.threads.line({ team: thread.teamName, institution: thread.institutionName })} ·{' '}
              {topicWords(thread.topic, frame)}
            </p>
            <p class="m">{stateWords(thread, frame)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Begun({ frame, drafts }: Pick<MessagesPageProps, 'frame' | 'drafts'>) {
  if (drafts.length === 0) return null
  const { w, timeZone } = frame
  const t = w.threads
  return (
    <section>
      <h2>{t.drafts}</h2>
      <ul class="kinds">
        {drafts.map((draft) => (
          <li>
            {draft.threadId ? (
              <a href={paths.thread(draft.threadId)}>{t.draftReply}</a>
            ) : (
              <a href={paths.newMessage({ draft: draft.draftId })}>
                {draft.subject ? <bdi>{draft.subject}</bdi> : t.draftOpen}
              </a>
            )}
            <p class="m">{t.draftLine({ date: w.formatInstant(draft.savedAt, timeZone) })}</p>
            <form method="post" action={paths.newMessage()}>
              <input type="hidden" name="key" value={draft.draftId} />
              <input type="hidden" name="does" value="drop" />
              <button class="ds-button" type="submit" data-variant="tertiary">
                {t.dropDraft}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One button that ends or begins something again. */
export function ThreadButton({ action, does, text, id }: Record<'action' | 'does' | 'text' | 'id', string>) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="key" value={id} />
      <button class="ds-button" type="submit" name="does" value={does} data-variant="secondary">
        {text}
      </button>
    </form>
  )
}
