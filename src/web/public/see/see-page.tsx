import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type SeeForm = { readonly code: string; readonly name: string; readonly place: string }
export type SeeFault =
  | { readonly field: 'code' | 'name' | 'place' | 'needs-passcode' | 'too-many' }
  | { readonly field: 'passcode'; readonly triesLeft: number }

export type SeePageProps = {
  readonly frame: Frame
  readonly form: SeeForm
  readonly fault: SeeFault | null
  readonly why: 'ended' | 'closed' | null
}

/** Where somebody without an account types a code, and who they are. */
export function SeePage({ frame, form, fault, why }: SeePageProps) {
  const t = frame.w.see
  const says = fault && faultWords(fault, frame)
  const at = (name: string) => (says && fieldOf(fault) === name ? says : null)
  return (
    <PortalPage frame={frame} title={t.title}>
      {says && <ErrorSummary title={frame.w.errors.invalidTitle} text={says} faults={pointTo(fault, says)} />}
      <h1>{t.title}</h1>
      {why && !fault && (
        <Notice kind="info">
          <p role="status">{why === 'closed' ? t.closed : t.ended}</p>
        </Notice>
      )}
      <p class="lead">{t.intro}</p>
      <form class="stack" method="post" action={paths.see()}>
        <Field
          name="code"
          label={t.code}
          hint={t.codeHint}
          value={form.code}
          fault={at('code')}
          autoComplete="off"
          isRequired
        />
        <Field name="name" label={t.name} hint={t.nameHint} value={form.name} fault={at('name')} isRequired />
        <Field name="place" label={t.place} value={form.place} fault={at('place')} isRequired />
        <Field name="passcode" label={t.passcode} hint={t.passcodeHint} fault={at('passcode')} autoComplete="off" />
        <div>
          <Button>{t.open}</Button>
        </div>
      </form>
      <p class="quiet">
        {t.told} {t.honest}
      </p>
    </PortalPage>
  )
}

function faultWords(fault: SeeFault, { w }: Frame): string {
  const t = w.see.faults
  if (fault.field === 'passcode') return t.passcode({ count: fault.triesLeft })
  const says = {
    code: t.code,
    name: t.name,
    place: t.place,
    'needs-passcode': t.needsPasscode,
    'too-many': w.errors.tooMany,
  }
  return says[fault.field]
}

function fieldOf(fault: SeeFault): string {
  if (fault.field === 'needs-passcode') return 'passcode'
  return fault.field === 'too-many' ? 'code' : fault.field
}

function pointTo(fault: SeeFault, text: string) {
  return [{ field: fieldOf(fault), text }]
}
