import type { PasswordFault, WaysIn } from '#accounts'
import type { OwnInquiry } from '#audit'
import { BackLink } from '#ui/back-link/back-link'
import { Button, PostButton } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { CodesSection } from '../codes/codes-section.tsx'
import { EidSection } from '../eid/eid-section.tsx'
import { deviceWords } from './device-words.ts'
import { OwnInquiries } from './own-inquiries.tsx'
import { PasskeyPart } from './passkey-part.tsx'
import { ProofField } from './proof-field.tsx'

export const SAYINGS = [
  'password',
  'sessions',
  'factor-off',
  'seen',
  'passkey',
  'passkey-removed',
  'eid',
  'eid-removed',
  'eid-last',
  'proof',
  'codes',
  'codes-off',
  'codes-bad',
  'codes-many',
  'codes-there',
  'codes-guardian',
  'staff-step',
] as const

export type WaysInPageProps = {
  readonly frame: Frame
  readonly ways: WaysIn
  /** Who asked whom this account saw as staff. */
  readonly inquiries: readonly OwnInquiry[]
  /** The password was given in the last five minutes. */
  readonly isProved: boolean
  readonly said: (typeof SAYINGS)[number] | null
  readonly faults: readonly (PasswordFault | 'proof')[]
}

/** Password, second step, where the account is signed in, and what happened to it. */
export function WaysInPage({ frame, ways, inquiries, isProved, said, faults }: WaysInPageProps) {
  const t = frame.w.waysIn
  const sayings = {
    password: t.password.done,
    sessions: t.sessions.done,
    'factor-off': t.factor.off,
    seen: null,
    passkey: t.passkeys.done,
    'passkey-removed': t.passkeys.removed,
    eid: frame.w.eid.ways.added,
    'eid-removed': frame.w.eid.ways.removed,
    'eid-last': frame.w.eid.ways.last,
    proof: t.proof.hint,
    codes: frame.w.codes.ways.on,
    'codes-off': frame.w.codes.ways.off,
    'codes-bad': frame.w.codes.ways.bad,
    'staff-step': t.staffStep,
    'codes-many': frame.w.codes.ways.tooMany,
    'codes-there': frame.w.codes.ways.there,
    'codes-guardian': frame.w.codes.ways.ofGuardian,
  }
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.settings()}>{frame.w.frame.backTo({ page: frame.w.settings.title })}</BackLink>
      {faults.length > 0 && (
        <ErrorSummary
          title={frame.w.errors.invalidTitle}
          text={faults.map((fault) => (fault === 'proof' ? t.proof.wrong : t.password.faults[fault])).join(' ')}
        />
      )}
      <h1>{t.title}</h1>
      {said && sayings[said] && (
        <Notice kind="info">
          <p role="status">{sayings[said]}</p>
        </Notice>
      )}
      <p class="lead">{t.intro}</p>
      <Sessions frame={frame} ways={ways} />
      <Password frame={frame} isProved={isProved} />
      <EidSection frame={frame} ways={ways} isProved={isProved} />
      <Passkeys frame={frame} ways={ways} isProved={isProved} />
      <CodesSection frame={frame} ways={ways} isProved={isProved} />
      <Factor frame={frame} ways={ways} isProved={isProved} />
      <Events frame={frame} ways={ways} />
      <OwnInquiries frame={frame} inquiries={inquiries} />
    </PortalPage>
  )
}

function Sessions({ frame, ways }: Pick<WaysInPageProps, 'frame' | 'ways'>) {
  const { w, now, timeZone } = frame
  const t = w.waysIn.sessions
  const when = (at: Date) => `${w.formatRelativeDay(at, now, timeZone)}, ${w.formatTime(at, timeZone)}`
  return (
    <section>
      <h2>{t.title}</h2>
      {ways.sessions.map(({ sessionId, userAgent, since, lastUsedAt, isThis }) => (
        <div class="session">
          <h3>
            {deviceWords(userAgent, w)}
            {isThis && ` · ${t.here}`}
          </h3>
          <p>{t.used({ when: when(lastUsedAt), since: when(since) })}</p>
          {!isThis && (
            <PostButton action={paths.endSessions()} kind="secondary" name="which" value={sessionId}>
              {t.end}
            </PostButton>
          )}
        </div>
      ))}
      {ways.sessions.length > 2 && (
        <PostButton action={paths.endSessions()} kind="secondary" name="which" value="others">
          {t.endOthers}
        </PostButton>
      )}
      <p class="quiet">{t.idle}</p>
    </section>
  )
}

function Password({ frame, isProved }: Pick<WaysInPageProps, 'frame' | 'isProved'>) {
  const t = frame.w.waysIn.password
  return (
    <section>
      <h2>{t.title}</h2>
      <form class="stack" method="post" action={paths.changePassword()}>
        {!isProved && <ProofField frame={frame} name="proof" />}
        <Field name="password" type="password" label={t.label} hint={t.hint} autoComplete="new-password" isRequired />
        <div>
          <Button kind="secondary">{t.save}</Button>
        </div>
      </form>
    </section>
  )
}

function Passkeys({ frame, ways, isProved }: Pick<WaysInPageProps, 'frame' | 'ways' | 'isProved'>) {
  const { w, timeZone } = frame
  const t = w.waysIn.passkeys
  return (
    <section>
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      {ways.passkeys.length === 0 && <p>{t.none}</p>}
      {ways.passkeys.map(({ passkeyId, addedAt }) => (
        <form class="stack" method="post" action={paths.passkeys()}>
          <p>{t.added({ date: w.formatInstant(addedAt, timeZone) })}</p>
          {!isProved && <ProofField frame={frame} name="proof" id={`proof-${passkeyId}`} />}
          <div>
            <Button kind="secondary" name="remove" value={passkeyId}>
              {t.remove}
            </Button>
          </div>
        </form>
      ))}
      {isProved ? (
        <PasskeyPart frame={frame} does="add" next={paths.waysIn('passkey')} />
      ) : (
        <form class="stack" method="post" action={paths.passkeys()}>
          <ProofField frame={frame} name="proof" id="proof-passkey" />
          <div>
            <Button kind="secondary" name="does" value="begin">
              {t.add}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function Factor({ frame, ways, isProved }: Pick<WaysInPageProps, 'frame' | 'ways' | 'isProved'>) {
  const t = frame.w.waysIn.factor
  return (
    <section>
      <h2>{t.title}</h2>
      <p>{ways.hasSecondFactor ? t.on : t.text}</p>
      {ways.hasSecondFactor && <p>{t.left({ count: ways.recoveryCodesLeft })}</p>}
      {ways.hasPassword && (
        <form class="stack" method="post" action={paths.secondFactor()}>
          {!isProved && <ProofField frame={frame} name="proof" id="proof-factor" />}
          <div>
            <Button kind="secondary" name="does" value={ways.hasSecondFactor ? 'end' : 'begin'}>
              {ways.hasSecondFactor ? t.end : t.begin}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function Events({ frame, ways }: Pick<WaysInPageProps, 'frame' | 'ways'>) {
  const { w, timeZone } = frame
  const t = w.waysIn.events
  return (
    <section>
      <h2>{t.title}</h2>
      {ways.events.length === 0 && <p>{t.none}</p>}
      <ul>
        {ways.events.map(({ at, kind, userAgent }) => (
          <li>
            {kind === 'new-device' ? t.kinds['new-device']({ device: deviceWords(userAgent, w) }) : t.kinds[kind]}
            <span class="m"> {w.formatInstant(at, timeZone)}</span>
          </li>
        ))}
      </ul>
      {ways.events.some(({ isNew }) => isNew) && (
        <PostButton action={paths.eventsSeen()} kind="secondary">
          {t.seen}
        </PostButton>
      )}
    </section>
  )
}

export { ProofField } from './proof-field.tsx'
