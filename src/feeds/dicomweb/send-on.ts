import { randomUUID } from 'node:crypto'
import { type Archive, askArchive } from '#imaging'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { readBounded } from '#platform/fetch/read-bounded'
import { PATIENCE_MS } from './list-studies.ts'

const ANSWER_MS = 120_000
const MOST_WORDS_BYTES = 1_000_000

/**
 * Gives a DICOM file to an archive (STOW-RS, PS3.18, 10.5). One that has it already keeps it. Throws FetchFault when it does
 * not take it.
 */
export async function sendOn(archive: Archive, file: Uint8Array): Promise<void> {
  const boundary = `causeway-${randomUUID()}`
  const body = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const answer = await askArchive(archive, '/studies', {
    method: 'POST',
    accept: 'application/dicom+json',
    contentType: `multipart/related; type="application/dicom"; boundary=${boundary}`,
    body,
    patienceMs: PATIENCE_MS,
    answerMs: ANSWER_MS,
  })
  await readBounded(answer, MOST_WORDS_BYTES)
  if (answer.status !== 200)
    throw new FetchFault(`the picture archive does not take it (${answer.status})`, {
      mend: 'Look into the log of the archive; import it again when that is mended.',
      mayPass: answer.status >= 500,
    })
}
