import { NotFound } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import { type KindItem, listKindItems } from '#record'
import { listSealed } from '#release'
import { askForMedicine, dueOfMedicine, listAskedMedicines, listPickUpPlaces, type PickUpPlace } from '#requests'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { cardsOf } from '../cards-of.ts'
import type { Frame } from '../view-types.ts'
import { AskMedicinePage, OTHER_PLACE } from './ask-page.tsx'
import { entryOf, isCurrent, medicinesOf } from './medicine-view.ts'
import { MedicinesPage } from './medicines-page.tsx'

const CATEGORY = 'medications' as const

/** What is current on all lists. Outside a helper's permission there is no such page. */
export async function showMedicines(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const items = await listMine(scope)
  const sealed = await cardsOf(scope, await listSealed(scope, { category: CATEGORY }), frame)
  const asked = await listAskedMedicines(scope)
  const groups = medicinesOf(items, frame)
  return {
    view: <MedicinesPage frame={frame} groups={groups} sealed={sealed} asked={asked} mayAsk={!scope.isPreview} />,
    category: CATEGORY,
  }
}

/** The form that asks for more of a medicine. */
export function showMore(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  return morePage(scope, visit, { frame, hasFault: false })
}

async function morePage(
  scope: PatientScope,
  { params, form }: Visit,
  { frame, hasFault }: { readonly frame: Frame; readonly hasFault: boolean },
): Promise<Shown> {
  const item = await findMine(scope, params.itemId!)
  const waits = (await listAskedMedicines(scope)).get(item.itemId)
  if (waits) return { goTo: paths.request(waits.requestId) }
  const dueAt = await dueOfMedicine(scope, item)
  const places = await listPickUpPlaces(scope, item)
  const { place, other, text } = form
  const typed = { ...(place && { place }), ...(other && { other }), ...(text && { text }) }
  return {
    view: <AskMedicinePage {...{ frame, entry: entryOf(item, frame), dueAt, places, typed, hasFault }} />,
    category: CATEGORY,
    itemId: item.itemId,
    ...(hasFault && { status: 422 }),
  }
}

/** Asks for more of it. */
export async function askForMore(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const item = await findMine(scope, visit.params.itemId!)
  const pickUp = placeIn(visit, await listPickUpPlaces(scope, item))
  if (!pickUp) return morePage(scope, visit, { frame, hasFault: true })
  const text = (visit.form.text ?? '').slice(0, 2000)
  return { goTo: paths.request(await askForMedicine(scope, { itemId: item.itemId, pickUp, text })) }
}

/** The place that was chosen, with its address; or the other one, as it was typed. */
function placeIn({ form }: Visit, places: readonly PickUpPlace[]): string | null {
  const { place = OTHER_PLACE, other = '' } = form
  const chosen = places.find(({ placeId }) => placeId === place)
  if (chosen) return [chosen.name, chosen.address].filter(Boolean).join(', ').slice(0, 300)
  return place === OTHER_PLACE ? other.trim().slice(0, 300) || null : null
}

function listMine(scope: PatientScope): Promise<readonly KindItem[]> {
  if (scope.categories && !scope.categories.includes(CATEGORY))
    throw new NotFound('category', { detail: 'outside the grant' })
  return listKindItems(scope, { categories: [CATEGORY], most: 2_000 })
}

/** Throws NotFound for what is no current medicine of this scope. */
async function findMine(scope: PatientScope, itemId: string): Promise<KindItem> {
  const item = (await listMine(scope)).find((each) => each.itemId === itemId)
  if (!item || !isCurrent(item)) throw new NotFound('medicine', { detail: 'not current for this scope' })
  return item
}
