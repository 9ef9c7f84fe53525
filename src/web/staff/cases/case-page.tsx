import { type CaseCandidate, compareSides, type MatchCase } from '#patient-index'
import { BackLink } from '#ui/back-link/back-link'
import { Comparison } from '#ui/comparison/comparison'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Facts } from '#ui/facts/facts'
import { Notice } from '#ui/notice/notice'
import { paths, type StaffPlace } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn, nameIn, reasonIn } from '../words-of-patients.ts'
import { candidateTitle } from './candidate-title.ts'
import { CaseHistory } from './case-history.tsx'
import { DecisionForm, FIELD_OF } from './decision-form.tsx'
import type { Said } from './said.ts'

export type CasePageProps = {
  readonly frame: Frame
  readonly place: StaffPlace
  readonly found: MatchCase
  /** What was sent and could not be taken. */
  readonly said?: Said
  readonly isDone?: boolean
}

/** One case: why it waits, who it may be, what to decide, and what was decided before. */
export function CasePage({ frame, place, found, said, isDone = false }: CasePageProps) {
  const t = frame.w.worklist
  const name = nameIn(found.demographics, frame)
  const born = bornIn(found.demographics, frame)
  return (
    <PortalPage frame={frame} title={name} wide>
      <BackLink href={found.closedAt ? paths.decidedCases(place) : paths.cases(place)}>
        {found.closedAt ? t.decided : t.title}
      </BackLink>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      {born && <p>{t.born({ day: born })}</p>}
      {isDone && !said && (
        <Notice kind="info">
          <p>{t.done}</p>
        </Notice>
      )}
      {said?.fault && (
        <ErrorSummary
          title={t.faults.title}
          text={t.faults.text}
          faults={[{ field: FIELD_OF[said.fault], text: t.faults[said.fault] }]}
        />
      )}
      {!found.closedAt && <p class="lead">{t.why[found.kind]({ institution: found.institutionName })}</p>}
      {found.numbers.length > 0 && (
        <Facts
          facts={[{ label: t.numbers({ institution: found.institutionName }), value: found.numbers.join(', ') }]}
        />
      )}
      {found.candidates.length === 0 ? (
        <p>{t.noCandidate}</p>
      ) : (
        <>
          <p class="m">{t.shortened}</p>
          {found.candidates.map((candidate, at) => (
            <Candidate frame={frame} found={found} candidate={candidate} at={at} />
          ))}
        </>
      )}
      <DecisionForm frame={frame} place={place} found={found} said={said} />
      <CaseHistory frame={frame} found={found} />
    </PortalPage>
  )
}

type CandidateProps = {
  readonly frame: Frame
  readonly found: MatchCase
  readonly candidate: CaseCandidate
  readonly at: number
}

function Candidate(props: CandidateProps) {
  const { frame, found, candidate } = props
  const t = frame.w.worklist
  const title = candidateTitle(props)
  return (
    <section class="candidate">
      <h2>{title}</h2>
      <Comparison
        caption={title}
        what={t.field}
        ours={t.patient}
        theirs={t.known}
        fields={compareSides(found.demographics, candidate.demographics).map(({ field, ours, theirs, agrees }) => ({
          label: t.fields[field],
          ours: said(frame, field, ours),
          theirs: said(frame, field, theirs),
          agrees: t.agrees[agrees],
          isDifferent: agrees === 'differs',
        }))}
      />
      {candidate.reasons.length > 0 && (
        <>
          <h3>{t.speaks}</h3>
          <ul>
            {candidate.reasons.map((reason) => (
              <li>{reasonIn(reason, frame)}</li>
            ))}
          </ul>
        </>
      )}
      <Facts facts={[{ label: t.seenBy, value: seenBy(frame, candidate) }]} />
    </section>
  )
}

/** Dates and sex in the reader's words; names and numbers as they were sent. */
function said(frame: Frame, field: string, values: readonly string[]): readonly string[] {
  const { sexes } = frame.w.worklist
  if (field === 'birth-date') return values.map((birthDate) => bornIn({ birthDate } as never, frame) ?? birthDate)
  if (field === 'sex') return values.map((sex) => sexes[sex as keyof typeof sexes] ?? sex)
  return values
}

function seenBy(frame: Frame, candidate: CaseCandidate): string {
  const t = frame.w.worklist
  const own = candidate.ownAccounts > 0 ? [t.ownAccounts({ count: candidate.ownAccounts })] : []
  const others = candidate.otherAccounts > 0 ? [t.otherAccounts({ count: candidate.otherAccounts })] : []
  return [...own, ...others].join('; ') || t.nobodySees
}
