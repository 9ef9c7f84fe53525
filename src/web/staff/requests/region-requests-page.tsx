import type { RequestCount, StandingPromise } from '#requests'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { SelectField } from '#ui/field/field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type RegionRequestsPageProps = {
  readonly frame: Frame
  readonly counts: readonly (RequestCount & { readonly institutionName: string })[]
  readonly promises: readonly StandingPromise[]
  /** Whether the reader may promise for the region. */
  readonly mayPromise: boolean
}

/** What is asked and answered in the region, as counts, and what is promised. Nothing of whom. */
export function RegionRequestsPage({ frame, counts, promises, mayPromise }: RegionRequestsPageProps) {
  const { w } = frame
  const t = w.teamRequests
  return (
    <PortalPage frame={frame} title={t.counts} wide>
      <BackLink href={paths.region()}>{w.frame.backTo({ page: w.staff.regionTitle })}</BackLink>
      <h1>{t.counts}</h1>
      <p class="lead">{t.countsIntro}</p>
      {counts.length === 0 ? (
        <EmptyState sentences={[t.nothingAsked]} />
      ) : (
        <DataTable
          caption={t.counts}
          isCaptionHidden
          columns={[
            { title: w.staff.institution },
            { title: t.kind },
            ...[t.waiting, t.overdue, t.answered, t.inTime].map((title) => ({ title, isNumber: true })),
          ]}
          rows={counts.map((count) => ({
            key: `${count.institutionId} ${count.kind}`,
            cells: [
              <bdi>{count.institutionName}</bdi>,
              t.kinds[count.kind],
              ...[count.waiting, count.overdue, count.answered, count.inTime].map((figure) => w.formatNumber(figure)),
            ],
          }))}
        />
      )}
      <h2>{t.promises}</h2>
      <p>{t.promisesIntro}</p>
      {promises.map((promise) => (
        <PromiseOf frame={frame} promise={promise} mayPromise={mayPromise} />
      ))}
    </PortalPage>
  )
}

const OFFERED = [1, 2, 3, 5, 10]

function PromiseOf({
  frame,
  promise,
  mayPromise,
}: Pick<RegionRequestsPageProps, 'frame' | 'mayPromise'> & { readonly promise: StandingPromise }) {
  const { w, timeZone } = frame
  const t = w.teamRequests
  const { kind, workingDays, setAt, actorName } = promise
  const days = [...new Set([...OFFERED, workingDays])].toSorted((a, b) => a - b)
  return (
    <section>
      <h3>{t.kinds[kind]}</h3>
      <p>
        {t.workingDays}: {w.formatNumber(workingDays)} ·{' '}
        {setAt ? t.setBy({ name: actorName ?? '', day: w.formatInstantDay(setAt, timeZone) }) : t.asShipped}
      </p>
      {mayPromise && (
        <form class="inline" method="post" action={paths.regionRequests()}>
          <input type="hidden" name="kind" value={kind} />
          <SelectField
            name={`days-${kind}`}
            label={t.workingDays}
            value={String(workingDays)}
            choices={days.map((day) => ({ value: String(day), text: w.formatNumber(day) }))}
          />
          <Button kind="secondary">{t.promise}</Button>
        </form>
      )}
    </section>
  )
}
