import type { Delegate, Offer } from '#access'
import type { LastLook } from '#audit'
import { BackLink } from '#ui/back-link/back-link'
import { PostButton } from '#ui/button/button'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { kindWords, spanWords, taskWords } from './delegate-words.ts'

export type DelegatesPageProps = {
  readonly frame: Frame
  readonly delegates: readonly Delegate[]
  readonly offers: readonly Offer[]
  readonly looks: ReadonlyMap<string, LastLook>
  readonly said: 'ended' | 'taken-back' | 'already' | null
}

/** Who may see the record, as what, what of it, until when, what they did; and one button each to end it. */
export function DelegatesPage({ frame, delegates, offers, looks, said }: DelegatesPageProps) {
  const t = frame.w.delegates
  const saying = { ended: t.ended, 'taken-back': t.takenBack, already: t.code.already }
  const now = delegates.filter(({ state }) => state !== 'over')
  const over = delegates.filter(({ state }) => state === 'over')
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.home()}>{frame.w.frame.backTo({ page: frame.w.frame.home })}</BackLink>
      <h1>{t.title}</h1>
      {said && (
        <Notice kind="info">
          <p role="status">{saying[said]}</p>
        </Notice>
      )}
      <p class="lead">{t.intro}</p>
      <p>
        <a class="ds-button" href={paths.letHelp()}>
          {t.letHelp}
        </a>
      </p>
      <p class="hint">{t.letHelpHint}</p>
      {now.length === 0 && offers.length === 0 && <p>{t.none}</p>}
      {offers.length > 0 && (
        <section>
          <h2>{t.waitTitle}</h2>
          {offers.map((offer) => (
            <OfferPart offer={offer} frame={frame} />
          ))}
        </section>
      )}
      {now.map((helper) => (
        <DelegatePart helper={helper} look={looks.get(helper.accountId) ?? null} frame={frame} />
      ))}
      {over.length > 0 && <Over delegates={over} frame={frame} />}
    </PortalPage>
  )
}

function DelegatePart({ helper, look, frame }: { helper: Delegate; look: LastLook | null; frame: Frame }) {
  const { w, timeZone } = frame
  const t = w.delegates
  return (
    <section class="helper">
      <h2>
        <bdi>{helper.name}</bdi>
      </h2>
      <p>{helper.state === 'sees-nothing' ? t.seesNothing : t.maySee({ what: kindWords(helper.categories, frame) })}</p>
      {taskWords(helper.tasks, frame) && <p>{taskWords(helper.tasks, frame)}</p>}
      <p>{spanWords(helper, frame)}</p>
      <p class="quiet">
        {groundWords(helper, frame)} {helper.relation && t.saysIs({ relation: t.relations[helper.relation] })}
      </p>
      <p>
        {look
          ? t.lastLook({ date: w.formatRelativeDay(look.at, frame.now, timeZone), count: look.recent })
          : t.neverLooked}
        {look && (
          <>
            {' '}
            <a href={paths.accessLogOf(helper.accountId)}>{t.whatLooked({ name: helper.name })}</a>
          </>
        )}
      </p>
      {helper.capacity === 'delegate' && (
        <PostButton action={paths.endHelp(helper.grantId)} kind="secondary">
          {t.end({ name: helper.name })}
        </PostButton>
      )}
    </section>
  )
}

function groundWords({ capacity, ground, relation, tasks }: Delegate, { w }: Frame): string {
  const t = w.delegates.grounds
  if (capacity === 'guardian') return t.guardian
  return relation || tasks ? t.person : t.other({ ground })
}

function OfferPart({ offer, frame }: { readonly offer: Offer; readonly frame: Frame }) {
  const t = frame.w.delegates
  const name = offer.helperName
  const state = { waits: t.waits({ name }), 'code-over': t.codeOver({ name }), declined: t.declined({ name }) }
  return (
    <div class="offer">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p>{state[offer.state]}</p>
      {offer.state !== 'declined' && (
        <>
          <p>{t.maySee({ what: kindWords(offer.categories, frame) })}</p>
          <p>{spanWords(offer, frame)}</p>
          {offer.institutionName && <p>{frame.w.helpFor.madeAt({ institution: offer.institutionName })}</p>}
          <div class="actions">
            <PostButton action={paths.newOfferCode(offer.offerId)} kind="secondary">
              {t.newCode({ name })}
            </PostButton>
            <PostButton action={paths.endHelp(offer.offerId)} kind="quiet">
              {t.takeBack}
            </PostButton>
          </div>
        </>
      )}
    </div>
  )
}

function Over({ delegates, frame }: { readonly delegates: readonly Delegate[]; readonly frame: Frame }) {
  const { w, timeZone } = frame
  return (
    <section>
      <h2>{w.delegates.overTitle}</h2>
      <ul>
        {delegates.map(({ name, endedAt, validUntil }) => {
          const until = [endedAt, validUntil].filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime())[0]
          return <li>{w.delegates.over({ name, date: until ? w.formatInstantDay(until, timeZone) : '' })}</li>
        })}
      </ul>
    </section>
  )
}
