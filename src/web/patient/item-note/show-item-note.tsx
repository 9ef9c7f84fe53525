import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import { hasNotes, keepItemNote, LONGEST_NOTE, readItemNote } from '#journal'
import type { PatientScope } from '#platform/database/scopes'
import { readItemPage } from '#record'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { rowOf } from '../row-of.ts'
import type { Frame } from '../view-types.ts'
import { ItemNotePage } from './item-note-page.tsx'

/** The form for a note on one entry. Held, another person's, and never there are the same answer. */
export async function showItemNote(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const item = await itemOf(scope, visit)
  const note = await readItemNote(scope, item)
  const { layName, title } = rowOf(item, frame)
  const props = { frame, itemId: item.itemId, title: layName ?? title, words: note?.words ?? '' }
  return { view: <ItemNotePage {...props} />, itemId: item.itemId }
}

/** Keeps it, or takes it away where nothing is left of it. */
export async function saveItemNote(scope: PatientScope, visit: Visit): Promise<Shown> {
  const { itemId } = await itemOf(scope, visit)
  const words = (visit.form.words ?? '').replaceAll('\r\n', '\n').trim().slice(0, LONGEST_NOTE)
  await keepItemNote(scope, { itemId, words: visit.form.does === 'delete' ? '' : words })
  return { goTo: paths.readItem(itemId) }
}

async function itemOf(scope: PatientScope, { params }: Visit) {
  const itemId = params.itemId ?? ''
  if (!isUuid(itemId) || !hasNotes(scope)) throw new NotFound('item', { detail: 'no notes for this scope' })
  return readItemPage(scope, { itemId })
}
