import type { rules as english } from '../en/rules.ts'
import type { Translated } from '../message-types.ts'

export const rules: Translated<typeof english, 'nb'> = {
  everythingElse: 'Alt annet',
  among: '{kind} (blant: {categories})',
  from: '{kind}, fra {services}',
  of: '{kind}: {people}',
  told: '{kind}, der pasienten fikk vite det på forhånd',
  effects: {
    immediate: 'med en gang',
    'immediate-with-preface': 'med en gang, med noen ord foran',
    delay: { one: 'etter {count} dag', other: 'etter {count} dager' },
    'after-comment': { one: 'etter en kommentar, høyst {count} dag', other: 'etter en kommentar, høyst {count} dager' },
    'by-appointment': { one: 'i en time, høyst {count} dag', other: 'i en time, høyst {count} dager' },
    'after-comment-open': 'etter en kommentar, uten siste dag',
    'by-appointment-open': 'i en time, uten siste dag',
    blocked: 'ikke her: {law}',
  },
  chooseEarlier: 'Du kan velge å få det tidligere.',
  what: 'Hva',
  when: 'Når',
  inWords: 'Med ord',
  approved: 'Godkjent av',
  over: 'over',
  planned: 'Planlagt',
  plannedIntro: 'Nye regler gjelder fra {day}. De er bestemt av: {decision}.',
  plannedNone: 'Ingen andre regler er planlagt nå.',
  plannedNew: 'Nytt eller endret',
  plannedGone: 'Ikke lenger en regel',
  plannedSame: 'Reglene blir som de er. Bare ord eller lister endres.',
  inForce: 'Gjelder siden {day}. Bestemt av: {decision}.',
  noRules: 'Det er én regel for alt.',
}
