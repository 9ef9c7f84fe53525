import { type Choice, EVERYTHING, MOMENTS, type Moment } from '#release'
import type { Visit } from '../../shell/visit.ts'

/** The one moment of three that somebody chooses, or the region's rules. */
export const WHENS = ['region', 'at-once', 'after-comment', 'when-I-ask'] as const
export type When = (typeof WHENS)[number]

/** What can be added to it. */
export const ADDITIONS = ['not-at-night-or-weekend', 'preface-first'] as const
export type Addition = (typeof ADDITIONS)[number]

/** What the form says, as far as it can be read. */
export type ChosenForm = {
  readonly subject: string
  readonly when: When | null
  readonly additions: readonly Addition[]
  readonly fault: 'none' | 'at-once' | null
}

/** Reads the form from a question or from what was sent; no subject means everything. */
export function readChoiceForm(fields: Visit['query']): ChosenForm {
  const when = WHENS.find((each) => each === fields.when) ?? null
  const additions = ADDITIONS.filter((each) => fields[each] === 'yes')
  const fault = when === null ? 'none' : when === 'at-once' && additions.length > 0 ? 'at-once' : null
  return { subject: fields.about ?? EVERYTHING, when, additions, fault }
}

/** A choice as the form shows it. */
export function formOf({ subject, moments }: Choice): ChosenForm {
  const when = WHENS.find((each) => moments.some((moment) => moment === each)) ?? 'region'
  return { subject, when, additions: ADDITIONS.filter((each) => moments.includes(each)), fault: null }
}

/** What the form amounts to; the region's rules and no addition are no moment at all. */
export function choiceOf({ subject, when, additions }: ChosenForm): Choice {
  const said: readonly string[] = [when ?? '', ...additions]
  return { subject, moments: MOMENTS.filter((moment: Moment) => said.includes(moment)) }
}
