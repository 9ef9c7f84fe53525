import type { Bundle, DiagnosticReport, Patient } from 'fhir/r4.js'
import { SYSTEMS } from '../codes/systems.ts'
import { dateText, dayOf, instantText, minuteOf, workday } from '../ground/calendar.ts'
import { personOf } from '../people/person-of.ts'
import type { RegionPlan } from '../plan-region.ts'
import { Chart } from '../writing/chart.ts'
import { phantomSlice } from './phantom.ts'
import { writeDicom } from './write-dicom.ts'

const WHERE = 'havna-radiology'
const KARI = 0
const DAYS_AGO = 410
const SLICES = 12
const SIDE = 128
const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2'
const NAME = 'CT of the head'

/** A scan of Kari's head: the report as FHIR, and its pictures as files of a picture archive. */
export type HeadScan = {
  readonly reportFeedId: string
  readonly report: Bundle
  readonly picturesFeedId: string
  readonly pictures: readonly { readonly name: string; readonly bytes: Buffer }[]
}

/** The one examination of the region whose pictures can be seen: of a phantom, made here. */
export function headScan(plan: RegionPlan): HeadScan {
  const institution = plan.institutions.find(({ id }) => id === WHERE)!
  const chart = new Chart(plan, institution, personOf(plan, KARI))
  const day = workday(dayOf(plan.today) - DAYS_AGO)
  const accession = `HAV${day}001`
  chart.put(reportOf(chart, day, accession))
  const report = chart.bundle()!
  const patient = report
    .entry!.map(({ resource }) => resource)
    .find((each) => each?.resourceType === 'Patient') as Patient
  const pictures = Array.from({ length: SLICES }, (_, at) => ({
    name: `IM${String(at + 1).padStart(4, '0')}`,
    bytes: sliceOf(patient, { day, accession, at }),
  }))
  return { reportFeedId: `${WHERE}-fhir`, report, picturesFeedId: 'demo-dicom', pictures }
}

function reportOf(chart: Chart, day: number, accession: string): DiagnosticReport & { id: string } {
  const started = minuteOf(day, 10, 20)
  const conclusion = 'Nothing abnormal in the head. No bleeding.'
  return {
    resourceType: 'DiagnosticReport',
    id: `head-scan-${chart.person.index}`,
    identifier: [
      {
        type: { coding: [{ system: SYSTEMS.identifierType, code: 'ACSN' }] },
        system: `${chart.source}/accession`,
        value: accession,
      },
    ],
    status: 'final',
    category: [
      { coding: [{ system: SYSTEMS.loinc, code: 'LP29684-5', display: 'Radiology' }] },
      { coding: [{ system: SYSTEMS.diagnosticService, code: 'CT' }] },
    ],
    code: { coding: [{ system: SYSTEMS.loinc, code: '18748-4', display: 'Diagnostic imaging study' }], text: NAME },
    subject: chart.patient,
    effectiveDateTime: instantText(started),
    issued: instantText(started + 240),
    performer: [chart.organization],
    resultsInterpreter: [chart.staff('radiologist')],
    conclusion,
  }
}

type Slice = { readonly day: number; readonly accession: string; readonly at: number }

function sliceOf(patient: Patient, { day, accession, at }: Slice): Buffer {
  const study = `2.999.17.1.8.${day}.1`
  const values = phantomSlice(SIDE, at / (SLICES - 1))
  const [name] = patient.name ?? []
  const number = patient.identifier!.find(({ use }) => use === 'usual')!
  const date = (text: string) => text.replaceAll('-', '')
  return writeDicom([
    ['00080005', 'CS', 'ISO_IR 192'],
    ['00080008', 'CS', 'ORIGINAL\\PRIMARY\\AXIAL'],
    ['00080016', 'UI', CT_IMAGE],
    ['00080018', 'UI', `${study}.1.${at + 1}`],
    ['00080020', 'DA', date(dateText(day))],
    ['00080030', 'TM', '102000'],
    ['00080050', 'SH', accession],
    ['00080060', 'CS', 'CT'],
    ['00081030', 'LO', NAME],
    ['0008103e', 'LO', 'Slices from the neck upwards'],
    ['00100010', 'PN', `${name?.family}^${name?.given?.join(' ')}`],
    ['00100020', 'LO', number.value!],
    ['00100021', 'LO', number.system!.replace('urn:oid:', '')],
    ['00100030', 'DA', date(patient.birthDate!)],
    ['00100040', 'CS', patient.gender === 'male' ? 'M' : 'F'],
    ['00180015', 'CS', 'HEAD'],
    ['0020000d', 'UI', study],
    ['0020000e', 'UI', `${study}.1`],
    ['00200011', 'IS', 1],
    ['00200013', 'IS', at + 1],
    ['00280002', 'US', 1],
    ['00280004', 'CS', 'MONOCHROME2'],
    ['00280010', 'US', SIDE],
    ['00280011', 'US', SIDE],
    ['00280100', 'US', 16],
    ['00280101', 'US', 16],
    ['00280102', 'US', 15],
    ['00280103', 'US', 1],
    ['00280301', 'CS', 'NO'],
    ['00281050', 'DS', 40],
    ['00281051', 'DS', 120],
    ['00281052', 'DS', 0],
    ['00281053', 'DS', 1],
    ['7fe00010', 'OW', Buffer.from(values.buffer)],
  ])
}
