import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import { readNarrative } from '#formats/ccda/read-narrative'
import type { PatientScope } from '#platform/database/scopes'
import { openAttachment, readItemPage } from '#record'
import { recordOpening } from '#release'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { DocumentPage } from './document-page.tsx'

/** A clinical document as a page. A file that is none is absent here; it can be downloaded. */
export async function showDocument(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const itemId = visit.params.itemId ?? ''
  const index = Number(visit.params.index)
  if (!isUuid(itemId)) throw new NotFound('item', { detail: 'not an id' })
  if (!Number.isInteger(index) || index < 0) throw new NotFound('attachment')
  const { bytes } = await openAttachment(scope, { itemId, index })
  const document = readNarrative(bytes)
  if (!document) throw new NotFound('attachment', { detail: 'no clinical document' })
  const item = await readItemPage(scope, { itemId })
  await recordOpening(scope, { itemId })
  return { view: <DocumentPage frame={frame} item={item} index={index} document={document} />, itemId }
}
