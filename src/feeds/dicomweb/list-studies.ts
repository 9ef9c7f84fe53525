import { DicomFault } from '#formats/dicom/dicom-fault'
import { objectsIn, valuesOf } from '#formats/dicom/read-metadata'
import { type Archive, askArchive, unwanted } from '#imaging'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { readBytes } from '#platform/fetch/read-bounded'

export const PATIENCE_MS = 20_000
const ANSWER_MS = 120_000
const MOST_BYTES = 20_000_000
const A_PAGE = 100
const MOST_STUDIES = 20_000
const STUDY_UID = '0020000d'

/**
 * The studies that an archive has from a day on (QIDO-RS, PS3.18, 10.6), page by page. A server that gives the same page
 * again has given all. Throws FetchFault.
 */
export async function listStudies(
  archive: Archive,
  { from, signal }: { readonly from: string; readonly signal?: AbortSignal | undefined },
): Promise<readonly string[]> {
  const found = new Set<string>()
  for (let offset = 0; offset < MOST_STUDIES; offset += A_PAGE) {
    const path = `/studies?StudyDate=${from}-&limit=${A_PAGE}&offset=${offset}`
    const studies = uidsIn(await ask(archive, path, signal))
    const before = found.size
    for (const uid of studies) found.add(uid)
    if (studies.length < A_PAGE || found.size === before) return [...found]
  }
  throw new FetchFault(`the archive lists more than ${MOST_STUDIES} studies`, {
    mend: 'Ask for fewer days at a time (--days-back).',
    mayPass: false,
  })
}

async function ask(archive: Archive, path: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const answer = await askArchive(archive, path, {
    accept: 'application/dicom+json',
    patienceMs: PATIENCE_MS,
    answerMs: ANSWER_MS,
    ...(signal ? { signal } : {}),
  })
  if (answer.status === 204) {
    answer.drop()
    return Buffer.from('[]')
  }
  if (answer.status !== 200) throw unwanted(archive, path, answer)
  return readBytes(answer, MOST_BYTES)
}

function uidsIn(bytes: Uint8Array): readonly string[] {
  try {
    return objectsIn(bytes).map((object) => {
      const uid = valuesOf(object).text(STUDY_UID)
      if (!/^\d+(\.\d+)*$/.test(uid) || uid.length > 64) throw new DicomFault('a study has no number', '')
      return uid
    })
  } catch (cause) {
    throw new FetchFault('the archive answers the question for studies with something else', {
      mend: 'Look whether the address is that of DICOMweb (QIDO-RS), and not of a page for people.',
      mayPass: false,
      cause,
    })
  }
}
