import type { Fault } from '#formats/fhir/fault'
import type { Published } from '#questionnaires'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type SiteFormsPageProps = {
  readonly frame: Frame
  readonly published: readonly Published[]
  /** What was pasted and cannot be published, and why. */
  readonly tried: { readonly text: string; readonly faults: readonly Fault[] | 'same' } | null
}

/** What the own institution asks patients, and the form for what is new. */
export function SiteFormsPage({ frame, published, tried }: SiteFormsPageProps) {
  const t = frame.w.teamQuestionnaires.site
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <BackLink href={paths.institution()}>{frame.w.staff.institutionTitle}</BackLink>
      <h1>{t.title}</h1>
      {tried && <Faults frame={frame} faults={tried.faults} />}
      <p class="lead">{t.intro}</p>
      {published.length === 0 ? (
        <EmptyState sentences={[t.none]} />
      ) : (
        <PublishedTable frame={frame} published={published} />
      )}
      <form class="stack" method="post" action={paths.siteForms()}>
        <h2>{t.publishTitle}</h2>
        <LongField name="text" label={t.field} hint={t.fieldHint} value={tried?.text ?? ''} isRequired />
        <div>
          <Button>{t.publish}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

function PublishedTable({ frame, published }: Pick<SiteFormsPageProps, 'frame' | 'published'>) {
  const { w, timeZone } = frame
  const t = w.teamQuestionnaires.site
  return (
    <DataTable
      caption={t.title}
      isCaptionHidden
      columns={[
        { title: w.teamQuestionnaires.what },
        { title: w.teamQuestionnaires.state },
        { title: t.asked, isNumber: true },
        { title: t.answered, isNumber: true },
      ]}
      rows={published.map(({ questionnaireId, title, version, endedAt, asked, answered }) => ({
        key: questionnaireId,
        cells: [
          <>
            <a href={paths.siteForm(questionnaireId)}>
              <bdi>{title}</bdi>
            </a>
            {version && <p class="m">{t.version({ version })}</p>}
          </>,
          endedAt ? t.ended({ day: w.formatInstantDay(endedAt, timeZone) }) : t.inUse,
          w.formatNumber(asked),
          w.formatNumber(answered),
        ],
      }))}
    />
  )
}

function Faults({ frame, faults }: { readonly frame: Frame; readonly faults: readonly Fault[] | 'same' }) {
  const t = frame.w.teamQuestionnaires.site
  return (
    <div class="notice danger" role="alert">
      <h2>{t.faultTitle}</h2>
      {faults === 'same' ? (
        <p>{t.same}</p>
      ) : (
        <>
          <p>{t.faultText}</p>
          <ul lang="en" dir="ltr">
            {faults.map(({ path, what, mend }) => (
              <li>
                <code>{path}</code>: {what} {mend}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
