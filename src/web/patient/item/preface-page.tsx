import type { Category } from '#base/categories'
import { BackLink } from '#ui/back-link/back-link'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type PrefacePageProps = {
  readonly frame: Frame
  readonly itemId: string
  readonly category: Category
  readonly title: string
  readonly institutionName: string
  /** The rule's own words, in the reader's language. */
  readonly preface: string
}

/** A few words before what an item says; it opens with the next step. */
export function PrefacePage({ frame, itemId, category, title, institutionName, preface }: PrefacePageProps) {
  const { w } = frame
  const page = w.categories[category].name
  return (
    <PortalPage frame={frame} title={title}>
      <BackLink href={paths.category(category)}>{w.frame.backTo({ page })}</BackLink>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p class="lead">
        <bdi>{institutionName}</bdi>
      </p>
      <p>{preface}</p>
      <p>
        <a href={paths.readItem(itemId)}>{w.beside.prefaceGo}</a>
      </p>
      <p>
        <a href={paths.category(category)}>{w.beside.prefaceLater({ page })}</a>
      </p>
    </PortalPage>
  )
}
