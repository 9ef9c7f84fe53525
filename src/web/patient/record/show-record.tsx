import { CATEGORIES, type Category } from '#base/categories'
import { readClinicalDate } from '#base/instant'
import { listAgreements } from '#institutions'
import type { PatientScope } from '#platform/database/scopes'
import { type CategoryCount, summariseRecord } from '#record'
import { listSealed } from '#release'
import type { Shown, Visit } from '../../shell/visit.ts'
import { completenessOf } from '../completeness-of.ts'
import type { CompletenessRow, Frame } from '../view-types.ts'
import { type CategorySummary, RecordPage } from './record-page.tsx'

/** Every kind of information, with what is open of it and who has sent nothing. */
export async function showRecord(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const [counts, sealed, agreements] = await Promise.all([
    summariseRecord(scope),
    listSealed(scope),
    listAgreements(scope),
  ])
  const institutions = completenessOf({ agreements, linked: scope.institutions, counts, sealed, now: scope.now })
  const waiting = new Set(sealed.map((card) => card.category))
  const summaries = CATEGORIES.filter((category) => !scope.categories || scope.categories.includes(category)).map(
    (category) =>
      summaryOf(
        category,
        counts.filter((count) => count.category === category),
        institutions,
        waiting.has(category),
      ),
  )
  return { view: <RecordPage frame={frame} categories={summaries} /> }
}

function summaryOf(
  category: Category,
  counts: readonly CategoryCount[],
  institutions: readonly CompletenessRow[],
  hasSealed: boolean,
): CategorySummary {
  const newest = counts.reduce<CategoryCount | null>(
    (last, each) => (!last || each.newestAt > last.newestAt ? each : last),
    null,
  )
  return {
    category,
    openCount: counts.reduce((sum, count) => sum + count.openCount, 0),
    newest: readClinicalDate(newest?.newestText),
    institutions: counts.map((count) => count.institutionName),
    nothingYetFrom: institutions
      .filter((row) => row.agreed.some((line) => line.category === category && line.state !== 'arrived'))
      .map((row) => row.institutionName),
    hasSealed,
  }
}
