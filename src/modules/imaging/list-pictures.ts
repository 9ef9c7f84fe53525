import { sql } from 'kysely'
import type { FeedId } from '#base/ids'
import type { Caution } from '#formats/dicom/instance'
import type { PatientScope } from '#platform/database/scopes'

/** One picture of a series: an object, or one frame of a film. */
export type PictureRow = {
  /** From 1, in the sender's order, frames of films counted. */
  readonly place: number
  readonly instanceUid: string
  /** From 1, within its object. */
  readonly frame: number
  readonly frames: number
  readonly rows: number
  readonly columns: number
  readonly modality: string
  readonly caution: Caution | null
  readonly canBeShown: boolean
}

type Row = Omit<PictureRow, 'place' | 'frame'> & { readonly upTo: number }

/** Pictures of a series from one place on; none where the study is not open for this scope. */
export async function listPictures(
  scope: PatientScope,
  asked: { readonly itemId: string; readonly seriesUid: string; readonly from: number; readonly take: number },
): Promise<readonly PictureRow[]> {
  const { itemId, seriesUid, from, take } = asked
  const { rows } = await sql<Row>`
    select * from (
      select instance_uid, frames, rows, columns, modality, caution,
             form is not null or a.feed_id is not null as can_be_shown,
             (sum(frames) over (order by number nulls last, instance_uid))::int as up_to
      from released_picture p left join feed_archive a on a.feed_id = p.feed_id and a.ended_at is null
      where person_id = ${scope.subject}::uuid and item_id = ${itemId}::uuid and series_uid = ${seriesUid} and frames > 0) t
    where up_to >= ${from}::int and up_to - frames < ${from}::int - 1 + ${take}::int
    order by up_to limit ${take}`.execute(scope.db)
  return rows.flatMap((row) => framesOf(row, from, from + take - 1))
}

function framesOf({ upTo, ...row }: Row, from: number, to: number): PictureRow[] {
  const before = upTo - row.frames
  const first = Math.max(from - before, 1)
  const last = Math.min(to - before, row.frames)
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    ...row,
    place: before + first + at,
    frame: first + at,
  }))
}

/** A picture with all that is needed to show it. */
export type PictureSource = {
  readonly feedId: FeedId
  readonly studyUid: string
  readonly seriesUid: string
  readonly instanceUid: string
  readonly frame: number
  readonly frames: number
  readonly rows: number
  readonly columns: number
  readonly modality: string
  readonly slope: number
  readonly intercept: number
  readonly windowCenter: number | null
  readonly windowWidth: number | null
  readonly inverted: boolean
  readonly contentHash: Uint8Array
  /** Null: an archive has it, or nobody. */
  readonly form: 'u8' | 'u16' | 's16' | 'rgb' | 'jpeg' | null
  readonly pixels: Uint8Array | null
}

/** One picture by its place; null where there is none, or the study is not open for this scope. */
export async function readPicture(
  scope: PatientScope,
  { itemId, seriesUid, place }: { readonly itemId: string; readonly seriesUid: string; readonly place: number },
): Promise<PictureSource | null> {
  const [found] = await listPictures(scope, { itemId, seriesUid, from: place, take: 1 })
  if (!found) return null
  const { instanceUid, frame } = found
  const { rows } = await sql<Omit<PictureSource, 'frame'>>`
    select feed_id, study_uid, series_uid, instance_uid, frames, rows, columns, modality, slope, intercept, window_center,
           window_width, inverted, content_hash, form,
           substring(pixels from 1 + coalesce((select sum(l) from unnest(lengths[1:${frame - 1}::int]) l), 0)::int
                     for lengths[${frame}::int]) as pixels
    from released_picture
    where person_id = ${scope.subject}::uuid and item_id = ${itemId}::uuid and instance_uid = ${instanceUid}`.execute(
    scope.db,
  )
  return rows[0] ? { ...rows[0], frame } : null
}

/** The studies of pictures that belong to a report and are open for this scope. */
export async function listStudiesOf(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<readonly { readonly itemId: string; readonly title: string; readonly pictures: number }[]> {
  const { rows } = await sql<{ itemId: string; title: string; pictures: number }>`
    select i.item_id, i.title, (select coalesce(sum(p.frames), 0)::int from released_picture p
                                where p.person_id = i.person_id and p.item_id = i.item_id) as pictures
    from released_item i
    where i.person_id = ${scope.subject}::uuid and i.part_of = ${itemId}::uuid and i.resource_type = 'ImagingStudy'
    order by i.sort_at, i.item_id limit 20`.execute(scope.db)
  return rows
}
