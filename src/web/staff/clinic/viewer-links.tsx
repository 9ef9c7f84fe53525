import type { OwnItemPage, Viewers } from '#release'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { wordOfViewer } from './viewer-word.ts'

export type ViewerLinksProps = {
  readonly frame: Frame
  readonly item: OwnItemPage
  readonly viewers: readonly Viewers[]
  /** The patient's. */
  readonly name: string
}

/** A way to see the item with each pair of eyes that may see it; people who see alike share one. */
export function ViewerLinks({ frame, item, viewers, name }: ViewerLinksProps) {
  const { w } = frame
  const t = w.clinic.item
  const others = viewers.filter(({ capacity, categories }) => capacity !== 'self' && categories.length > 0)
  const blind = viewers.filter(({ capacity, categories }) => capacity !== 'self' && categories.length === 0)
  const unseeing = blind.reduce((sum, { accounts }) => sum + accounts, 0)
  return (
    <section>
      <h2>{t.look}</h2>
      <p class="hint">{t.lookHint}</p>
      {!viewers.some(({ capacity }) => capacity === 'self') && <p>{t.noAccount}</p>}
      <ul>
        <li>
          <a href={paths.clinicPreview(item.itemId, 'self')}>{t.lookSelf({ name })}</a>
        </li>
        {others.map((viewer) => (
          <li>
            <a href={paths.clinicPreview(item.itemId, wordOfViewer(viewer))}>
              {viewer.capacity === 'guardian'
                ? t.lookGuardians({ count: viewer.accounts })
                : t.lookDelegates({ count: viewer.accounts, name })}
            </a>
            {' · '}
            {w.formatList(viewer.categories.map((category) => w.categories[category].name))}
          </li>
        ))}
        {unseeing > 0 && <li>{t.lookNothing({ count: unseeing })}</li>}
      </ul>
    </section>
  )
}
