import { sql } from 'kysely'
import { type ObjectKind, objectKindOf } from '#formats/dicom/object-kind'
import type { PatientScope } from '#platform/database/scopes'

/** One series of a study, as its page shows it. */
export type SeriesRow = {
  /** From 1, in the sender's order. */
  readonly place: number
  readonly seriesUid: string
  readonly name: string | null
  readonly modality: string
  readonly bodyPart: string | null
  /** Of films each frame counts. */
  readonly pictures: number
  /** What else is in it: kinds of objects that are no pictures. */
  readonly others: readonly ObjectKind[]
  /** Here, or in an archive that is asked for them. */
  readonly canBeShown: boolean
}

/** The series of a study that is open for this scope; none where no picture of it is known, or the study is not open. */
export async function listSeries(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<readonly SeriesRow[]> {
  const { rows } = await sql<Omit<SeriesRow, 'others'> & { readonly classes: readonly string[] }>`
    select row_number() over (order by min(series_number) nulls last, series_uid)::int as place, series_uid,
           min(series_name) as name, min(modality) as modality, min(body_part) as body_part,
           sum(frames)::int as pictures,
           coalesce(array_agg(distinct sop_class) filter (where frames = 0), '{}') as classes,
           coalesce(bool_or(form is not null or a.feed_id is not null) filter (where frames > 0), false) as can_be_shown
    from released_picture p left join feed_archive a on a.feed_id = p.feed_id and a.ended_at is null
    where person_id = ${scope.subject}::uuid and item_id = ${itemId}::uuid
    group by series_uid order by 1`.execute(scope.db)
  return rows.map(({ classes, ...row }) => ({ ...row, others: [...new Set(classes.map(objectKindOf))] }))
}
