import { readClinicalDate } from '#base/instant'
import type { Demographics } from '#patient-index'
import type { Frame } from '../patient/view-types.ts'

/** How an institution calls a patient. */
export function nameIn({ given, family }: Pick<Demographics, 'given' | 'family'>, { w }: Frame): string {
  return [...given, family].filter(Boolean).join(' ') || w.worklist.unnamed
}

/** The birth date in the reader's words; nothing where it is not known. */
export function bornIn({ birthDate }: Pick<Demographics, 'birthDate'>, { w }: Frame): string | null {
  const born = readClinicalDate(birthDate)
  return born ? w.formatDate(born) : birthDate
}

/** What a reason of the matcher, or an institution's word, is called for staff. */
export function reasonIn(reason: { readonly code: string; readonly says?: string }, { w }: Frame): string {
  if (reason.code === 'institution-says') return w.worklist.institutionSays
  return w.matchReasons[reason.code as keyof typeof w.matchReasons] ?? reason.says ?? reason.code
}
