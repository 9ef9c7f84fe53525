import type { AskedConsent } from '#appointments'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { type AppointmentView, timeIn } from './appointment-view.ts'

export type ConsentsPageProps = {
  readonly frame: Frame
  readonly visit: AppointmentView
  readonly asked: readonly AskedConsent[]
  /** The reader may say yes or no; helpers read. */
  readonly mayAnswer: boolean
  /** The visit is over, or off: what was said stays. */
  readonly isOver: boolean
  readonly isSaved: boolean
}

/** What the service asks one to agree to before a visit, each with its words and what was said. */
export function ConsentsPage(props: ConsentsPageProps) {
  const { frame, visit, asked, isSaved } = props
  const { w } = frame
  const t = w.consents
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.appointment(visit.visitId)}>{w.frame.backTo({ page: visit.title })}</BackLink>
      <h1>{t.title}</h1>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      <p class="lead">{t.lead}</p>
      {asked.length === 0 && <EmptyState sentences={[t.none]} />}
      {asked.map((each) => (
        <OneConsent {...props} each={each} />
      ))}
    </PortalPage>
  )
}

function OneConsent({ frame, visit, each, mayAnswer, isOver }: ConsentsPageProps & { readonly each: AskedConsent }) {
  const t = frame.w.consents
  return (
    <section aria-labelledby={`title-${each.textId}`}>
      <h2 id={`title-${each.textId}`} lang={each.language} dir="auto">
        {each.title}
      </h2>
      {each.words.split(/\n\s*\n/).map((part) => (
        <p lang={each.language} dir="auto">
          {part}
        </p>
      ))}
      <p>
        <b>{saidWords(each, frame)}</b>
      </p>
      {each.isEnded && <p class="m">{t.ended}</p>}
      {!isOver && !each.isEnded && !mayAnswer && <p class="m">{t.onlyOwner}</p>}
      {!isOver && !each.isEnded && mayAnswer && (
        <form class="stack" method="post" action={paths.consents(visit.visitId)}>
          <input type="hidden" name="text" value={each.textId} />
          {each.answer !== 'yes' && <Answer word="yes" each={each} frame={frame} />}
          {each.answer !== 'no' && <Answer word="no" each={each} frame={frame} />}
        </form>
      )}
    </section>
  )
}

function Answer({ word, each, frame }: { word: 'yes' | 'no'; each: AskedConsent; frame: Frame }) {
  const t = frame.w.consents
  return (
    <div>
      <Button name="answer" value={word} kind="secondary">
        {each.answer ? t.change[word] : t[word]}
      </Button>
    </div>
  )
}

function saidWords({ answer, answeredAt, actorName }: AskedConsent, frame: Frame): string {
  const t = frame.w.consents
  if (!answer || !answeredAt) return t.said.none
  return t.saidOn({ answer: t.said[answer], time: timeIn(answeredAt, frame), name: actorName ?? '' })
}
