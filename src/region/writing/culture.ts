import type { CodeableConcept, Observation, Reference } from 'fhir/r4.js'
import { ANTIBIOTIC_IDS, ANTIBIOTICS, type AntibioticId, MICROBES, type Microbe } from '../codes/microbes.ts'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, instantText, minuteOf } from '../ground/calendar.ts'
import type { Random } from '../ground/random.ts'
import type { Chart } from './chart.ts'

export type Culture = { readonly day: Day; readonly grows: boolean; readonly waitDays?: number }

/** Writes a urine culture: sample, what grew, what it is sensitive to, and the report. */
export function writeUrineCulture(chart: Chart, random: Random, culture: Culture): void {
  if (!chart.sends('microbiology')) return
  const taken = instantText(minuteOf(culture.day, 9, 15))
  const issued = instantText(minuteOf(culture.day + (culture.waitDays ?? 3), 12, 40))
  const frame: Frame = { chart, taken, issued, specimen: chart.put(urineOf(chart, taken)) }
  const microbe = culture.grows ? random.pickByShare(MICROBES) : null
  const found = microbe
    ? chart.put(organismOf(frame, microbe, susceptibilities(frame, random, microbe)))
    : chart.put(nothingGrew(frame))
  const section = (code: string, display: string) => ({
    coding: [{ system: SYSTEMS.diagnosticService, code, display }],
  })
  chart.put({
    resourceType: 'DiagnosticReport',
    id: chart.id('rep'),
    status: 'final',
    category: [section('MB', 'Microbiology'), section('LAB', 'Laboratory')],
    code: CULTURE_CODE,
    subject: chart.patient,
    effectiveDateTime: taken,
    issued,
    performer: [chart.organization],
    specimen: [frame.specimen],
    result: [found],
    conclusion: microbe
      ? `Growth of more than 100 000 per ml of ${microbe.display}. Sensitivities below.`
      : 'No growth that matters.',
  })
}

type Frame = { chart: Chart; taken: string; issued: string; specimen: Reference }

const CULTURE_CODE: CodeableConcept = {
  coding: [{ system: SYSTEMS.loinc, code: '630-4', display: 'Bacteria identified in Urine by Culture' }],
  text: 'Urine culture',
}

function susceptibilities(frame: Frame, random: Random, microbe: Microbe): Reference[] {
  return ANTIBIOTIC_IDS.map((id) => {
    const isResistant = random.chance(microbe.resists[id])
    return frame.chart.put(susceptibilityOf(frame, id, isResistant ? 'R' : random.chance(0.04) ? 'I' : 'S'))
  })
}

function susceptibilityOf(frame: Frame, id: AntibioticId, answer: 'S' | 'I' | 'R'): Observation & { id: string } {
  const { code, display, susceptibleUpTo } = ANTIBIOTICS[id]
  const value = susceptibleUpTo * { S: 0.5, I: 2, R: 8 }[answer]
  return {
    ...baseOf(frame, {
      coding: [{ system: SYSTEMS.loinc, code, display: `${display} [Susceptibility]` }],
      text: display,
    }),
    valueQuantity: {
      value,
      unit: 'mg/L',
      system: SYSTEMS.ucum,
      code: 'mg/L',
      ...(answer === 'S' && { comparator: '<=' as const }),
    },
    interpretation: [{ coding: [{ system: SYSTEMS.interpretation, code: answer, display: ANSWER_WORDS[answer] }] }],
  }
}

const ANSWER_WORDS = { S: 'Susceptible', I: 'Intermediate', R: 'Resistant' } as const

function organismOf(frame: Frame, { code, display }: Microbe, hasMember: Reference[]): Observation & { id: string } {
  return {
    ...baseOf(frame, CULTURE_CODE),
    valueCodeableConcept: { coding: [{ system: SYSTEMS.snomed, code, display }], text: display },
    interpretation: [{ coding: [{ system: SYSTEMS.interpretation, code: 'POS', display: 'Positive' }] }],
    hasMember,
  }
}

function nothingGrew(frame: Frame): Observation & { id: string } {
  return {
    ...baseOf(frame, CULTURE_CODE),
    valueCodeableConcept: {
      coding: [{ system: SYSTEMS.snomed, code: '264868006', display: 'No growth' }],
      text: 'No growth',
    },
    interpretation: [{ coding: [{ system: SYSTEMS.interpretation, code: 'NEG', display: 'Negative' }] }],
  }
}

function baseOf({ chart, taken, issued, specimen }: Frame, code: CodeableConcept): Observation & { id: string } {
  return {
    resourceType: 'Observation',
    id: chart.id('mic'),
    status: 'final',
    category: [
      { coding: [{ system: SYSTEMS.observationCategory, code: 'laboratory', display: 'Laboratory' }] },
      { coding: [{ system: SYSTEMS.diagnosticService, code: 'MB', display: 'Microbiology' }] },
    ],
    code,
    subject: chart.patient,
    effectiveDateTime: taken,
    issued,
    performer: [chart.organization],
    specimen,
  }
}

function urineOf(chart: Chart, taken: string) {
  return {
    resourceType: 'Specimen' as const,
    id: chart.id('spm'),
    status: 'available' as const,
    type: {
      coding: [{ system: SYSTEMS.snomed, code: '122575003', display: 'Urine specimen' }],
      text: 'Midstream urine',
    },
    subject: chart.patient,
    collection: { collectedDateTime: taken },
  }
}
