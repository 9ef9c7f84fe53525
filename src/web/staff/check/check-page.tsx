import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { FileField, SelectField } from '#ui/field/field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type CheckFault = 'none' | 'tooMuch' | 'tooLong' | 'busy'

export type CheckPageProps = {
  readonly frame: Frame
  readonly feeds: readonly string[]
  readonly chosen: string
  readonly fault: CheckFault | null
}

/** Where an institution gives its sample files. */
export function CheckPage({ frame, feeds, chosen, fault }: CheckPageProps) {
  const t = frame.w.check
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.institution()}>{frame.w.staff.institutionTitle}</BackLink>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {fault && (
        <ErrorSummary
          title={frame.w.worklist.faults.title}
          text={frame.w.worklist.faults.text}
          faults={[{ field: 'files', text: t[fault] }]}
        />
      )}
      {feeds.length === 0 ? (
        <EmptyState sentences={[t.noFeeds]} />
      ) : (
        <form class="stack" method="post" encType="multipart/form-data" action={paths.checkSamples()}>
          <SelectField
            name="feed"
            label={t.feed}
            value={chosen}
            choices={feeds.map((feed) => ({ value: feed, text: feed }))}
          />
          <FileField name="files" label={t.files} hint={t.filesHint} fault={fault && t[fault]} isRequired />
          <div>
            <Button>{t.check}</Button>
          </div>
        </form>
      )}
    </PortalPage>
  )
}
