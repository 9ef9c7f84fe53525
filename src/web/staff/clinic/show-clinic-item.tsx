import { type Kept, readKeptVisit } from '#access'
import { countStaffAct, type StaffAct } from '#adoption'
import { listShownQuestions } from '#appointments'
import { recordSight } from '#audit'
import type { StaffScope } from '#platform/database/scopes'
import { listTestsDoneElsewhere } from '#record'
import { listActs, listViewers, type OwnItemPage, readLiveRulebook, readOwnItem } from '#release'
import { sameTestInOtherMeasures } from '#terminology'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { type ClinicSaid, type ClinicWord, readClinicSaid, tryClinicAct } from './clinic-act.ts'
import { ClinicItemPage } from './clinic-item-page.tsx'

/** One item of the clinician's institution: when the patient sees it, who else does, and what may be done about it. */
export async function showClinicItem(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const item = await readOwnItem(scope, { itemId: visit.params.itemId! })
  return itemView(scope, frame, item, { done: visit.query.done ?? null, said: null })
}

const COUNTED: Readonly<Record<ClinicWord, StaffAct>> = {
  comment: 'clinic-comment',
  release: 'clinic-release',
  hold: 'clinic-hold',
  lift: 'clinic-lift',
  counsel: 'clinic-counselling',
}

/** Writes a comment, opens, asks to wait, ends a wait, or notes counselling; faults come back in the form. */
export async function actOnClinicItem(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const item = await readOwnItem(scope, { itemId: visit.params.itemId! })
  const said = await tryClinicAct(scope, item, readClinicSaid(visit), frame)
  if (said.fault) return itemView(scope, frame, item, { done: null, said })
  await recordSight(scope, { persons: [item.personId], page: 'clinic-acted', itemId: item.itemId })
  await countStaffAct(scope, { kind: COUNTED[said.word] })
  return { goTo: paths.clinicItem(item.itemId, said.word) }
}

/** The page of an item, as it stands now; `keepFault` says why a visit could not be kept. */
export async function itemView(
  scope: StaffScope,
  frame: Frame,
  item: OwnItemPage,
  {
    done,
    said,
    keepFault = null,
  }: {
    readonly done: string | null
    readonly said: ClinicSaid | null
    readonly keepFault?: Exclude<Kept, 'kept'> | null
  },
): Promise<Shown> {
  const acts = await listActs(scope, { itemId: item.itemId })
  const viewers = await listViewers(scope, { itemId: item.itemId })
  const rulebook = await readLiveRulebook(scope)
  const { personId, itemId } = item
  const elsewhere = await listTestsDoneElsewhere(scope, { personId, itemId, alike: sameTestInOtherMeasures })
  const questions = isVisit(item) ? await listShownQuestions(scope, { personId, visitId: itemId }) : []
  const keptVisit = isVisit(item)
    ? { kept: await readKeptVisit(scope, { itemId: item.itemId }), fault: keepFault }
    : null
  await recordSight(scope, { persons: [item.personId], page: 'clinic', itemId: item.itemId })
  await countStaffAct(scope, { kind: 'clinic-page' })
  return {
    view: <ClinicItemPage {...{ frame, item, acts, viewers, elsewhere, questions, rulebook, done, said, keptVisit }} />,
    ...(said || keepFault ? { status: 422 } : {}),
  }
}

function isVisit({ resourceType }: OwnItemPage): boolean {
  return resourceType === 'Encounter' || resourceType === 'Appointment'
}
