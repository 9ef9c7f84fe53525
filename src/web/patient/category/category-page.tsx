import type { Category } from '#base/categories'
import { BackLink } from '#ui/back-link/back-link'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Filters } from '#ui/filters/filters'
import { Paging } from '#ui/paging/paging'
import { type ListFilters, paths } from '../../paths.ts'
import { completenessOf, quietOf } from '../completeness-words.ts'
import type { SharedPlan as Plan } from '../plan/gather-plan.ts'
import { SharedPlan } from '../plan/shared-plan.tsx'
import { PortalPage } from '../portal-page.tsx'
import { RowGroups } from '../row-groups.tsx'
import { SealedCards } from '../sealed-cards.tsx'
import type { SideBySide } from '../side-by-side/lists-of.ts'
import { SideBySideLists } from '../side-by-side/side-by-side-lists.tsx'
import type { CompletenessRow, Frame, ListRow, SealedCardView } from '../view-types.ts'

export type CategoryPageProps = {
  readonly frame: Frame
  readonly category: Category
  /** One page of rows, newest first. */
  readonly rows: readonly ListRow[]
  /** What stands on several lists, above the rows of what stands on one. */
  readonly sideBySide?: SideBySide | null
  /** What all services plan together; only of care plans. */
  readonly plan?: Plan | null
  /** The reader may see that plan, and has come to one of its parts. */
  readonly isPartOfPlan?: boolean
  readonly sealed: readonly SealedCardView[]
  readonly completeness: readonly CompletenessRow[]
  /** Those that have sent something of this category, for the filter. */
  readonly institutions: readonly { readonly id: string; readonly name: string }[]
  readonly filters: { readonly institution: string | null; readonly from: string | null; readonly to: string | null }
  /** From 1. */
  readonly page: number
  readonly hasOlder: boolean
}

/** One kind of information, newest first, fifty rows a page. */
export function CategoryPage(props: CategoryPageProps) {
  const { frame, category, rows, sideBySide, sealed, institutions, filters, page, hasOlder } = props
  const { w } = frame
  const t = w.categoryPage
  const words = w.categories[category]
  const turnTo = (to: number) => paths.category(category, { ...filters, page: to } satisfies ListFilters)
  const isFiltered = Boolean(filters.institution || filters.from || filters.to)
  return (
    <PortalPage frame={frame} title={words.name}>
      <BackLink href={paths.record()}>{w.frame.backTo({ page: w.recordPage.title })}</BackLink>
      <h1>{words.name}</h1>
      <p class="lead">{words.what}</p>
      <SealedCards cards={sealed} frame={frame} />
      <PlanOfAll {...props} />
      {(rows.length > 0 || isFiltered || sideBySide) && (
        <Filters
          action={paths.category(category)}
          institutions={institutions}
          institution={filters.institution}
          from={filters.from}
          to={filters.to}
          clearHref={paths.category(category)}
          w={w}
        />
      )}
      <ListsOfAll {...props} />
      {rows.length === 0 ? (
        (isFiltered || (sealed.length === 0 && !sideBySide)) && (
          <EmptyState sentences={[isFiltered ? t.emptyFiltered : t.empty]} />
        )
      ) : (
        <RowGroups rows={rows} frame={frame} />
      )}
      <Paging
        label={t.paging}
        newer={page > 1 ? { href: turnTo(page - 1), text: t.newer } : null}
        older={hasOlder ? { href: turnTo(page + 1), text: t.older } : null}
        where={t.page({ page })}
      />
      <Completeness props={props} />
    </PortalPage>
  )
}

/** What all services plan together stands above what each has sent. */
function PlanOfAll({ frame, page, plan, isPartOfPlan }: CategoryPageProps) {
  const t = frame.w.sharedPlan
  return (
    <>
      {isPartOfPlan && (
        <p>
          <a href={paths.category('care-plans')}>{t.see}</a>
        </p>
      )}
      {plan && page === 1 && <SharedPlan plan={plan} frame={frame} />}
    </>
  )
}

/** What stands on several lists, and over the rows the heading that fits them. */
function ListsOfAll({ frame, category, page, rows, plan, sideBySide }: CategoryPageProps) {
  const { w } = frame
  const list = w.categoryPage.list({ category: w.categories[category].name })
  return (
    <>
      {sideBySide && page === 1 && <SideBySideLists lists={sideBySide} category={category} w={w} />}
      {plan && <h2>{w.sharedPlan.all}</h2>}
      {sideBySide && rows.length > 0 && <h2>{w.sideBySide.single}</h2>}
      {!plan && !sideBySide && <h2 class="ds-sr-only">{list}</h2>}
    </>
  )
}

function Completeness({ props }: { readonly props: CategoryPageProps }) {
  const { completeness, category, frame } = props
  const t = frame.w.categoryPage
  const sentences = completeness
    .flatMap((row) => {
      const sentence = completenessOf(row, category, frame)
      return sentence === null ? [] : [sentence, quietOf(row, frame)]
    })
    .filter((one) => one !== null)
  return (
    <section class="quiet">
      <h2>{t.completeness}</h2>
      {sentences.length > 0 && (
        <ul>
          {sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      <p>{t.gap}</p>
      <p>
        <a href={paths.missing()}>{frame.w.recordPage.seeMissing}</a>
      </p>
    </section>
  )
}
