import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type AskCodePageProps = { readonly frame: Frame; readonly next: string | null }

/** Asks for a code. Opening the page sends nothing. */
export function AskCodePage({ frame, next }: AskCodePageProps) {
  const t = frame.w.codes
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      <form class="stack" method="post" action={paths.codeByPost()} novalidate>
        {next && <input type="hidden" name="next" value={next} />}
        <Field name="email" type="email" label={frame.w.signIn.email} autoComplete="username" isRequired />
        <div>
          <Button>{t.send}</Button>
        </div>
      </form>
      <OtherWays frame={frame} />
    </PortalPage>
  )
}

export type TypeCodePageProps = {
  readonly frame: Frame
  readonly next: string | null
  readonly fault: boolean
  readonly reference: string
  /** To sign in, or to confirm an own address. */
  readonly to: 'sign-in' | 'confirm'
  readonly action: string
}

/** Where the code is typed. To sign in it is the same for whoever gets one and whoever does not. */
export function TypeCodePage({ frame, next, fault, reference, to, action }: TypeCodePageProps) {
  const t = frame.w.codes
  return (
    <PortalPage frame={frame} title={t.typeTitle}>
      {fault && <ErrorSummary title={frame.w.signIn.wrongTitle} text={t.wrong} />}
      {fault && <p class="quiet">{frame.w.frame.reference({ reference })}</p>}
      <h1>{t.typeTitle}</h1>
      <p class="lead">{to === 'confirm' ? t.onItsWayToOwn : t.onItsWay}</p>
      <form class="stack" method="post" action={action} novalidate>
        {next && <input type="hidden" name="next" value={next} />}
        <Field name="code" label={t.code} hint={t.codeHint} autoComplete="one-time-code" isRequired />
        <div>
          <Button>{t.go}</Button>
        </div>
      </form>
      {to === 'confirm' ? <TryAgain frame={frame} /> : <NothingCame frame={frame} next={next} />}
    </PortalPage>
  )
}

function TryAgain({ frame }: { readonly frame: Frame }) {
  const t = frame.w.codes
  return (
    <>
      <p>{t.nothingCameToOwn}</p>
      <p>
        <a href={paths.waysIn()}>{frame.w.frame.backTo({ page: frame.w.waysIn.title })}</a>
      </p>
    </>
  )
}

function NothingCame({ frame, next }: Pick<TypeCodePageProps, 'frame' | 'next'>) {
  const t = frame.w.codes
  return (
    <>
      <p>{t.nothingCame}</p>
      <p>
        <a href={paths.codeByPost(next ?? undefined)}>{t.another}</a>
      </p>
      <OtherWays frame={frame} />
    </>
  )
}

function OtherWays({ frame }: { readonly frame: Frame }) {
  const t = frame.w.eid
  return (
    <>
      <h2>{t.otherWays}</h2>
      <p>
        <a href={paths.signIn()}>{frame.w.codes.password}</a>
      </p>
      <p>{t.desk}</p>
    </>
  )
}
