import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { readInstance } from '#formats/dicom/read-instance'
import { findArchive, readArchiveSecrets } from '#imaging'
import type { ImportReport } from '#ingestion'
import { withSystemScope } from '#platform/database/scopes'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { archiveOf } from '../../feeds/dicomweb/pull-archive.ts'
import { sendOn } from '../../feeds/dicomweb/send-on.ts'
import type { House } from '../open-house.ts'
import type { InputFile } from './find-input.ts'

/**
 * Gives imported DICOM files on to the archive of their feed, where it has one, so that all of their pictures can be shown.
 * What was set aside is not given on. Answers what the archive did not take; it is here all the same.
 */
export async function sendToArchive(
  { database, config }: Pick<House, 'database'> & { readonly config: Pick<House['config'], 'archiveSecretsFile'> },
  { feedId, files }: { readonly feedId: string; readonly files: readonly InputFile[] },
): Promise<ImportReport['problems']> {
  const pictures = files.filter(({ format }) => format === 'dicom')
  const address =
    pictures.length === 0
      ? null
      : await withSystemScope(database, { purpose: 'import' }, (scope) => findArchive(scope, { feedId }))
  if (!address) return []
  const archive = archiveOf(address, await readArchiveSecrets(config.archiveSecretsFile))
  const problems: ImportReport['problems'] = []
  for (const { path } of pictures) {
    const bytes = await buffer(createReadStream(path))
    if (!isSound(bytes)) continue
    const fault = await sendOn(archive, bytes).catch((cause: unknown) => cause)
    if (fault instanceof FetchFault) problems.push({ where: path, what: `${fault.message}. ${fault.mend}` })
    else if (fault) throw fault
  }
  return problems
}

function isSound(bytes: Uint8Array): boolean {
  try {
    return readInstance(bytes).instance.patient.number !== null
  } catch {
    return false
  }
}
