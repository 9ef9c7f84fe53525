import type { VisitRule } from '#enrolment'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export const ORDERS = ['email,sms', 'sms,email', 'email', 'sms'] as const

export type VisitsPageProps = {
  readonly frame: Frame
  readonly rule: Pick<VisitRule, 'isOn' | 'ways'>
  /** As typed, or as it is. */
  readonly youngest: string
  readonly againDays: string
  readonly isSaved: boolean
  readonly hasFault: boolean
}

/** Whether those who come are invited, on which ways, and whom not. */
export function VisitsPage({ frame, rule, youngest, againDays, isSaved, hasFault }: VisitsPageProps) {
  const { w } = frame
  const t = w.visits
  const fault = hasFault ? t.fault : null
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.institution()}>{w.frame.backTo({ page: w.staff.institutionTitle })}</BackLink>
      {fault && (
        <ErrorSummary title={w.errors.invalidTitle} text={fault} faults={[{ field: 'youngest', text: t.youngest }]} />
      )}
      <h1>{t.title}</h1>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      <p class="lead">{t.intro}</p>
      <form class="stack" method="post" action={paths.visits()} novalidate>
        <RadioField
          name="state"
          label={t.state}
          value={rule.isOn ? 'on' : 'off'}
          choices={[
            { value: 'on', text: t.on },
            { value: 'off', text: t.off },
          ]}
        />
        <SelectField
          name="ways"
          label={t.ways}
          value={rule.ways.join(',')}
          choices={ORDERS.map((value) => ({ value, text: t.orders[value] }))}
        />
        <Field name="youngest" label={t.youngest} hint={t.youngestHint} value={youngest} fault={fault} isRequired />
        <Field name="again" label={t.again} value={againDays} fault={fault} isRequired />
        <div>
          <Button>{t.save}</Button>
        </div>
      </form>
    </PortalPage>
  )
}
