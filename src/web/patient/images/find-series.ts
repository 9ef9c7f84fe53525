import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import { listSeries, type SeriesRow } from '#imaging'
import type { PatientScope } from '#platform/database/scopes'
import type { Visit } from '../../shell/visit.ts'

/** The id of the study in the address. Throws NotFound for what is none. */
export function studyIdOf({ params }: Visit): string {
  const itemId = params.itemId ?? ''
  if (!isUuid(itemId)) throw new NotFound('item', { detail: 'not an id' })
  return itemId
}

/** The series in the address, by its place. Throws NotFound where the study is not open for this scope or has none there. */
export async function findSeries(scope: PatientScope, visit: Visit): Promise<SeriesRow> {
  const series = await listSeries(scope, { itemId: studyIdOf(visit) })
  const found = series.find(({ place }) => String(place) === visit.params.series)
  if (!found) throw new NotFound('series', { detail: 'none at this place, or the study is not open for this scope' })
  return found
}

/** A place from 1 on, as it stands in an address; null for anything else. */
export function placeOf(text: string | undefined): number | null {
  return /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : null
}
