import { type FormAsk, formOf, waitsForAnswers } from '#questionnaires'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Tag } from '#ui/tag/tag'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { Said } from './answer-words.tsx'
import { dayWords } from './ask-words.ts'

/** What waits to be answered, and what was. */
export function QuestionnairesPage({ frame, asks }: { readonly frame: Frame; readonly asks: readonly FormAsk[] }) {
  const t = frame.w.questionnaires
  const [waiting, earlier] = [asks.filter(waitsForAnswers), asks.filter((ask) => !waitsForAnswers(ask))]
  return (
    <PortalPage frame={frame} title={titleOf(frame)}>
      <h1>{titleOf(frame)}</h1>
      <p class="lead">{t.lead}</p>
      {asks.length === 0 && <EmptyState sentences={[t.none]} />}
      {waiting.length > 0 && (
        <section>
          <h2>{t.waiting}</h2>
          <ul class="rows">
            {waiting.map((ask) => (
              <Waiting ask={ask} frame={frame} />
            ))}
          </ul>
        </section>
      )}
      {earlier.length > 0 && (
        <section>
          <h2>{t.earlier}</h2>
          <ul class="rows">
            {earlier.map((ask) => (
              <Earlier ask={ask} frame={frame} />
            ))}
          </ul>
        </section>
      )}
    </PortalPage>
  )
}

/** For whose scope they are not. */
export function NoQuestionnairesPage({ frame }: { readonly frame: Frame }) {
  return (
    <PortalPage frame={frame} title={titleOf(frame)}>
      <h1>{titleOf(frame)}</h1>
      <EmptyState sentences={[frame.w.questionnaires.notCovered]} />
    </PortalPage>
  )
}

export function titleOf({ w, visitor }: Frame): string {
  const subject = visitor?.subject
  return subject && !subject.isSelf ? w.questionnaires.otherTitle({ name: subject.name }) : w.questionnaires.title
}

type AskProps = { readonly ask: FormAsk; readonly frame: Frame }

function Head({ ask, frame }: AskProps) {
  const form = formOf(ask)
  const t = frame.w.questionnaires
  return (
    <>
      <p class="t">
        <a href={paths.questionnaire(ask.askId)}>
          <Said wording={form.title} form={form} frame={frame} />
        </a>
        {ask.answer && !ask.readAt && <Tag>{t.newAnswer}</Tag>}
      </p>
      <p class="m">{t.from({ team: ask.teamName, institution: ask.institutionName })}</p>
    </>
  )
}

function Waiting({ ask, frame }: AskProps) {
  const t = frame.w.questionnaires
  const day = dayWords(ask.untilDay, frame)
  return (
    <li>
      <Head ask={ask} frame={frame} />
      <p>{ask.visitId ? t.forVisit({ day }) : t.until({ day })}</p>
      {ask.begunAt && <p>{t.begun}</p>}
    </li>
  )
}

function Earlier({ ask, frame }: AskProps) {
  return (
    <li>
      <Head ask={ask} frame={frame} />
      <p class="m">{pastWords(ask, frame)}</p>
    </li>
  )
}

/** Why nothing is waited for any more. */
export function pastWords(ask: FormAsk, frame: Frame): string {
  const { w, timeZone } = frame
  const t = w.questionnaires.states
  if (ask.sentAt) return t.sent({ day: w.formatInstantDay(ask.sentAt, timeZone) })
  if (ask.endedBy === 'person') return t.declined
  if (ask.endedBy === 'visit') return t.off
  return ask.endedBy === 'team' ? t.ended : t.over({ day: dayWords(ask.untilDay, frame) })
}
