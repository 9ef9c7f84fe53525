import { LAB_DAYS, type LabRun } from '#lab'
import type { Draft } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type LabPageProps = {
  readonly frame: Frame
  readonly runs: readonly LabRun[]
  /** What can be tried: drafts that are not published. */
  readonly drafts: readonly Draft[]
  readonly chosen: string | null
  readonly isFull: boolean
}

/** The lab's door: what has been tried, and trying something. */
export function LabPage(props: LabPageProps) {
  const { frame, runs } = props
  const { lab: t, staff } = frame.w
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <BackLink href={paths.region()}>{staff.regionTitle}</BackLink>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {props.isFull && (
        <Notice kind="info">
          <p role="alert">{t.tooMany}</p>
        </Notice>
      )}
      <StartForm {...props} />
      <section>
        <h2>{t.runs}</h2>
        {runs.length === 0 && <EmptyState sentences={[t.noRuns]} />}
        <ul class="looks">
          {runs.map((run) => (
            <li>
              <p>
                <a href={paths.labRun(run.runId)}>
                  <bdi>{run.title}</bdi>
                </a>
              </p>
              <p class="m">
                {t.states[stateOf(run)]} · {t.days} {t.daysOf({ count: run.days })} ·{' '}
                {t.askedBy({ name: run.actorName, when: frame.w.formatInstant(run.askedAt, frame.timeZone) })}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </PortalPage>
  )
}

export function stateOf({ finishedAt, fault, personsAll }: LabRun): 'waits' | 'works' | 'done' | 'failed' {
  if (finishedAt !== null) return fault === null ? 'done' : 'failed'
  return personsAll === null ? 'waits' : 'works'
}

function StartForm({ frame, drafts, chosen }: LabPageProps) {
  const t = frame.w.lab
  return (
    <section>
      <h2>{t.start}</h2>
      {drafts.length === 0 ? (
        <EmptyState sentences={[t.noDrafts]} />
      ) : (
        <form class="stack steps" method="post" action={paths.lab()}>
          <RadioField
            name="draft"
            label={t.draft}
            value={chosen ?? drafts[0]!.draftId}
            choices={drafts.map(({ draftId, title, authorName, savedAt, baseVersion }) => ({
              value: draftId,
              text: title,
              hint: frame.w.rulebooks.draftOf({
                name: authorName,
                when: frame.w.formatInstant(savedAt, frame.timeZone),
                version: baseVersion,
              }),
            }))}
          />
          <RadioField
            name="days"
            label={t.days}
            value="90"
            choices={LAB_DAYS.map((days) => ({ value: String(days), text: t.daysOf({ count: days }) }))}
          />
          <div>
            <Button>{t.startDo}</Button>
          </div>
        </form>
      )}
    </section>
  )
}
