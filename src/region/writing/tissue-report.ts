import type { DiagnosticReport, Reference, Specimen } from 'fhir/r4.js'
import { type Code, SYSTEMS } from '../codes/systems.ts'
import { type Day, instantText, minuteOf } from '../ground/calendar.ts'
import type { Chart } from './chart.ts'

export type TissueWork = {
  readonly kind: keyof typeof KINDS
  /** "Core biopsy, left breast". */
  readonly sample: string
  readonly day: Day
  readonly waitDays: number
  readonly findings: string
  readonly conclusion: string
  readonly encounter?: Reference | undefined
  readonly status?: DiagnosticReport['status']
}

type Kind = { title: string; loinc: Code; section: Code; class: Code | null; specimen: Code }

// biome-ignore format: one kind a block
const KINDS = {
  histology: {
    title: 'Tissue sample (pathology)', loinc: { code: '11529-5', display: 'Surgical pathology study' },
    section: { code: 'SP', display: 'Surgical Pathology' }, class: { code: 'LP7839-6', display: 'Pathology' },
    specimen: { code: '119376003', display: 'Tissue specimen' },
  },
  cytology: {
    title: 'Cell sample (cytology)', loinc: { code: '33716-2', display: 'Non-gynecological cytology method study' },
    section: { code: 'CP', display: 'Cytopathology' }, class: { code: 'LP7839-6', display: 'Pathology' },
    specimen: { code: '258661006', display: 'Slide' },
  },
  genetics: {
    title: 'Genetic test', loinc: { code: '51969-4', display: 'Genetic analysis report' },
    section: { code: 'GE', display: 'Genetics' }, class: null,
    specimen: { code: '119297000', display: 'Blood specimen' },
  },
} as const satisfies Record<string, Kind>

/** Writes a report on tissue, cells or genes, with its sample and full text. */
export function writeTissueReport(chart: Chart, work: TissueWork): void {
  if (!chart.sends(work.kind === 'genetics' ? 'laboratory' : 'pathology')) return
  const kind: Kind = KINDS[work.kind]
  const taken = instantText(minuteOf(work.day, 10, 30))
  const specimen = chart.put(specimenOf(chart, kind, work.sample, taken))
  const bytes = Buffer.from(
    `${kind.title}\n\nSample: ${work.sample}\n\nFindings\n${work.findings}\n\nConclusion\n${work.conclusion}\n`,
    'utf8',
  )
  const section = { coding: [{ system: SYSTEMS.diagnosticService, ...kind.section }] }
  const report: DiagnosticReport & { id: string } = {
    resourceType: 'DiagnosticReport',
    id: chart.id('rep'),
    status: work.status ?? 'final',
    category: kind.class ? [{ coding: [{ system: SYSTEMS.loinc, ...kind.class }] }, section] : [section],
    code: { coding: [{ system: SYSTEMS.loinc, ...kind.loinc }], text: kind.title },
    subject: chart.patient,
    effectiveDateTime: taken,
    issued: instantText(minuteOf(work.day + work.waitDays, 13, 20)),
    performer: [chart.organization],
    resultsInterpreter: [chart.staff('pathologist')],
    specimen: [specimen],
    conclusion: work.conclusion,
    presentedForm: [
      {
        contentType: 'text/plain; charset=utf-8',
        language: 'en',
        data: bytes.toString('base64'),
        size: bytes.length,
        title: kind.title,
      },
    ],
    ...(work.encounter && { encounter: work.encounter }),
  }
  chart.put(report)
}

function specimenOf(chart: Chart, { specimen }: Kind, sample: string, taken: string): Specimen & { id: string } {
  return {
    resourceType: 'Specimen',
    id: chart.id('spm'),
    status: 'available',
    type: { coding: [{ system: SYSTEMS.snomed, ...specimen }], text: sample },
    subject: chart.patient,
    collection: { collectedDateTime: taken },
  }
}
