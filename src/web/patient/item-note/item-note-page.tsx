import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame, ItemPageData } from '../view-types.ts'

export type ItemNotePageProps = {
  readonly frame: Frame
  readonly itemId: string
  readonly title: string
  /** Empty: nothing is noted yet. */
  readonly words: string
}

/** Notes something on an entry, for oneself. */
export function ItemNotePage({ frame, itemId, title, words }: ItemNotePageProps) {
  const t = frame.w.journal.notes
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.item(itemId)}>{title}</BackLink>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <form class="stack" method="post" action={paths.itemNote(itemId)}>
        <LongField name="words" label={t.field} value={words} longest={2000} />
        <div class="inline">
          <Button name="does" value="keep">
            {t.keep}
          </Button>
          {words !== '' && (
            <Button kind="secondary" name="does" value="delete">
              {t.remove}
            </Button>
          )}
        </div>
      </form>
    </PortalPage>
  )
}

/** On the entry itself: the own note, or the way to write one; nothing for anybody else. */
export function OwnNote({ item, frame }: { readonly item: ItemPageData; readonly frame: Frame }) {
  if (frame.inside || item.note === undefined) return null
  const t = frame.w.journal.notes
  return (
    <section>
      <h2>{t.title}</h2>
      {item.note && (
        <blockquote class="said">
          <bdi>{item.note}</bdi>
        </blockquote>
      )}
      <p>
        <a href={paths.itemNote(item.itemId)}>{item.note ? t.change : t.write}</a>
      </p>
    </section>
  )
}
