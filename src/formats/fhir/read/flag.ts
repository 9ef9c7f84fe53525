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
  AA: 'abnormal',
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

const SYSTEM = /ObservationInterpretation$|0078$/

/** The sender's interpretation of a result or of a component; null when none is given that we know. */
export function readFlag(element: Element): Flag | null {
  for (const { system, code } of codingsOf(element.interpretation)) {
    if (system === null || SYSTEM.test(system)) {
      const flag = FLAGS[code]
      if (flag) return flag
    }
  }
  return null
}
