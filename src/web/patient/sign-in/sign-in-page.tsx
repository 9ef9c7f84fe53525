import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { More } from '#ui/more/more'
import { Notice } from '#ui/notice/notice'
import { EidPart } from '../../account/eid/eid-page.tsx'
import { PasskeyPart } from '../../account/ways-in/passkey-part.tsx'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type SignInPageProps = {
  readonly frame: Frame
  /** Where to go afterwards: a path of ours, checked by the server. */
  readonly next: string | null
  readonly email: string
  readonly fault: 'wrong' | 'too-many' | null
  /** To be told to whoever helps; only with a fault. */
  readonly reference?: string
  readonly why: 'needed' | 'ended' | 'signed-out' | null
}

/** Sign in with an email address, or a name of ours, and a password: browsers must not insist on an address. */
export function SignInPage({ frame, next, email, fault, why, reference }: SignInPageProps) {
  const t = frame.w.signIn
  const notices = { needed: t.needed, ended: t.ended, 'signed-out': t.signedOut }
  return (
    <PortalPage frame={frame} title={t.title}>
      {fault && <ErrorSummary title={t.wrongTitle} text={fault === 'wrong' ? t.wrong : t.tooMany} />}
      {fault && reference && <p class="quiet">{frame.w.frame.reference({ reference })}</p>}
      <h1>{t.title}</h1>
      <p class="lead">{t.intro({ region: frame.regionName })}</p>
      {why && !fault && (
        <Notice kind="info">
          <p>{notices[why]}</p>
        </Notice>
      )}
      <form class="stack" method="post" action={paths.signIn()} novalidate>
        {next && <input type="hidden" name="next" value={next} />}
        <Field name="email" type="email" label={t.email} value={email} autoComplete="username" isRequired />
        <Field name="password" type="password" label={t.password} autoComplete="current-password" isRequired />
        <Button>{t.submit}</Button>
      </form>
      <SharedDevice frame={frame} next={next} />
      <PasskeyPart frame={frame} does="enter" next={next ?? paths.home()} />
      <p>
        <a href={paths.codeByPost(next ?? undefined)}>{frame.w.codes.enter}</a>
      </p>
      <EidPart frame={frame} next={next} />
      <h2>{t.helpTitle}</h2>
      <p>
        <a href={paths.join()}>{frame.w.join.title}</a>
      </p>
      <p>{t.helpText}</p>
      <p>{t.urgent}</p>
    </PortalPage>
  )
}

/** Said before one signs in: then nothing stays behind. */
function SharedDevice({ frame, next }: Pick<SignInPageProps, 'frame' | 'next'>) {
  const t = frame.w.looks
  if (frame.looks?.isShared)
    return (
      <Notice kind="info">
        <p>
          {t.sharedNow} <a href={paths.looks()}>{t.title}</a>
        </p>
      </Notice>
    )
  return (
    <More summary={t.notOwn}>
      <p>{t.sharedHint}</p>
      <form method="post" action={paths.looks()}>
        <input type="hidden" name="only" value="shared" />
        {next && <input type="hidden" name="next" value={next} />}
        <Button kind="secondary" name="shared" value="yes">
          {t.sayShared}
        </Button>
      </form>
    </More>
  )
}
