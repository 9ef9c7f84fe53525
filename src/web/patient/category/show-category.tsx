import { asCategory } from '#base/categories'
import { NotFound } from '#base/errors'
import { readClinicalDate } from '#base/instant'
import { listAgreements } from '#institutions'
import type { PatientScope } from '#platform/database/scopes'
import { listItems, listSources, ROWS_A_PAGE } from '#record'
import { listSealed } from '#release'
import type { Shown, Visit } from '../../shell/visit.ts'
import { cardsOf } from '../cards-of.ts'
import { completenessOf } from '../completeness-of.ts'
import { planOf } from '../plan/plan-of.ts'
import { rowsAPage, rowsOf } from '../row-of.ts'
import { listsOf } from '../side-by-side/lists-of.ts'
import type { Frame, ListRow } from '../view-types.ts'
import { CategoryPage } from './category-page.tsx'

/** One kind of information. An unknown kind, or one outside a delegate's permission, is not found. */
export async function showCategory(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const category = asCategory(visit.params.category ?? '')
  if (!category || (scope.categories && !scope.categories.includes(category)))
    throw new NotFound('category', { detail: 'unknown or outside the grant' })
  const filters = {
    institution: visit.query.institution ?? null,
    from: dayOf(visit.query.from),
    to: dayOf(visit.query.to),
  }
  const page = pageOf(visit.query.page)
  const take = rowsAPage(frame)
  const isFiltered = Object.values(filters).some((filter) => filter !== null)
  const [found, sources, sealed, agreements] = await Promise.all([
    listItems(scope, { category, institutionId: filters.institution, ...filters, page, take }),
    listSources(scope, { category }),
    listSealed(scope, { category }),
    listAgreements(scope),
  ])
  const sideBySide = isFiltered ? null : await listsOf(scope, category, frame)
  const plan = category === 'care-plans' && !isFiltered && page === 1 ? await planOf(scope, frame) : null
  const { rows, hasOlder } = sideBySide
    ? pageIn(sideBySide.single, { page, take })
    : { rows: rowsOf(found.rows, frame), hasOlder: found.hasOlder }
  const cards = await cardsOf(scope, sealed, frame)
  return {
    view: (
      <CategoryPage
        frame={frame}
        category={category}
        rows={rows}
        sideBySide={sideBySide}
        plan={plan}
        isPartOfPlan={category === 'home-care' && (!scope.categories || scope.categories.includes('care-plans'))}
        sealed={cards}
        completeness={completenessOf({
          agreements,
          linked: scope.institutions,
          counts: sources,
          sealed,
          category,
          now: scope.now,
        })}
        institutions={sources.map((source) => ({ id: source.institutionId, name: source.institutionName }))}
        filters={filters}
        page={page}
        hasOlder={hasOlder}
      />
    ),
  }
}

function pageIn(
  all: readonly ListRow[],
  { page, take = ROWS_A_PAGE }: { readonly page: number; readonly take?: number | undefined },
) {
  const first = (page - 1) * take
  return { rows: all.slice(first, first + take), hasOlder: all.length > first + take }
}

/** A day as the date field sends it, or nothing. */
function dayOf(text: string | undefined): string | null {
  return readClinicalDate(text)?.precision === 'day' ? text! : null
}

/** A page number from 1; anything else is the first page. */
export function pageOf(text: string | undefined): number {
  const page = Number(text ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}
