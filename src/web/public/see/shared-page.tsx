import { translator } from '#messages/translator'
import type { OpenShare } from '#sharing'
import { Button, PostButton } from '#ui/button/button'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import { whenOf } from '../../patient/sharing/handed-share-page.tsx'
import { SharedRecord } from '../../patient/sharing/shared-record.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { asLanguage } from '../../shell/visit.ts'

export type SharedPageProps = { readonly frame: Frame; readonly share: OpenShare }

/** What somebody was shown with a code: the page that was previewed, a note back, and the door out. */
export function SharedPage({ frame, share }: SharedPageProps) {
  const t = frame.w.see
  const { page, note, until } = share
  return (
    <PortalPage frame={frame} title={t.readTitle}>
      <h1>{t.readTitle}</h1>
      <p class="lead">{t.readUntil({ when: whenOf(until, frame) })}</p>
      <p>{t.choice}</p>
      <section class="sheet" aria-label={t.readTitle}>
        <SharedRecord page={page} direction={translator(asLanguage(page.language) ?? 'en').direction} level={2} />
      </section>
      <section class="take-along">
        <h2>{t.noteTitle}</h2>
        {note === null ? (
          <form class="stack" method="post" action={paths.seeNote()}>
            <LongField name="note" label={t.noteField} hint={t.noteHint} longest={2000} />
            <div>
              <Button kind="secondary">{t.noteSend}</Button>
            </div>
          </form>
        ) : (
          <p role="status">{t.noteLeft({ note: `\u2068${note}\u2069` })}</p>
        )}
        <PostButton action={paths.seeClose()} kind="secondary">
          {t.close}
        </PostButton>
      </section>
    </PortalPage>
  )
}
