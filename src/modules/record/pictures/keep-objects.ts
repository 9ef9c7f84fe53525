import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { Arrival } from './arrival.ts'
import type { KnownObject } from './known-object.ts'

type ObjectOutcome = 'stored' | 'updated' | 'unchanged'

const FACTS_BYTES = 32

/**
 * Keeps the objects of one study with it. What says the same as what is here changes nothing, and pixels that are here
 * stay when the same object comes without any. Answers what became of each, in their order.
 */
export async function keepObjects(
  scope: SystemScope,
  {
    personId,
    itemId,
    arrivals,
    known,
  }: {
    readonly personId: PersonId
    readonly itemId: ItemId
    readonly arrivals: readonly Arrival[]
    readonly known: ReadonlyMap<string, Pick<KnownObject, 'contentHash'>>
  },
): Promise<readonly ObjectOutcome[]> {
  const outcomes: ObjectOutcome[] = []
  const hashes = new Map<string, Buffer>([...known].map(([uid, { contentHash }]) => [uid, Buffer.from(contentHash)]))
  for (const arrival of arrivals) {
    const { instanceUid } = arrival.instance
    const before = hashes.get(instanceUid)
    const isSame = before !== undefined && saysTheSame(before, arrival.hash)
    outcomes.push(before === undefined ? 'stored' : isSame ? 'unchanged' : 'updated')
    if (isSame) continue
    const keepsPixels = before !== undefined && facts(before).equals(facts(arrival.hash)) && !arrival.frames
    await write(scope, { personId, itemId, arrival, keepsPixels })
    hashes.set(instanceUid, arrival.hash)
  }
  return outcomes
}

function facts(hash: Buffer): Buffer {
  return hash.subarray(0, FACTS_BYTES)
}

/** A description without the file says nothing against the file. */
function saysTheSame(before: Buffer, now: Buffer): boolean {
  if (!facts(before).equals(facts(now))) return false
  const file = now.subarray(FACTS_BYTES)
  return file.every((byte) => byte === 0) || file.equals(before.subarray(FACTS_BYTES))
}

async function write(
  scope: SystemScope,
  {
    personId,
    itemId,
    arrival: { instance, frames, hash },
    keepsPixels,
  }: { personId: PersonId; itemId: ItemId; arrival: Arrival; keepsPixels: boolean },
): Promise<void> {
  const { series, look } = instance
  const pixels = frames ? Buffer.from(frames.bytes) : null
  await sql`insert into picture (person_id, item_id, instance_uid, series_uid, study_uid, series_number, series_name, modality,
      body_part, number, sop_class, frames, rows, columns, slope, intercept, window_center, window_width, inverted, caution,
      content_hash, form, lengths, pixels, received_at)
    values (${personId}::uuid, ${itemId}::uuid, ${instance.instanceUid}, ${instance.seriesUid}, ${instance.studyUid},
      ${series.number}, ${series.description}, ${series.modality}, ${series.bodyPart}, ${instance.number},
      ${instance.sopClass}, ${instance.frames}, ${look.rows}, ${look.columns}, ${look.slope}, ${look.intercept},
      ${look.window?.[0] ?? null}, ${look.window?.[1] ?? null}, ${look.isInverted}, ${instance.caution}, ${hash},
      ${frames?.form ?? null}, ${frames?.lengths ?? []}::int[], ${pixels}, ${scope.now}::timestamptz)
    on conflict (person_id, item_id, instance_uid) do update set
      series_uid = excluded.series_uid, study_uid = excluded.study_uid, series_number = excluded.series_number,
      series_name = excluded.series_name, modality = excluded.modality, body_part = excluded.body_part,
      number = excluded.number, sop_class = excluded.sop_class, frames = excluded.frames, rows = excluded.rows,
      columns = excluded.columns, slope = excluded.slope, intercept = excluded.intercept,
      window_center = excluded.window_center, window_width = excluded.window_width, inverted = excluded.inverted,
      caution = excluded.caution, content_hash = excluded.content_hash, received_at = excluded.received_at,
      form = case when ${keepsPixels}::boolean then picture.form else excluded.form end,
      lengths = case when ${keepsPixels}::boolean then picture.lengths else excluded.lengths end,
      pixels = case when ${keepsPixels}::boolean then picture.pixels else excluded.pixels end`.execute(scope.db)
}

/** Pictures that had come under another person before their study was corrected leave that record. */
export async function dropObjects(
  scope: SystemScope,
  { itemId, personId }: { readonly itemId: ItemId; readonly personId: PersonId },
): Promise<void> {
  await sql`delete from picture where person_id = ${personId}::uuid and item_id = ${itemId}::uuid`.execute(scope.db)
}
