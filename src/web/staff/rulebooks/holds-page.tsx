import type { StaffWork } from '#adoption'
import { findRule, type HoldCounts, type PulseCount, type Rulebook } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

/** The days over which work is counted. */
export const WORK_DAYS = 30

export type HoldsPageProps = {
  readonly frame: Frame
  readonly counts: HoldCounts
  /** Null: not for this role. */
  readonly pulses: readonly PulseCount[] | null
  readonly work: readonly StaffWork[]
  readonly rulebook: Rulebook
  readonly names: ReadonlyMap<string, string>
}

/** Counts for those who steer: what waits, what clinicians asked for, what people said after reading. */
export function HoldsPage(props: HoldsPageProps) {
  const { rulebooks: t, staff } = props.frame.w
  return (
    <PortalPage frame={props.frame} title={t.holdsTitle} wide>
      <BackLink href={paths.region()}>{staff.regionTitle}</BackLink>
      <h1>{t.holdsTitle}</h1>
      <p class="lead">{t.holdsIntro}</p>
      <Waiting {...props} />
      <ByClinicians {...props} />
      <Work {...props} />
      {props.pulses && <Pulses {...props} pulses={props.pulses} />}
    </PortalPage>
  )
}

function Waiting({ frame, counts, rulebook, names }: HoldsPageProps) {
  const { w } = frame
  const t = w.rulebooks
  return (
    <section>
      <h2>{t.waiting}</h2>
      {counts.waiting.length === 0 ? (
        <EmptyState sentences={[t.nothingWaits]} />
      ) : (
        <DataTable
          caption={t.waiting}
          isCaptionHidden
          columns={[{ title: t.institution }, { title: w.staff.rule }, { title: t.count, isNumber: true }]}
          rows={counts.waiting.map((line) => ({
            key: `${line.institutionId} ${line.rule}`,
            cells: [
              <bdi>{names.get(line.institutionId) ?? line.institutionId}</bdi>,
              ruleInWords(line.rule, rulebook, frame),
              w.formatNumber(line.waiting),
            ],
          }))}
        />
      )}
    </section>
  )
}

function ByClinicians({ frame, counts, rulebook, names }: HoldsPageProps) {
  const { w } = frame
  const t = w.rulebooks
  const grounds = new Map(rulebook.holdGrounds.map((ground) => [ground.id, ground.says[w.language]]))
  return (
    <section>
      <h2>{t.byClinicians}</h2>
      {counts.byClinicians.length === 0 ? (
        <EmptyState sentences={[t.noneByClinicians]} />
      ) : (
        <DataTable
          caption={t.byClinicians}
          isCaptionHidden
          columns={[
            { title: t.institution },
            { title: t.ground },
            { title: t.asked, isNumber: true },
            { title: t.ended, isNumber: true },
          ]}
          rows={counts.byClinicians.map((line) => ({
            key: `${line.institutionId} ${line.ground}`,
            cells: [
              <bdi>{names.get(line.institutionId) ?? line.institutionId}</bdi>,
              grounds.get(line.ground) ?? line.ground,
              w.formatNumber(line.placed),
              w.formatNumber(line.lifted),
            ],
          }))}
        />
      )}
    </section>
  )
}

/** How much work it makes for clinicians: pages opened, acts done, and how many pages an act took. */
function Work({ frame, work, names }: HoldsPageProps) {
  const { w } = frame
  const t = w.rulebooks
  const title = t.work({ days: WORK_DAYS })
  return (
    <section>
      <h2>{title}</h2>
      <p>{t.workHint}</p>
      {work.length === 0 ? (
        <EmptyState sentences={[t.noWork]} />
      ) : (
        <DataTable
          caption={title}
          isCaptionHidden
          columns={[t.institution, t.pages, t.acts, t.pagesEach].map((each, at) => ({ title: each, isNumber: at > 0 }))}
          rows={work.map((line) => ({
            key: line.institutionId,
            cells: [
              <bdi>{names.get(line.institutionId) ?? line.institutionId}</bdi>,
              w.formatNumber(line.pages),
              w.formatNumber(line.acts),
              line.acts === 0 ? '' : w.formatNumber(Math.round((10 * line.pages) / line.acts) / 10),
            ],
          }))}
        />
      )}
    </section>
  )
}

function Pulses({ frame, pulses, rulebook }: HoldsPageProps & { readonly pulses: readonly PulseCount[] }) {
  const { w } = frame
  const t = w.rulebooks
  const classes = new Map(rulebook.classes.map((each) => [each.id, each.says[w.language]]))
  return (
    <section>
      <h2>{t.pulses}</h2>
      <p>{t.pulsesHint}</p>
      {pulses.length === 0 ? (
        <EmptyState sentences={[t.noPulses]} />
      ) : (
        <DataTable
          caption={t.pulses}
          isCaptionHidden
          columns={[
            { title: t.testClass },
            { title: w.staff.rule },
            { title: t.word },
            { title: t.count, isNumber: true },
          ]}
          rows={pulses.map((line) => ({
            key: `${line.testClass} ${line.rule} ${line.word}`,
            cells: [
              classes.get(line.testClass) ?? t.otherTests,
              ruleInWords(line.rule, rulebook, frame),
              t.words[line.word],
              w.formatNumber(line.given),
            ],
          }))}
        />
      )}
    </section>
  )
}

function ruleInWords(id: string, rulebook: Rulebook, { w }: Frame): string {
  return findRule(rulebook, id)?.says[w.language] ?? id
}
