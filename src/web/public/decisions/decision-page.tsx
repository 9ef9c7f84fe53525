import { readClinicalDate } from '#base/instant'
import type { Concern, Decision } from '#governance'
import type { Rulebook } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { Facts } from '#ui/facts/facts'
import { Notice } from '#ui/notice/notice'
import { ConcernInWords } from '../../openness/concern-in-words.tsx'
import { RuleList } from '../../openness/rule-tables.tsx'
import type { AnyRule } from '../../openness/rule-words.ts'
import { seatInWords } from '../../openness/seat-words.ts'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { AtTheTable } from './at-the-table.tsx'

/** What a decision made other than before, in the rules' own words. */
export type CarriedRules = {
  readonly rulebook: Rulebook
  readonly rules: readonly AnyRule[]
  /** The same rules as they were, where they were. */
  readonly before: readonly AnyRule[]
  readonly isReplaced: boolean
}

export type DecisionPageProps = {
  readonly frame: Frame
  readonly decision: Decision
  /** Null: no rulebook carries it out. */
  readonly rules: CarriedRules | null
  readonly concerns: readonly Concern[]
}

/** A decision for everybody: what was proposed, why, who had a say, what they said, what came of it. */
export function DecisionPage(props: DecisionPageProps) {
  const { frame, decision, rules, concerns } = props
  const t = frame.w.decisions
  const principles = new Map(rules?.rulebook.principles.map(({ id, says }) => [id, says[frame.w.language]]))
  return (
    <PortalPage frame={frame} title={decision.title}>
      <BackLink href={paths.decisions()}>{t.title}</BackLink>
      <h1>
        <bdi>{decision.title}</bdi>
      </h1>
      <p class="m">
        {t.number({ number: decision.decisionId })} · {t.kinds[decision.kind]}
      </p>
      <Facts facts={factsOf(frame, decision)} />
      <section>
        <h2>{t.proposed}</h2>
        {decision.kind === 'founding' && <p>{t.founding}</p>}
        <p dir="auto">{decision.summary}</p>
      </section>
      {decision.reason && (
        <section>
          <h2>{decision.kind === 'urgent' ? t.urgentWhy : t.why}</h2>
          <p dir="auto">{decision.reason}</p>
        </section>
      )}
      {decision.kind === 'urgent' && <Confirmation {...props} />}
      {decision.record.seats && <AtTheTable {...{ frame, decision, principles }} record={decision.record} />}
      <Afterwards {...props} />
      {concerns.length > 0 && <h2>{t.concerns}</h2>}
      {concerns.map((concern) => (
        <section>
          <ConcernInWords frame={frame} concern={concern} />
        </section>
      ))}
    </PortalPage>
  )
}

function factsOf(frame: Frame, decision: Decision) {
  const { w, timeZone, now } = frame
  const t = w.decisions
  const review = w.formatDay(readClinicalDate(decision.reviewOn)!)
  const isOver = decision.reviewOn < now.toISOString().slice(0, 10)
  return [
    { label: t.outcome, value: t.outcomes[decision.outcome] },
    { label: t.on, value: w.formatInstantDay(decision.decidedAt, timeZone) },
    { label: t.review, value: isOver ? `${review}. ${t.reviewOver}` : review },
    ...(decision.record.seats
      ? [{ label: t.seats, value: decision.record.seats.map((seat) => seatInWords(seat, w)).join(', ') }]
      : []),
  ]
}

/** Whether the room has said that an urgent decision stays, or when it will. */
function Confirmation({ frame, decision }: DecisionPageProps) {
  const { w, now } = frame
  const t = w.decisions
  const { confirmedBy, confirmBy } = decision
  if (confirmedBy)
    return (
      <p>
        {confirmedBy.outcome === 'accepted' ? t.confirmed : t.notConfirmed}{' '}
        <a href={paths.decision(confirmedBy.decisionId)}>{t.number({ number: confirmedBy.decisionId })}</a>
      </p>
    )
  const isLate = confirmBy! < now.toISOString().slice(0, 10)
  return (
    <Notice kind="info">
      <p>{t.confirmBy({ day: w.formatDay(readClinicalDate(confirmBy!)!) })}</p>
      {isLate && <p>{t.confirmLate}</p>}
    </Notice>
  )
}

function Afterwards({ frame, decision, rules }: DecisionPageProps) {
  const { w } = frame
  const t = w.decisions
  if (decision.carries === 'other') return null
  return (
    <section>
      <h2>{t.after}</h2>
      {decision.carries === 'nothing' && <p>{t.nothing}</p>}
      {decision.carries === 'rulebook' && (
        <p>
          {decision.published
            ? t.published({ day: w.formatInstantDay(decision.published.effectiveFrom, 'UTC') })
            : t.notPublished}{' '}
          {rules?.isReplaced && t.replaced} <a href={paths.whatWeShare()}>{w.frame.whatWeShare}</a>
        </p>
      )}
      {rules && rules.rules.length > 0 && (
        <>
          <h3>{t.newRules}</h3>
          <RuleList frame={frame} rulebook={rules.rulebook} rules={rules.rules} before={rules.before} />
        </>
      )}
    </section>
  )
}
