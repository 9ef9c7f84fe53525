import { type Instant, readClinicalDate } from '#base/instant'

/** Whole years; null when the birth date is unknown or only partly known. */
export function ageAt(birthDate: string | null, at: Instant): number | null {
  const born = readClinicalDate(birthDate)
  if (!born || born.precision === 'year' || born.precision === 'month') return null
  const years = at.getUTCFullYear() - born.sortAt.getUTCFullYear()
  const before = at.getUTCMonth() - born.sortAt.getUTCMonth() || at.getUTCDate() - born.sortAt.getUTCDate()
  return before < 0 ? years - 1 : years
}
