import { type FoundOffer, RELATIONS } from '#access'
import type { Instant } from '#base/instant'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { kindWords, spanWords, taskWords } from './delegate-words.ts'

export type AcceptDoorPageProps = {
  readonly frame: Frame
  readonly code: string
  readonly fault: 'wrong' | 'own' | 'too-many' | null
}

/** A code is typed here; without a sign-in of one's own it says how to get one. */
export function AcceptDoorPage({ frame, code, fault }: AcceptDoorPageProps) {
  const { w, visitor } = frame
  const t = w.delegates.accept
  const says = { wrong: t.wrong, own: t.own, 'too-many': w.errors.tooMany }
  return (
    <PortalPage frame={frame} title={t.title}>
      {fault && <ErrorSummary title={w.errors.invalidTitle} text={says[fault]} />}
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {visitor ? (
        <form class="stack" method="post" action={paths.acceptHelp()}>
          <p>{t.youAre({ name: visitor.name })}</p>
          <Field name="code" label={t.code} hint={t.codeHint} value={code} autoComplete="one-time-code" isRequired />
          <div>
            <Button>{t.look}</Button>
          </div>
        </form>
      ) : (
        <>
          <p>{t.signInFirst}</p>
          <p>
            <a class="ds-button" href={paths.signIn(paths.acceptHelp(code))}>
              {t.signInGo}
            </a>
          </p>
          <p>{t.noAccount}</p>
        </>
      )}
    </PortalPage>
  )
}

export type AcceptOfferPageProps = {
  readonly frame: Frame
  readonly code: string
  readonly offer: FoundOffer
  /** The account also has a role of staff. */
  readonly isStaff: boolean
  readonly hasFault: boolean
}

/** What is offered, by whom, until when; as whom one accepts. */
export function AcceptOfferPage({ frame, code, offer, isStaff, hasFault }: AcceptOfferPageProps) {
  const { w, visitor } = frame
  const t = w.delegates.accept
  const name = [offer.given, offer.family].filter(Boolean).join(' ')
  const fault = hasFault ? t.relationFault : null
  return (
    <PortalPage frame={frame} title={t.offered({ name })}>
      {fault && (
        <ErrorSummary title={w.delegates.form.faultTitle} text={fault} faults={[{ field: 'relation', text: fault }]} />
      )}
      <h1>{t.offered({ name })}</h1>
      <p class="lead">{t.youSee({ name, what: kindWords(offer.categories, frame) })}</p>
      {taskWords(offer.tasks, frame) && <p>{taskWords(offer.tasks, frame)}</p>}
      <p>{spanWords(offer, frame)}</p>
      <p>{t.sees({ name })}</p>
      <p>{visitor && t.youAre({ name: visitor.name })}</p>
      {isStaff && (
        <Notice kind="info">
          <p>{t.notAsStaff}</p>
        </Notice>
      )}
      <form class="stack" method="post" action={paths.acceptHelp()}>
        <input type="hidden" name="code" value={code} />
        <RadioField
          name="relation"
          label={t.relation({ name })}
          choices={RELATIONS.map((value) => ({ value, text: w.delegates.relations[value] }))}
          fault={fault}
        />
        <div class="actions">
          <Button name="word" value="accept">
            {t.accept}
          </Button>
          <Button kind="secondary" name="word" value="decline">
            {t.decline}
          </Button>
        </div>
      </form>
    </PortalPage>
  )
}

export type AnsweredPageProps = {
  readonly frame: Frame
  readonly name: string
  /** From when one may look; null: one has said no. */
  readonly from: Instant | null
}

/** One has said no, or yes to something that begins on another day. */
export function AnsweredPage({ frame, name, from }: AnsweredPageProps) {
  const { w, timeZone } = frame
  const t = w.delegates.accept
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p role="status">
        {from ? t.accepted({ name, date: w.formatInstantDay(from, timeZone) }) : t.declined({ name })}
      </p>
    </PortalPage>
  )
}
