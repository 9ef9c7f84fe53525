import { type Ask, isLive, waitsForAnswer } from '#journal'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { titleOf } from './journal-page.tsx'
import { callWords, limitWords } from './journal-words.ts'

export type JournalAskPageProps = { readonly frame: Frame; readonly ask: Ask; readonly mayAnswer: boolean }

/** What a team asks for: what, how often, who reads it and when, and how it ends. */
export function JournalAskPage({ frame, ask, mayAnswer }: JournalAskPageProps) {
  const { w } = frame
  const t = w.journal
  const title = t.askTitle({ team: ask.teamName, kind: t.kinds[ask.kind] })
  return (
    <PortalPage frame={frame} title={title}>
      <BackLink href={paths.journal()}>{w.frame.backTo({ page: titleOf(frame) })}</BackLink>
      <h1>{title}</h1>
      <State ask={ask} frame={frame} />
      <p class="lead">{t.askBy({ name: ask.askedName, institution: ask.institutionName })}</p>
      {ask.words && (
        <blockquote>
          <bdi>{ask.words}</bdi>
        </blockquote>
      )}
      <Terms ask={ask} frame={frame} />
      {waitsForAnswer(ask) && mayAnswer && <Answers ask={ask} frame={frame} />}
      {isLive(ask) && (
        <p>
          <a class="ds-button" data-variant="primary" href={paths.journalNew(ask.kind)}>
            {t.save}
          </a>
        </p>
      )}
      {isLive(ask) && mayAnswer && <End ask={ask} frame={frame} />}
      {!mayAnswer && <p class="m">{t.onlyOwner({ name: frame.visitor?.subject?.name ?? '' })}</p>}
    </PortalPage>
  )
}

type AskProps = { readonly ask: Ask; readonly frame: Frame }

function State({ ask, frame }: AskProps) {
  const words = stateOf(ask, frame)
  if (!words) return null
  return (
    <Notice kind="info">
      <p role="status">{words}</p>
    </Notice>
  )
}

function stateOf(ask: Ask, frame: Frame): string | null {
  const t = frame.w.journal
  if (ask.endedBy) return ask.endedBy === 'person' ? t.endedByYou : t.endedByTeam
  if (ask.answer === 'no') return t.answeredNo
  if (ask.isOver) return t.over({ day: dayWords(ask.untilDay, frame) })
  return ask.answer === 'yes' ? t.answeredYes : null
}

function Terms({ ask, frame }: AskProps) {
  const { w } = frame
  const t = w.journal
  const limits = limitWords(ask.kind, ask, w)
  return (
    <ul>
      <li>
        {t.often({ count: ask.timesWeekly })}. {t.until({ day: dayWords(ask.untilDay, frame) })}.
      </li>
      {limits && <li>{t.limits({ limits })}</li>}
      <li>{t.whoReads}</li>
      <li>{t.reads({ count: ask.promiseDays })}</li>
      <li>{t.readsMost({ count: ask.weeklyMost })}</li>
      <li>
        <b>{t.notWatched}</b> {callWords(ask, frame)}
      </li>
      <li>{t.onlyThis}</li>
    </ul>
  )
}

function Answers({ ask, frame }: AskProps) {
  const t = frame.w.journal
  return (
    <form class="inline" method="post" action={paths.journalAsk(ask.askId)}>
      <Button name="does" value="yes">
        {t.yes}
      </Button>
      <Button kind="secondary" name="does" value="no">
        {t.no}
      </Button>
    </form>
  )
}

function End({ ask, frame }: AskProps) {
  const t = frame.w.journal
  return (
    <form class="stack" method="post" action={paths.journalAsk(ask.askId)}>
      <p>{t.endHint}</p>
      <div>
        <Button kind="secondary" name="does" value="end">
          {t.end}
        </Button>
      </div>
    </form>
  )
}

function dayWords(day: string, { w }: Frame): string {
  return w.formatInstantDay(new Date(`${day}T00:00:00Z`), 'UTC')
}
