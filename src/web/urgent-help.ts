import type { Language } from '#base/categories'

/** Whom people call instead of writing, and what shows that it is urgent: the region's own words and numbers. */
export type UrgentHelp = {
  readonly emergency: string
  readonly doctorOnCall: string
  readonly crisis: string
  /** Null: the questions that Causeway ships with. */
  readonly questions: readonly Readonly<Record<Language, string>>[] | null
}

/**
 * Where a region has said nothing: the European emergency number (Directive (EU) 2018/1972, article 109), and the
 * harmonised numbers for the doctor on call and for emotional support (Decisions 2007/116/EC and 2009/884/EC).
 */
export const SHIPPED_URGENT_HELP: UrgentHelp = {
  emergency: '112',
  doctorOnCall: '116117',
  crisis: '116123',
  questions: null,
}
