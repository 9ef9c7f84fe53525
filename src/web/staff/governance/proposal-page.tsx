import { type Concern, type Evidence, newestText, rowsOf } from '#governance'
import { BackLink } from '#ui/back-link/back-link'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { CheckResult } from '../rulebooks/check-result.tsx'
import { ChairForms } from './chair-forms.tsx'
import type { ProposalView } from './proposal-view.ts'
import { dayInWords, Outcome, stageInWords } from './room-parts.tsx'
import { SeatForms } from './seat-forms.tsx'
import { Course, Positions, Votes } from './what-was-said.tsx'

/** A proposal from top to bottom: what, whether it holds, on what it rests, what was said, what one may do. */
export function ProposalPage(props: ProposalView) {
  const { frame, proposal, checked, names, concerns, sent, isDone } = props
  const { w, timeZone } = frame
  const t = w.room
  const text = newestText(proposal)
  const head = {
    day: w.formatInstantDay(proposal.openedAt, timeZone),
    name: proposal.actorName,
    review: dayInWords(proposal.reviewOn, frame),
  }
  return (
    <PortalPage frame={frame} title={proposal.title} wide>
      <BackLink href={paths.room()}>{t.title}</BackLink>
      <h1>
        <bdi>{proposal.title}</bdi>
      </h1>
      <p class="lead">{stageInWords(proposal, frame, proposal.steps.at(-1)?.until ?? null)}</p>
      <p class="m">
        {t.openedBy(head)} {t.rules[proposal.rule]}.
      </p>
      <Outcome frame={frame} sent={sent} isDone={isDone} />
      <Onwards {...props} />
      <section>
        <h2>{t.text({ number: text.textNo })}</h2>
        <p dir="auto">{text.summary}</p>
        {proposal.draftId && <DraftLink {...props} />}
      </section>
      {checked && <CheckResult frame={frame} checked={checked} names={names} />}
      <EvidencePack frame={frame} evidence={proposal.evidence} />
      <Worries frame={frame} concerns={concerns} />
      <Positions {...props} />
      <Votes {...props} />
      <SeatForms {...props} />
      <ChairForms {...props} />
      <Course {...props} />
    </PortalPage>
  )
}

function Worries({ frame: { w }, concerns }: Pick<ProposalView, 'frame' | 'concerns'>) {
  if (concerns.length === 0) return null
  return (
    <section>
      <h2>{w.decisions.concerns}</h2>
      <ul>
        {concerns.map(({ worry }: Concern) => (
          <li>
            <a href={paths.concerns()}>
              <bdi>{worry}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function DraftLink({ frame, role, proposal }: ProposalView) {
  if (role !== 'steward' && role !== 'representative') return null
  return (
    <p>
      <a href={paths.draft(proposal.draftId!)}>{frame.w.room.openDraft}</a>
    </p>
  )
}

function Onwards({ frame, role, proposal }: ProposalView) {
  const t = frame.w.room
  if (proposal.decisionId === null) return null
  const mayPublish = role === 'steward' && proposal.stage === 'decided' && proposal.draftId !== null
  return (
    <ul>
      <li>
        <a href={paths.decision(proposal.decisionId)}>{t.toDecision({ number: proposal.decisionId })}</a>
      </li>
      {mayPublish && (
        <li>
          <a href={`${paths.draft(proposal.draftId!)}#publish`}>{t.toPublish}</a>
        </li>
      )}
    </ul>
  )
}

function EvidencePack({ frame, evidence }: { readonly frame: Frame; readonly evidence: readonly Evidence[] }) {
  const t = frame.w.room
  return (
    <section>
      <h2>{t.evidence}</h2>
      {evidence.length === 0 && <EmptyState sentences={[t.noEvidence]} />}
      {evidence.map((each) => (
        <OneEvidence frame={frame} evidence={each} />
      ))}
    </section>
  )
}

function OneEvidence({ frame, evidence }: { readonly frame: Frame; readonly evidence: Evidence }) {
  const { w, timeZone } = frame
  const t = w.room
  const rows = rowsOf(evidence.figures)
  const when = w.formatInstant(evidence.madeAt, timeZone)
  return (
    <section>
      <h3>
        <bdi>{evidence.title}</bdi>
      </h3>
      <p class="m">
        {evidence.kind === 'lab-brief' ? t.labBrief({ when }) : t.note({ when, name: evidence.actorName })}
      </p>
      {evidence.words && <p dir="auto">{evidence.words}</p>}
      {evidence.link && (
        <p class="m">
          <bdi>{evidence.link}</bdi>
        </p>
      )}
      {rows.length > 0 && (
        <DataTable
          caption={evidence.title}
          isCaptionHidden
          columns={[{ title: t.figure }, { title: t.now, isNumber: true }, { title: t.proposed, isNumber: true }]}
          rows={rows.map((row) => ({
            key: row.name,
            cells: [<bdi>{row.name}</bdi>, <bdi>{row.now}</bdi>, <bdi>{row.proposed}</bdi>],
          }))}
        />
      )}
    </section>
  )
}
