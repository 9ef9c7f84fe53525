import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import { readItemPage } from '#record'
import { askForCorrection, dueOfCorrection, findCorrection, LONGEST_CORRECTION } from '#requests'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { rowOf } from '../row-of.ts'
import type { Frame } from '../view-types.ts'
import { CorrectionPage } from './correction-page.tsx'

/** The form; what has been said already leads to its answer. */
export async function showCorrection(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const itemId = itemIdOf(visit)
  const asked = await findCorrection(scope, { itemId })
  if (asked) return { goTo: paths.request(asked.requestId) }
  return { view: await pageOf(scope, itemId, frame, null), itemId }
}

/** Sends what is wrong to whoever sent the item, once while it waits. */
export async function sendCorrection(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const itemId = itemIdOf(visit)
  const text = visit.form.text ?? ''
  if (text.trim() === '' || text.trim().length > LONGEST_CORRECTION)
    return { view: await pageOf(scope, itemId, frame, text), itemId, status: 422 }
  return { goTo: paths.request(await askForCorrection(scope, { itemId, text })) }
}

async function pageOf(scope: PatientScope, itemId: string, frame: Frame, sent: string | null) {
  const dueAt = await dueOfCorrection(scope, { itemId })
  const { title, happened, institutionName } = rowOf(await readItemPage(scope, { itemId }), frame)
  const item = { itemId, title, day: happened && frame.w.formatDay(happened), institutionName }
  return <CorrectionPage frame={frame} item={item} dueAt={dueAt} sent={sent} />
}

function itemIdOf({ params }: Visit): string {
  const itemId = params.itemId ?? ''
  if (!isUuid(itemId)) throw new NotFound('item', { detail: 'not an id' })
  return itemId
}
