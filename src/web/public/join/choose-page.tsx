import type { PasswordFault } from '#accounts'
import type { Joining } from '#enrolment'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type ChooseFault =
  | { readonly field: 'email'; readonly because: 'email' | 'taken' }
  | { readonly field: 'password'; readonly because: PasswordFault | 'different' }

export type ChoosePageProps = {
  readonly frame: Frame
  readonly joining: Joining
  /** The sign-in name that we offer. */
  readonly ourName: string
  readonly chosen: { readonly how: 'name' | 'email'; readonly email: string }
  readonly fault: ChooseFault | null
}

/** How to sign in from now on: a name and a password, or another password. No menu of anybody who is signed in here. */
export function ChoosePage(props: ChoosePageProps) {
  const { frame, joining, fault } = props
  const t = frame.w.join
  const isNew = joining.purpose === 'join'
  const title = isNew ? t.chooseTitle : t.recoverTitle
  return (
    <PortalPage frame={frame} title={title}>
      {fault && (
        <ErrorSummary
          title={t.faultTitle}
          text={faultText(frame, fault)}
          faults={[{ field: fault.field, text: fault.field === 'email' ? t.email : t.password }]}
        />
      )}
      <h1>{title}</h1>
      <p class="lead">
        {t.hello({ name: joining.name })} {t.notYou}
      </p>
      {joining.isAtDesk && (
        <Notice kind="info">
          <p>{t.atDesk}</p>
        </Notice>
      )}
      {!isNew && (
        <>
          <p>{t.recoverIntro({ name: joining.signInName ?? '' })}</p>
          <p>{t.recoverEnds}</p>
        </>
      )}
      <form class="stack" method="post" action={paths.joinAccount()} novalidate>
        {isNew && <NameFields {...props} />}
        {!isNew && <input type="hidden" autocomplete="username" value={joining.signInName ?? ''} />}
        <Field
          name="password"
          type="password"
          label={t.password}
          hint={t.passwordHint}
          fault={fault?.field === 'password' ? faultText(frame, fault) : null}
          autoComplete="new-password"
          isRequired
        />
        <Field name="again" type="password" label={t.again} autoComplete="new-password" isRequired />
        <div>
          <Button>{t.finish}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

function NameFields({ frame, ourName, chosen, fault }: ChoosePageProps) {
  const t = frame.w.join
  return (
    <>
      <input type="hidden" name="name" value={ourName} />
      <RadioField
        name="how"
        label={t.howTitle}
        value={chosen.how}
        choices={[
          { value: 'name', text: t.byName({ name: ourName }), hint: t.byNameHint },
          { value: 'email', text: t.byEmail, hint: t.byEmailHint },
        ]}
      />
      <div class={fault?.field === 'email' ? undefined : 'if-email'}>
        <Field
          name="email"
          type="email"
          label={t.email}
          value={chosen.email}
          fault={fault?.field === 'email' ? faultText(frame, fault) : null}
          autoComplete="username"
        />
      </div>
    </>
  )
}

function faultText(frame: Frame, fault: ChooseFault): string {
  const t = frame.w.join
  return fault.field === 'email' ? t.nameFaults[fault.because] : t.passwordFaults[fault.because]
}
