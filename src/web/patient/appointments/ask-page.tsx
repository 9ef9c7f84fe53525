import type { InstitutionId } from '#base/ids'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type AskPageProps = {
  readonly frame: Frame
  /** Where the person is known, and by when each answers. */
  readonly institutions: readonly { readonly id: InstitutionId; readonly name: string; readonly dueAt: Date }[]
  /** Made with the form: sent twice it is asked once. */
  readonly key: string
  readonly typed: { readonly institution?: string; readonly text?: string }
  readonly fault: 'institution' | 'text' | null
}

/** Where no times are offered: asks an institution for a visit, in words. */
export function AskPage({ frame, institutions, key, typed, fault }: AskPageProps) {
  const { w, timeZone } = frame
  const t = w.appointments
  const words = fault === 'text' ? t.askFault : t.askWhomFault
  return (
    <PortalPage frame={frame} title={t.ask}>
      <BackLink href={paths.appointments()}>{w.frame.backTo({ page: t.title })}</BackLink>
      <h1>{t.ask}</h1>
      {fault && <ErrorSummary title={w.errors.invalidTitle} text={words} faults={[{ field: fault, text: words }]} />}
      <p class="lead">{t.askLead}</p>
      {institutions.length === 0 ? (
        <EmptyState sentences={[t.askNone]} />
      ) : (
        <form class="stack" method="post" action={paths.askForVisit()}>
          <input type="hidden" name="key" value={key} />
          <RadioField
            name="institution"
            label={t.askWhom}
            value={typed.institution ?? null}
            fault={fault === 'institution' ? words : null}
            choices={institutions.map(({ id, name, dueAt }) => ({
              value: id,
              text: t.askDue({ institution: name, date: w.formatInstantDay(dueAt, timeZone) }),
            }))}
          />
          <LongField
            name="text"
            label={t.askWhy}
            hint={t.askWhyHint}
            value={typed.text ?? ''}
            fault={fault === 'text' ? words : null}
            longest={2000}
            isRequired
          />
          <div>
            <Button>{t.askSend}</Button>
          </div>
        </form>
      )}
    </PortalPage>
  )
}
