import type { StaffRole } from '#platform/database/scopes'
import type { Draft, RulebookVersion } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type RulebooksPageProps = {
  readonly frame: Frame
  readonly role: StaffRole
  readonly versions: readonly RulebookVersion[]
  readonly drafts: readonly Draft[]
  /** The title of a draft that could not be begun; null: nothing was sent. */
  readonly wrongTitle: string | null
}

/** The region's rulebooks: published versions, drafts, and how to begin one. */
export function RulebooksPage(props: RulebooksPageProps) {
  const { frame, role, versions, wrongTitle } = props
  const { rulebooks: t, staff } = frame.w
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <BackLink href={paths.region()}>{staff.regionTitle}</BackLink>
      <h1>{t.title}</h1>
      {wrongTitle !== null && (
        <ErrorSummary title={t.wrong.title} text={t.wrong.text} faults={[{ field: 'title', text: t.wrong.name }]} />
      )}
      <p class="lead">{t.intro}</p>
      <h2>{t.versions}</h2>
      <DataTable
        caption={t.versions}
        isCaptionHidden
        columns={[t.number, t.standing, t.effective, t.decision, t.published].map((title) => ({ title }))}
        rows={versions.map((version) => ({ key: String(version.version), cells: cellsOf(frame, version) }))}
      />
      {role !== 'operator' && <Drafts {...props} />}
      {role === 'steward' && <StartForm {...props} />}
    </PortalPage>
  )
}

function cellsOf({ w, timeZone }: Frame, version: RulebookVersion) {
  const t = w.rulebooks
  const when = w.formatInstant(version.publishedAt, timeZone)
  return [
    <a href={paths.rulebook(version.version)}>{t.version({ number: version.version })}</a>,
    t.standings[version.standing],
    w.formatInstantDay(version.effectiveFrom, 'UTC'),
    <a href={paths.decision(version.decisionId)}>
      <bdi>{version.decision}</bdi>
    </a>,
    version.publishedBy ? t.publishedBy({ when, name: version.publishedBy }) : t.publishedByHouse({ when }),
  ]
}

function Drafts({ frame, drafts }: RulebooksPageProps) {
  const { w, timeZone } = frame
  const t = w.rulebooks
  return (
    <section>
      <h2>{t.drafts}</h2>
      {drafts.length === 0 && <EmptyState sentences={[t.noDrafts]} />}
      <ul class="looks">
        {drafts.map((draft) => (
          <li>
            <p>
              <a href={paths.draft(draft.draftId)}>
                <bdi>{draft.title}</bdi>
              </a>
            </p>
            <p class="m">
              {t.draftOf({
                name: draft.authorName,
                when: w.formatInstant(draft.savedAt, timeZone),
                version: draft.baseVersion,
              })}
              {draft.publishedVersion !== null && <> · {t.draftPublished({ version: draft.publishedVersion })}</>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function StartForm({ frame, wrongTitle }: RulebooksPageProps) {
  const t = frame.w.rulebooks
  return (
    <section>
      <h2>{t.start}</h2>
      <form class="stack steps" method="post" action={paths.rulebooks()}>
        <Field
          name="title"
          label={t.startTitle}
          hint={t.startHint}
          value={wrongTitle ?? undefined}
          fault={wrongTitle === null ? null : t.wrong.name}
          isRequired
        />
        <div>
          <Button>{t.startDo}</Button>
        </div>
      </form>
    </section>
  )
}
