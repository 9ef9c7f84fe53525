import type { Funnel } from '#adoption'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import type { Frame } from '../patient/view-types.ts'

/** For how many days back invitations are counted. */
export const FUNNEL_DAYS = 90

/** How far invited people came; with `names` a row for each institution too. */
export function funnelTable(frame: Frame, rows: readonly Funnel[], names: ReadonlyMap<string, string> | null) {
  const { w } = frame
  const t = w.enrolment
  const caption = t.funnelTitle({ days: FUNNEL_DAYS })
  if (rows.length === 0)
    return (
      <>
        <h2>{caption}</h2>
        <EmptyState sentences={[t.funnelNone]} />
      </>
    )
  const few = (count: number | null) => (count === null ? w.console.fewerThanFive : w.formatNumber(count))
  const numbers = [t.funnel.invited, t.funnel.opened, t.funnel.registered, t.funnel.signedIn, t.funnel.stuck]
  return (
    <DataTable
      caption={caption}
      columns={[
        ...(names ? [{ title: w.staff.institution }] : []),
        { title: t.onWay },
        ...numbers.map((title) => ({ title, isNumber: true })),
      ]}
      rows={rows.map(({ institutionId, channel, invited, opened, registered, signedIn, stuck }) => ({
        key: `${institutionId} ${channel}`,
        cells: [
          ...(names ? [<bdi>{names.get(institutionId) ?? institutionId}</bdi>] : []),
          t.channels[channel as keyof typeof t.channels] ?? channel,
          ...[invited, opened, registered, signedIn, stuck].map(few),
        ],
      }))}
    />
  )
}
