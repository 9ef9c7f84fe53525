import { isOverdue, type TeamRequest } from '#requests'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Tag } from '#ui/tag/tag'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { BackToWork } from '../own-teams.tsx'
import { bornIn, nameIn } from '../words-of-patients.ts'

/** What waits for an answer of the team, the most urgent first. */
export function TeamListPage({
  frame,
  requests,
}: {
  readonly frame: Frame
  readonly requests: readonly TeamRequest[]
}) {
  const { w, timeZone } = frame
  const t = w.teamRequests
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <BackToWork frame={frame} />
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {requests.length === 0 ? (
        <EmptyState sentences={[t.none]} />
      ) : (
        <DataTable
          caption={t.title}
          isCaptionHidden
          columns={[t.patient, t.what, t.due, t.state].map((title) => ({ title }))}
          rows={requests.map((request) => ({
            key: request.requestId,
            cells: [
              <>
                <a href={paths.teamRequest(request.requestId)}>
                  <bdi>{nameIn(request, frame)}</bdi>
                </a>
                <br />
                {bornIn(request, frame) && w.worklist.born({ day: bornIn(request, frame)! })}
              </>,
              `${t.kinds[request.kind]}: ${w.categories[request.category].name}`,
              w.formatInstantDay(request.dueAt, timeZone),
              <StateOf request={request} frame={frame} />,
            ],
          }))}
        />
      )}
    </PortalPage>
  )
}

/** Whose turn it is, or since when the answer is late. */
export function StateOf({ request, frame }: { readonly request: TeamRequest; readonly frame: Frame }) {
  const { w, timeZone, now } = frame
  const t = w.teamRequests
  if (request.closedAt) return <>{t.over({ day: w.formatInstantDay(request.closedAt, timeZone) })}</>
  if (isOverdue(request, now)) return <Tag>{t.late({ day: w.formatInstantDay(request.dueAt, timeZone) })}</Tag>
  return <>{request.ball === 'staff' ? t.yourTurn : t.theirTurn}</>
}
