import type { Share, ShareView } from '#sharing'
import { BackLink } from '#ui/back-link/back-link'
import { PostButton } from '#ui/button/button'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { kindWords } from '../delegates/delegate-words.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { whenOf } from './handed-share-page.tsx'

export type SharingPageProps = {
  readonly frame: Frame
  readonly shares: readonly Share[]
  readonly mayMakeLinks: boolean
  readonly said: 'ended' | 'already' | null
}

/** What is open to people without an account, what was, who looked; and one button each to end it. */
export function SharingPage({ frame, shares, mayMakeLinks, said }: SharingPageProps) {
  const { w, visitor } = frame
  const t = w.sharing
  const live = shares.filter(isOpen)
  const over = shares.filter((share) => !isOpen(share))
  const subject = visitor?.subject
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.home()}>{w.frame.backTo({ page: w.frame.home })}</BackLink>
      <h1>{t.title}</h1>
      {said && (
        <Notice kind="info">
          <p role="status">{t.said[said]}</p>
        </Notice>
      )}
      <p class="lead">{t.intro}</p>
      <p>
        <a class="ds-button" href={paths.newShare('code')}>
          {t.newCode}
        </a>
      </p>
      <p class="hint">{t.newCodeHint}</p>
      {mayMakeLinks ? (
        <>
          <p>
            <a href={paths.newShare('link')}>{t.newLink}</a>
          </p>
          <p class="hint">{t.newLinkHint}</p>
        </>
      ) : (
        subject && <p class="hint">{t.helperOnly({ name: subject.name })}</p>
      )}
      <section>
        <h2>{t.liveTitle}</h2>
        {live.length === 0 && <p>{t.none}</p>}
        {live.map((share) => (
          <SharePart share={share} frame={frame} />
        ))}
      </section>
      {over.length > 0 && (
        <section>
          <h2>{t.overTitle}</h2>
          {over.map((share) => (
            <SharePart share={share} frame={frame} />
          ))}
        </section>
      )}
    </PortalPage>
  )
}

/** Somebody can open it, or has it open. */
function isOpen({ state }: Share): boolean {
  return state === 'live' || state === 'used'
}

function SharePart({ share, frame }: { readonly share: Share; readonly frame: Frame }) {
  const { w, timeZone } = frame
  const t = w.sharing
  const { categories, mostViews, views, wrongTries } = share
  return (
    <section class="helper">
      <h3>
        <bdi>{share.label}</bdi>
      </h3>
      <p>
        {t.kinds[share.kind]} · {categories ? t.whatKinds({ what: kindWords(categories, frame) }) : t.whatSummary} ·{' '}
        {t.entries({ count: share.entryCount })}
      </p>
      <p class="quiet">
        {share.capacity === 'self'
          ? t.made({ date: w.formatInstantDay(share.madeAt, timeZone) })
          : t.madeBy({ date: w.formatInstantDay(share.madeAt, timeZone), name: share.actorName })}
        {isOpen(share) && <> · {t.until({ when: whenOf(share.expiresAt, frame) })}</>}
      </p>
      <p>{stateWords(share, frame)}</p>
      {share.kind === 'link' && <p>{t.opened({ count: views.length, most: mostViews })}</p>}
      {wrongTries > 0 && <p>{t.wrongTries({ count: wrongTries })}</p>}
      <Views views={views} frame={frame} />
      {isOpen(share) && (
        <PostButton action={paths.endShare(share.shareId)} kind="secondary">
          {t.end({ label: share.label })}
        </PostButton>
      )}
    </section>
  )
}

function stateWords({ state, endedAt, capacity }: Share, { w, timeZone }: Frame): string {
  const t = w.sharing.states
  if (state !== 'ended') return t[state]
  const date = w.formatInstantDay(endedAt!, timeZone)
  return capacity === 'self' ? t.ended({ date }) : t.endedBy({ date })
}

function Views({ views, frame }: { readonly views: readonly ShareView[]; readonly frame: Frame }) {
  const t = frame.w.sharing
  if (views.length === 0) return <p class="quiet">{t.noViews}</p>
  return (
    <>
      <h4>{t.viewsTitle}</h4>
      <ul>
        {views.map((view) => (
          <li>
            {viewWords(view, frame)}
            {view.note && <Note who={view.recipient} note={view.note} frame={frame} />}
          </li>
        ))}
      </ul>
      <p class="quiet">{t.unchecked}</p>
    </>
  )
}

/** Plain text of a stranger, told as such. */
function Note({ who, note, frame }: { readonly who: string; readonly note: string; readonly frame: Frame }) {
  const t = frame.w.sharing
  return (
    <div class="look">
      <p>
        <b>{t.noteFrom({ who: apart(who) })}</b>
      </p>
      <p class="said" dir="auto">
        {note}
      </p>
      <p class="quiet">{t.noteUnchecked}</p>
    </div>
  )
}

function viewWords({ recipient, place, at }: ShareView, frame: Frame): string {
  const t = frame.w.sharing
  const [who, when] = [apart(recipient), whenOf(at, frame)]
  return place ? t.viewAt({ who, place: apart(place), when }) : t.view({ who, when })
}

/** A stranger's words do not turn round ours (Unicode UAX 9, isolates). */
function apart(words: string): string {
  return `\u2068${words}\u2069`
}
