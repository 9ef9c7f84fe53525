import type { HelpToOffer } from '#access'
import { type Instant, plusDays } from '#base/instant'
import { judgeOfferForm, type OfferFault, type OfferForm, readOfferForm } from '../../patient/delegates/offer-form.ts'

/** What a clerk wrote down: an offer of a chosen part, and how the patient was recognised. */
export type HelpAsked = OfferForm & { readonly identity: string }
export type HelpFault = OfferFault | 'identity'

export const NOTHING_ASKED: HelpAsked = { ...readOfferForm({}), identity: '' }
export const UNTILS_HERE = ['month', 'year', 'date'] as const

/** The law of the table: a year and what the calendar may add (migration 0097). */
const MOST_DAYS = 368
const LONGEST_IDENTITY = 500

/** The form as it was sent; a part is all that can be chosen here, from now on. */
export function readHelpAsked(form: Readonly<Record<string, string>>): HelpAsked {
  const { name, tasks, kinds, until, date } = readOfferForm(form)
  const identity = form.identity?.trim().slice(0, LONGEST_IDENTITY) ?? ''
  return { name, tasks, kinds, until: until === 'open' ? null : until, date, what: 'some', from: '', identity }
}

/** What it amounts to, or what is wrong with it. */
export function judgeHelpAsked(
  asked: HelpAsked,
  at: { readonly now: Instant; readonly timeZone: string },
): { readonly help: Omit<HelpToOffer, 'offerId'> } | { readonly faults: readonly HelpFault[] } {
  const judged = judgeOfferForm(asked, at)
  const faults: HelpFault[] = 'faults' in judged ? [...judged.faults] : []
  const until = 'help' in judged ? judged.help.validUntil : null
  if (until && until > plusDays(at.now, MOST_DAYS)) faults.push('date')
  if (asked.identity === '') faults.unshift('identity')
  return faults.length > 0 || 'faults' in judged ? { faults } : { help: judged.help }
}
