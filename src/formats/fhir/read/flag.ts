import { children, text } from '../elements.ts'
import type { Flag } from '../item-draft.ts'
import { codingsOf } from '../say/concept.ts'
import type { Element } from '../types.ts'

/** HL7 table 0078 and v3-ObservationInterpretation, as far as a patient's page tells them apart. */
const FLAGS: Readonly<Record<string, Flag>> = {
  N: 'normal',
  L: 'low',
  LU: 'low',
  '<': 'low',
  H: 'high',
  HU: 'high',
  '>': 'high',
  LL: 'critical-low',
  HH: 'critical-high',
  A: 'abnormal',
  AA: 'critical',
  POS: 'positive',
  DET: 'positive',
  RR: 'positive',
  WR: 'positive',
  NEG: 'negative',
  ND: 'negative',
  NR: 'negative',
  R: 'resistant',
  I: 'intermediate',
  S: 'susceptible',
}

/** Which of several is told: what needs someone soonest; a plain "normal" only when nothing else was said. */
const BY_WEIGHT: readonly Flag[] = [
  'critical-high',
  'critical-low',
  'critical',
  'high',
  'low',
  'resistant',
  'positive',
  'abnormal',
  'intermediate',
  'susceptible',
  'negative',
  'normal',
]

const SYSTEM = /ObservationInterpretation$|0078$/

/** Some senders write it out, or beside a code of their own: what is dangerous must not depend on a code list. */
function saysCritical(element: Element): boolean {
  const said = children(element, 'interpretation').flatMap((concept) => [
    text(concept, 'text'),
    ...children(concept, 'coding').flatMap((coding) => [text(coding, 'display'), text(coding, 'code')]),
  ])
  return said.some(
    (words) => words !== null && /\b(critical(ly)?|panic)\b/i.test(words) && !/\b(not|non|no)\b/i.test(words),
  )
}

/** The sender's interpretation of a result or of a component, of several the gravest; null when none is given that we know. */
export function readFlag(element: Element): Flag | null {
  const known = codingsOf(element.interpretation).filter(({ system }) => system === null || SYSTEM.test(system))
  const flags = known.map(({ code }) => (Object.hasOwn(FLAGS, code) ? FLAGS[code] : undefined))
  if (saysCritical(element) && !flags.some((flag) => flag?.startsWith('critical'))) flags.push('critical')
  return BY_WEIGHT.find((flag) => flags.includes(flag)) ?? null
}
