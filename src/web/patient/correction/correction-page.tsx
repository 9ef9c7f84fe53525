import type { Instant } from '#base/instant'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Facts } from '#ui/facts/facts'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type CorrectionPageProps = {
  readonly frame: Frame
  readonly item: {
    readonly itemId: string
    readonly title: string
    readonly day: string | null
    readonly institutionName: string
  }
  readonly dueAt: Instant
  /** What was written and could not be sent; null: nothing was. */
  readonly sent: string | null
}

/** Says what is wrong, in words; whoever sent it answers. */
export function CorrectionPage({ frame, item, dueAt, sent }: CorrectionPageProps) {
  const { w, timeZone } = frame
  const t = w.correction
  const institution = item.institutionName
  const fault = sent === null ? null : t.fault
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.item(item.itemId)}>{item.title}</BackLink>
      <h1>{t.title}</h1>
      {fault && <ErrorSummary title={t.faultTitle} text={t.faultText} faults={[{ field: 'text', text: fault }]} />}
      <Facts
        facts={[
          { label: t.about, value: item.title },
          ...(item.day ? [{ label: t.day, value: item.day }] : []),
          { label: t.from, value: institution },
        ]}
      />
      <p>{t.goes({ institution, date: w.formatInstantDay(dueAt, timeZone) })}</p>
      <p>{t.stays}</p>
      <form class="stack steps" method="post" action={paths.correction(item.itemId)}>
        <LongField
          name="text"
          label={t.label}
          hint={t.hint}
          value={sent ?? undefined}
          fault={fault}
          longest={2000}
          isRequired
        />
        <div>
          <Button>{t.send}</Button>
        </div>
      </form>
    </PortalPage>
  )
}
