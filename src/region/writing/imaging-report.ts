import type { DiagnosticReport, DocumentReference, ImagingStudy, Reference } from 'fhir/r4.js'
import { IMAGING_EXAMS, type ImagingExam, type ImagingExamId } from '../codes/imaging-exams.ts'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, instantText, type Minute, minuteOf } from '../ground/calendar.ts'
import { hashOf } from '../ground/random.ts'
import type { Chart } from './chart.ts'

export type ImagingWork = {
  readonly exam: ImagingExamId
  readonly day: Day
  readonly hour?: number
  /** Days until the radiologist has reported. */
  readonly waitDays?: number
  readonly why: string
  readonly findings: string
  readonly conclusion: string
  readonly encounter?: Reference | undefined
  readonly status?: DiagnosticReport['status']
  /** Sent a second time as a document, byte for byte the same, as some picture systems do. */
  readonly alsoAsDocument?: boolean
}

/** Writes an examination: the order, its pictures and the radiologist's report. */
export function writeImaging(chart: Chart, work: ImagingWork): void {
  const exam: ImagingExam = IMAGING_EXAMS[work.exam]
  const start = minuteOf(work.day, work.hour ?? 10, (work.day * 17) % 60)
  const accession = `${chart.institution.id.slice(0, 3).toUpperCase()}${work.day}${String(hashOf(chart.id('acc')) % 1000).padStart(3, '0')}`
  const frame: Frame = { exam, work, start, started: instantText(start), accession }
  const study = chart.sends('images') ? chart.put(studyOf(chart, frame)) : undefined
  if (!chart.sends('radiology')) return
  const order = chart.put(orderOf(chart, frame))
  const report = reportOf(chart, frame, order, study)
  chart.put(report)
  if (work.alsoAsDocument) chart.put(documentOf(chart, frame, report))
}

type Frame = { exam: ImagingExam; work: ImagingWork; start: Minute; started: string; accession: string }

function orderOf(chart: Chart, { exam, work, started, accession }: Frame) {
  return {
    resourceType: 'ServiceRequest' as const,
    id: chart.id('ord'),
    identifier: [{ system: accessionSystem(chart), value: accession }],
    status: 'completed' as const,
    intent: 'order' as const,
    category: [{ coding: [{ system: SYSTEMS.snomed, code: '363679005', display: 'Imaging' }] }],
    code: codeOf(exam),
    subject: chart.patient,
    authoredOn: started,
    reasonCode: [{ text: work.why }],
    ...(work.encounter && { encounter: work.encounter }),
  }
}

function studyOf(chart: Chart, { exam, work, started, accession }: Frame): ImagingStudy & { id: string } {
  const id = chart.id('img')
  const uid = `2.999.17.${chart.dialect.number}.8.${work.day}.${hashOf(chart.source, id)}`
  const modality = { system: SYSTEMS.dicom, code: exam.modality }
  const bodySite = { system: SYSTEMS.snomed, ...exam.part }
  return {
    resourceType: 'ImagingStudy',
    id,
    identifier: [
      { system: 'urn:dicom:uid', value: `urn:oid:${uid}` },
      { system: accessionSystem(chart), value: accession },
    ],
    status: 'available',
    modality: [modality],
    subject: chart.patient,
    started,
    numberOfSeries: 1,
    numberOfInstances: exam.pictures,
    description: exam.name,
    series: [
      {
        uid: `${uid}.1`,
        number: 1,
        modality,
        description: exam.name,
        numberOfInstances: exam.pictures,
        bodySite,
        started,
      },
    ],
    ...(work.encounter && { encounter: work.encounter }),
  }
}

function reportOf(
  chart: Chart,
  frame: Frame,
  order: Reference,
  study: Reference | undefined,
): DiagnosticReport & { id: string } {
  const { exam, work, start, started, accession } = frame
  const text = `${exam.name}\n\nWhy: ${work.why}\n\nFindings\n${work.findings}\n\nConclusion\n${work.conclusion}\n`
  const bytes = Buffer.from(text, 'utf8')
  const title = `Report: ${exam.name}`
  return {
    resourceType: 'DiagnosticReport',
    id: chart.id('rad'),
    identifier: [{ system: accessionSystem(chart), value: accession }],
    basedOn: [order],
    status: work.status ?? 'final',
    category: [
      { coding: [{ system: SYSTEMS.loinc, code: 'LP29684-5', display: 'Radiology' }] },
      { coding: [{ system: SYSTEMS.diagnosticService, code: exam.section }] },
    ],
    code: codeOf(exam),
    subject: chart.patient,
    effectiveDateTime: started,
    issued: instantText(Math.max(minuteOf(work.day + (work.waitDays ?? 1), 14, (work.day * 19) % 60), start + 75)),
    performer: [chart.organization],
    resultsInterpreter: [chart.staff('radiologist')],
    conclusion: work.conclusion,
    presentedForm: [
      {
        contentType: 'text/plain; charset=utf-8',
        language: 'en',
        data: bytes.toString('base64'),
        size: bytes.length,
        title,
      },
    ],
    ...(study && { imagingStudy: [study] }),
    ...(work.encounter && { encounter: work.encounter }),
  }
}

function documentOf(chart: Chart, { exam, work }: Frame, report: DiagnosticReport): DocumentReference & { id: string } {
  return {
    resourceType: 'DocumentReference',
    id: chart.id('doc'),
    status: 'current',
    docStatus: 'final',
    type: {
      coding: [{ system: SYSTEMS.loinc, code: '18748-4', display: 'Diagnostic imaging study' }],
      text: `Report: ${exam.name}`,
    },
    subject: chart.patient,
    date: report.issued!,
    author: [chart.staff('radiologist')],
    custodian: chart.organization,
    content: [{ attachment: report.presentedForm![0]! }],
    ...(work.encounter && { context: { encounter: [work.encounter] } }),
  }
}

function codeOf({ loinc, name }: ImagingExam) {
  return {
    coding: [{ system: SYSTEMS.loinc, code: loinc ?? '18748-4', display: loinc ? name : 'Diagnostic imaging study' }],
    text: name,
  }
}

function accessionSystem(chart: Chart): string {
  return `urn:oid:2.999.17.${chart.dialect.number}.4`
}
