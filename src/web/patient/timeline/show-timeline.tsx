import { asCategory, CATEGORIES, type Category } from '#base/categories'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import { readClinicalDate } from '#base/instant'
import { readPagingInstant } from '#base/paging-instant'
import type { PatientScope } from '#platform/database/scopes'
import { listTimeline, type TimelinePlace } from '#record'
import { listSealed } from '#release'
import type { Shown, Visit } from '../../shell/visit.ts'
import { cardsOf } from '../cards-of.ts'
import { rowsAPage, rowsOf } from '../row-of.ts'
import type { Frame } from '../view-types.ts'
import { TimelinePage } from './timeline-page.tsx'

/** Sorts before every id: a page that begins with a day holds all of that day. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Everything by date, of all kinds or one, from the newest or from the end of a year. */
export async function showTimeline(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const kinds = scope.categories ?? CATEGORIES
  const kind = kindOf(visit.query.kind, kinds)
  const year = yearOf(visit.query.year)
  const after = placeOf(visit.query.after) ?? (year ? endOf(year) : null)
  const { rows, next } = await listTimeline(scope, { categories: kind ? [kind] : kinds, after, take: rowsAPage(frame) })
  const sealed = after ? [] : await listSealed(scope, { category: kind })
  return {
    view: (
      <TimelinePage
        frame={frame}
        kinds={kinds}
        asked={{ kind, year }}
        rows={rowsOf(rows, frame)}
        sealed={await cardsOf(scope, sealed, frame)}
        isFirst={after === null}
        next={next && `${next.sortAt.toISOString()}_${next.itemId}`}
      />
    ),
  }
}

function kindOf(text: string | undefined, kinds: readonly Category[]): Category | null {
  if (text === undefined) return null
  const kind = asCategory(text)
  if (!kind || !kinds.includes(kind)) throw new NotFound('category', { detail: 'unknown or outside the grant' })
  return kind
}

function yearOf(text: string | undefined): string | null {
  return text && /^(19|20)\d\d$/.test(text) ? text : null
}

function endOf(year: string): TimelinePlace {
  return { sortAt: readClinicalDate(String(Number(year) + 1))!.sortAt, itemId: FIRST_ID }
}

/** What a link of ours says; anything else begins at the newest. */
function placeOf(text: string | undefined): TimelinePlace | null {
  const [at = '', itemId = ''] = text?.split('_') ?? []
  const sortAt = readPagingInstant(at)
  return isUuid(itemId) && sortAt ? { sortAt, itemId } : null
}
