import {
  type BalanceLine,
  type Decision,
  listDecisions,
  listProposals,
  readOwnSeat,
  summariseBalance,
} from '#governance'
import type { StaffScope } from '#platform/database/scopes'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { seatInWords } from '../../openness/seat-words.ts'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayInWords, stageInWords } from './room-parts.tsx'

/** The room: one's seat, what is proposed and where it stands, and who has shaped what. */
export async function showRoom(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const { w, timeZone } = frame
  const t = w.room
  const proposals = await listProposals(scope)
  const seat = await readOwnSeat(scope)
  const balance = await summariseBalance(scope)
  const confirming = new Set(proposals.map(({ confirms }) => confirms))
  const urgent = (await listDecisions(scope)).filter(
    ({ kind, confirmedBy, decisionId }) => kind === 'urgent' && !confirmedBy && !confirming.has(decisionId),
  )
  const mayPropose = scope.role === 'steward' || scope.role === 'representative'
  return {
    view: (
      <PortalPage frame={frame} title={t.title} wide>
        <h1>{t.title}</h1>
        <p class="lead">{t.intro}</p>
        <p>{seat ? t.yourSeat({ seat: seatInWords(seat, w) }) : t.noSeat}</p>
        <Places frame={frame} mayPropose={mayPropose} />
        <Urgent frame={frame} decisions={urgent} mayPropose={mayPropose} />
        <h2>{t.proposals}</h2>
        {proposals.length === 0 && <EmptyState sentences={[t.noProposals]} />}
        <ul class="looks">
          {proposals.map((proposal) => (
            <li>
              <p>
                <a href={paths.proposal(proposal.proposalId)}>
                  <bdi>{proposal.title}</bdi>
                </a>{' '}
                · {stageInWords(proposal, frame)}
              </p>
              <p class="m">
                {t.openedBy({
                  day: w.formatInstantDay(proposal.openedAt, timeZone),
                  name: proposal.actorName,
                  review: dayInWords(proposal.reviewOn, frame),
                })}
              </p>
            </li>
          ))}
        </ul>
        {balance.length > 0 && <Balance frame={frame} lines={balance} />}
      </PortalPage>
    ),
  }
}

function Places({ frame: { w }, mayPropose }: { readonly frame: Frame; readonly mayPropose: boolean }) {
  const places: [string, string][] = [
    ...(mayPropose ? [[paths.propose(), w.room.propose] as [string, string]] : []),
    [paths.seats(), w.room.seats],
    [paths.roomConcerns(), w.decisions.concerns],
    [paths.roomIdeas(), w.decisions.ideas],
    [paths.decisions(), w.decisions.title],
  ]
  return (
    <ul>
      {places.map(([href, text]) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  )
}

type UrgentProps = {
  readonly frame: Frame
  readonly decisions: readonly Decision[]
  readonly mayPropose: boolean
}

/** Urgent decisions of which the room has not said whether they stay. */
function Urgent({ frame, decisions, mayPropose }: UrgentProps) {
  const t = frame.w.room
  if (decisions.length === 0) return null
  return (
    <section>
      <h2>{t.urgent}</h2>
      <ul class="looks">
        {decisions.map(({ decisionId, title, confirmBy }) => (
          <li>
            <p>
              <a href={paths.decision(decisionId)}>
                <bdi>{title}</bdi>
              </a>{' '}
              · {t.confirmBy} {dayInWords(confirmBy!, frame)}
            </p>
            {mayPropose && (
              <p>
                <a href={paths.propose({ confirms: decisionId })}>{t.urgentPropose}</a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Balance({ frame, lines }: { readonly frame: Frame; readonly lines: readonly BalanceLine[] }) {
  const { w } = frame
  const t = w.room
  const columns = [t.spoke, t.positions, t.changes, t.dissents, t.signOffs, t.returns, t.prevailed]
  return (
    <section>
      <h2>{t.balance}</h2>
      <p>{t.balanceIntro}</p>
      <DataTable
        caption={t.balance}
        isCaptionHidden
        columns={[{ title: t.seats }, ...columns.map((title) => ({ title, isNumber: true }))]}
        rows={lines.map((line) => ({
          key: line.kind,
          cells: [
            seatInWords(line, w),
            t.spokeOf({ spoke: line.spoke, invited: line.invited }),
            ...[line.positions, line.changes, line.dissents, line.signOffs, line.returns].map(w.formatNumber),
            line.prevailed === null ? '' : `${w.formatNumber(line.prevailed)} %`,
          ],
        }))}
      />
    </section>
  )
}
