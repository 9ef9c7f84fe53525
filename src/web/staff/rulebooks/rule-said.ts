import { type InEveryLanguage, LANGUAGES } from '#base/categories'
import { readClinicalDate } from '#base/instant'
import type { Rulebook } from '#release'

export type Effect = Rulebook['defaultRule']['then']

/** When something opens, as far as a form can say it; a preface or a law is written in the text. */
export const FORM_EFFECTS = ['immediate', 'delay', 'after-comment', 'by-appointment'] as const
export type FormEffect = (typeof FORM_EFFECTS)[number]

export type RuleFault =
  | 'effect'
  | 'days'
  | 'says'
  | 'stale'
  | 'decidedBy'
  | 'institution'
  | 'kind'
  | 'reason'
  | 'approvedBy'
  | 'expires'

/** What a form says of a rule, as it was sent. */
export type RuleForm = Readonly<Record<string, string>>

/** The effect that a form says; a fault when it is none. A last day may be left out: then the principles speak. */
export function readFormEffect({ effect, days = '' }: RuleForm): Effect | 'effect' | 'days' {
  const kind = FORM_EFFECTS.find((each) => each === effect)
  if (!kind) return 'effect'
  if (kind === 'immediate') return { do: kind }
  const isWhole = /^\d{1,4}$/.test(days.trim())
  if (kind === 'delay') return isWhole ? { do: kind, days: Number(days) } : 'days'
  if (days.trim() === '') return { do: kind }
  return isWhole ? { do: kind, limitDays: Number(days) } : 'days'
}

/** The words of a rule in all five languages; null when one is missing. */
export function readSays(form: RuleForm): InEveryLanguage | null {
  const words = LANGUAGES.map((language) => [language, form[`says-${language}`]?.trim() ?? ''] as const)
  return words.every(([, text]) => text !== '') ? (Object.fromEntries(words) as InEveryLanguage) : null
}

/** A day as a date field sends it. */
export function isDay(text: string | undefined): boolean {
  return readClinicalDate(text)?.precision === 'day'
}
