import type { ShownQuestion } from '#appointments'
import type { DoneElsewhere } from '#record'
import type { ItemActs, LiveRulebook, OwnItemPage, Viewers } from '#release'
import type { Frame } from '../../patient/view-types.ts'
import type { ClinicSaid } from './clinic-act.ts'
import type { KeptVisitView } from './keep-visit-form.tsx'

/** All that the page of one item shows a clinician. */
export type ClinicItemView = {
  readonly frame: Frame
  readonly item: OwnItemPage
  readonly acts: ItemActs
  readonly viewers: readonly Viewers[]
  /** Of a visit: what the patient wants to ask there, and shows to this institution. */
  readonly questions: readonly ShownQuestion[]
  /** The same test, lately, at other institutions. */
  readonly elsewhere: readonly DoneElsewhere[]
  readonly rulebook: LiveRulebook
  /** What has just been done. */
  readonly done: string | null
  /** What was sent and could not be taken. */
  readonly said: ClinicSaid | null
  /** Of a visit: whether it is kept from parents and helpers. Null: the item is no visit. */
  readonly keptVisit: KeptVisitView | null
}
