import { NotFound } from '#base/errors'
import { findArchive, LIGHTS, lightsFor, listPictures, listSeries, readPicture } from '#imaging'
import type { PatientScope } from '#platform/database/scopes'
import { readItemPage } from '#record'
import { recordOpening } from '#release'
import { paths } from '../../paths.ts'
import type { Shown, ShownPicture, Visit } from '../../shell/visit.ts'
import { rowOf } from '../row-of.ts'
import type { Frame } from '../view-types.ts'
import { findSeries, placeOf, studyIdOf } from './find-series.ts'
import { PicturePage } from './picture-page.tsx'
import { SIDES, sizeOf } from './picture-size.ts'
import { PICTURES_A_PAGE, SeriesPage } from './series-page.tsx'
import { StudyPage } from './study-page.tsx'

/** The series of a study. Held, another person's, no study, and never there are the same answer. */
export async function showStudy(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const itemId = studyIdOf(visit)
  const item = await readItemPage(scope, { itemId })
  if (item.resourceType !== 'ImagingStudy') throw new NotFound('item', { detail: 'no study of pictures' })
  // Words that a rule puts before it come first.
  if (item.hasPreface && !scope.isPreview) return { goTo: paths.item(itemId) }
  const series = await listSeries(scope, { itemId })
  await recordOpening(scope, { itemId })
  return {
    view: <StudyPage frame={frame} study={rowOf(item, frame)} series={series} size={sizeOf(visit)} />,
    itemId,
    category: 'images',
  }
}

/** A part of a series, or all of it where it is short. */
export async function showSeries(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const itemId = studyIdOf(visit)
  const series = await findSeries(scope, visit)
  const last = Math.max(1, Math.ceil(series.pictures / PICTURES_A_PAGE))
  const page = Math.min(placeOf(visit.query.page) ?? 1, last)
  const from = (page - 1) * PICTURES_A_PAGE + 1
  const pictures = await listPictures(scope, { itemId, seriesUid: series.seriesUid, from, take: PICTURES_A_PAGE })
  const study = rowOf(await readItemPage(scope, { itemId }), frame)
  const view = { frame, study, series, pictures, page, last, size: sizeOf(visit) }
  return { view: <SeriesPage {...view} />, itemId, category: 'images' }
}

/** One picture, large. */
export async function showPictureAlone(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const itemId = studyIdOf(visit)
  const series = await findSeries(scope, visit)
  const place = placeOf(visit.params.picture)
  const [picture] = place
    ? await listPictures(scope, { itemId, seriesUid: series.seriesUid, from: place, take: 1 })
    : []
  if (!picture) throw new NotFound('picture')
  const study = rowOf(await readItemPage(scope, { itemId }), frame)
  const light = lightsFor(picture.modality).find((known) => known === visit.query.light) ?? 'sent'
  const view = { frame, study, series, picture, light, size: sizeOf(visit) }
  return { view: <PicturePage {...view} />, itemId, category: 'images' }
}

/** The bytes of one picture, once the scope has been left: nobody else waits while it is drawn or fetched. */
export async function sendPicture(scope: PatientScope, visit: Visit, frame: Frame): Promise<ShownPicture> {
  const itemId = studyIdOf(visit)
  const series = await findSeries(scope, visit)
  const place = placeOf(visit.params.picture)
  const source = place ? await readPicture(scope, { itemId, seriesUid: series.seriesUid, place }) : null
  if (!source) throw new NotFound('picture')
  const light = LIGHTS.find((known) => known === visit.query.light) ?? 'sent'
  const sides = SIDES[sizeOf(visit)]
  const wish = { light, mostPixels: visit.query.as === 'row' ? sides.small : sides.large }
  const address = await findArchive(scope, source)
  return { picture: { source, wish, address, instead: frame.w.pictures.notNow }, itemId, category: 'images' }
}
