import type { MatchCaseRow } from '#patient-index'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Paging } from '#ui/paging/paging'
import { Tag } from '#ui/tag/tag'
import { paths, type StaffPlace } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn, nameIn, reasonIn } from '../words-of-patients.ts'

export type CaseListProps = {
  readonly frame: Frame
  readonly place: StaffPlace
  readonly cases: readonly MatchCaseRow[]
  readonly nothing: string
  readonly newer: string | null
  readonly older: string | null
}

/** Cases one under the other, each with who it is about, why it is unsure and since when. */
export function CaseList({ frame, place, cases, nothing, newer, older }: CaseListProps) {
  const t = frame.w.worklist
  if (cases.length === 0 && !newer) return <EmptyState sentences={[nothing]} />
  return (
    <>
      <ul class="looks">
        {cases.map((each) => (
          <CaseLine frame={frame} place={place} line={each} />
        ))}
      </ul>
      <Paging
        label={t.paging}
        newer={newer ? { href: newer, text: t.newer } : null}
        older={older ? { href: older, text: t.older } : null}
      />
    </>
  )
}

function CaseLine({
  frame,
  place,
  line,
}: {
  readonly frame: Frame
  readonly place: StaffPlace
  readonly line: MatchCaseRow
}) {
  const { w, timeZone } = frame
  const t = w.worklist
  const born = bornIn(line.demographics, frame)
  const reasons = line.reasons.map((code) => reasonIn({ code }, frame))
  const when = line.closedAt
    ? t.closed({ day: w.formatInstantDay(line.closedAt, timeZone) })
    : t.since({ day: w.formatInstantDay(line.openedAt, timeZone) })
  return (
    <li>
      <p>
        <a href={paths.case(place, line.caseId)}>
          <bdi>{nameIn(line.demographics, frame)}</bdi>
        </a>
        {born && <> · {t.born({ day: born })}</>} <Tag>{t.kinds[line.kind]}</Tag>
        {line.waitsForSecond && (
          <>
            {' '}
            <Tag>{t.secondWaits}</Tag>
          </>
        )}
      </p>
      {line.candidates > 0 && (
        <p>
          {t.candidates({ count: line.candidates })}: {reasons.join(' · ')}
        </p>
      )}
      <p class="m">
        {place === 'region' && (
          <>
            <bdi>{line.institutionName}</bdi> ·{' '}
          </>
        )}
        {when}
      </p>
    </li>
  )
}
