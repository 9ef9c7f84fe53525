import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Facts } from '#ui/facts/facts'
import { Field } from '#ui/field/field'
import { QrCode } from '#ui/qr-code/qr-code'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type BeginFactorPageProps = {
  readonly frame: Frame
  readonly secret: string
  readonly squares: readonly (readonly boolean[])[]
  readonly hasFault: boolean
}

/** A secret for an app, and the first code of it. */
export function BeginFactorPage({ frame, secret, squares, hasFault }: BeginFactorPageProps) {
  const { w } = frame
  const t = w.waysIn.factor
  const fault = hasFault ? t.wrong : null
  return (
    <PortalPage frame={frame} title={t.title}>
      {fault && <ErrorSummary title={w.errors.invalidTitle} text={fault} faults={[{ field: 'code', text: t.code }]} />}
      <h1>{t.title}</h1>
      <p class="lead">{t.scan}</p>
      <QrCode squares={squares} label={t.square} />
      <Facts facts={[{ label: t.key, value: <span dir="ltr">{secret.replace(/.{4}/g, '$& ').trim()}</span> }]} />
      <form class="stack" method="post" action={paths.secondFactor()}>
        <Field name="code" label={t.code} hint={t.codeHint} fault={fault} autoComplete="one-time-code" isRequired />
        <div>
          <Button name="does" value="confirm">
            {t.confirm}
          </Button>
        </div>
      </form>
    </PortalPage>
  )
}

/** The recovery codes, once. */
export function RecoveryPage({ frame, codes }: { readonly frame: Frame; readonly codes: readonly string[] }) {
  const t = frame.w.waysIn.factor
  return (
    <PortalPage frame={frame} title={t.recoveryTitle}>
      <h1>{t.recoveryTitle}</h1>
      <p role="status">{t.on}</p>
      <p class="lead">{t.recoveryText}</p>
      <ul class="recovery">
        {codes.map((code) => (
          <li dir="ltr">{code}</li>
        ))}
      </ul>
      <p>
        <a class="ds-button" href={paths.waysIn()}>
          {t.recoveryDone}
        </a>
      </p>
    </PortalPage>
  )
}

export type SecondStepPageProps = {
  readonly frame: Frame
  readonly next: string | null
  readonly fault: 'wrong' | 'too-many' | null
  /** The code is sent by e-mail or SMS, on request. */
  readonly isSent: boolean
}

/** After the password: the code of the app, or a recovery code. */
export function SecondStepPage({ frame, next, fault, isSent }: SecondStepPageProps) {
  const { w } = frame
  const t = w.waysIn.secondStep
  return (
    <PortalPage frame={frame} title={t.title}>
      {fault && <ErrorSummary title={w.signIn.wrongTitle} text={fault === 'wrong' ? t.wrong : w.signIn.tooMany} />}
      <h1>{t.title}</h1>
      <p class="lead">{isSent ? w.codes.stepIntro : t.intro}</p>
      {isSent && (
        <form class="stack" method="post" action={paths.secondStep()}>
          {next && <input type="hidden" name="next" value={next} />}
          <div>
            <Button kind="secondary" name="does" value="send">
              {w.codes.sendStep}
            </Button>
          </div>
        </form>
      )}
      <form class="stack" method="post" action={paths.secondStep()}>
        {next && <input type="hidden" name="next" value={next} />}
        <Field name="code" label={w.waysIn.factor.code} autoComplete="one-time-code" isRequired />
        <div>
          <Button>{t.go}</Button>
        </div>
      </form>
      <p>{t.lost}</p>
    </PortalPage>
  )
}
