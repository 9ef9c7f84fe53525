import type { Element } from '../../../fhir/types.ts'
import { partOf, repetitionsOf, type Segment } from '../../message.ts'
import { coded } from '../datatypes/concept.ts'

const SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'

/** Table 0078, as far as FHIR's code system has the same codes. */
const KNOWN: Readonly<Record<string, string>> = {
  L: 'Low',
  H: 'High',
  LL: 'Critical low',
  HH: 'Critical high',
  LU: 'Significantly low',
  HU: 'Significantly high',
  '<': 'Off scale low',
  '>': 'Off scale high',
  N: 'Normal',
  A: 'Abnormal',
  AA: 'Critical abnormal',
  U: 'Significant change up',
  D: 'Significant change down',
  B: 'Better',
  W: 'Worse',
  S: 'Susceptible',
  R: 'Resistant',
  I: 'Intermediate',
  NS: 'Non-susceptible',
  SDD: 'Susceptible-dose dependent',
  MS: 'Moderately susceptible',
  VS: 'Very susceptible',
  POS: 'Positive',
  NEG: 'Negative',
  DET: 'Detected',
  ND: 'Not detected',
  IND: 'Indeterminate',
  E: 'Equivocal',
  RR: 'Reactive',
  NR: 'Non-reactive',
  WR: 'Weakly reactive',
}

/** The same said in words. */
const WORDS: Readonly<Record<string, string>> = {
  LOW: 'L',
  HIGH: 'H',
  NORMAL: 'N',
  ABNORMAL: 'A',
  POSITIVE: 'POS',
  NEGATIVE: 'NEG',
  RESISTANT: 'R',
  SUSCEPTIBLE: 'S',
  SENSITIVE: 'S',
  INTERMEDIATE: 'I',
}

/** OBX-8: the sender's own flags. One that no table has stays as text; we never compute one. */
export function interpretationsOf(obx: Segment): readonly Element[] {
  return repetitionsOf(obx, 8).flatMap((parts) => {
    const written = partOf(parts, 1)
    const code = WORDS[written.toUpperCase()] ?? written.toUpperCase()
    if (KNOWN[code]) return [coded(SYSTEM, code, KNOWN[code])]
    const text = partOf(parts, 2) || written
    return text ? [{ text }] : []
  })
}

/** Table 0078 for an antibiotic against an organism; null for anything else. */
export function verdictOf(written: string): Element | null {
  const code = WORDS[written.toUpperCase()] ?? written.toUpperCase()
  return ['S', 'I', 'R', 'NS', 'SDD'].includes(code) ? coded(SYSTEM, code, KNOWN[code]) : null
}
