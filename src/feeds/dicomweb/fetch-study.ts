import { type Archive, askArchive, unwanted } from '#imaging'
import { readBytes } from '#platform/fetch/read-bounded'
import { PATIENCE_MS } from './list-studies.ts'

const ANSWER_MS = 300_000
const MOST_BYTES = 100_000_000

/** What an archive says of the objects of a study (WADO-RS metadata, PS3.18, 10.4.1.1.2), as it came. Throws FetchFault. */
export async function fetchStudy(
  archive: Archive,
  { studyUid, signal }: { readonly studyUid: string; readonly signal?: AbortSignal | undefined },
): Promise<Uint8Array> {
  const path = `/studies/${studyUid}/metadata`
  const answer = await askArchive(archive, path, {
    accept: 'application/dicom+json',
    patienceMs: PATIENCE_MS,
    answerMs: ANSWER_MS,
    ...(signal ? { signal } : {}),
  })
  if (answer.status !== 200) throw unwanted(archive, path, answer)
  return readBytes(answer, MOST_BYTES)
}
