import type { CodeableConcept, Coding, Observation, ObservationReferenceRange, Quantity, Reference } from 'fhir/r4.js'
import { ANALYTE_IDS, ANALYTES, type Analyte, type AnalyteId } from '../codes/analytes.ts'
import { PANELS, type PanelId } from '../codes/panels.ts'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, instantText, minuteOf } from '../ground/calendar.ts'
import type { Body } from '../people/body.ts'
import type { Chart } from './chart.ts'

export type LabOrder = {
  readonly panel: PanelId
  readonly day: Day
  /** Hour of the sample; results come the same afternoon, or `waitDays` later. */
  readonly hour?: number
  readonly waitDays?: number
  /** Values that the story fixes, in SI units. */
  readonly fixed?: Partial<Record<AnalyteId, number>>
  readonly status?: 'final' | 'corrected' | 'amended' | 'entered-in-error'
  readonly conclusion?: string
}

/** Writes a sample's results and the report that binds them; the numbers come from the body unless the story says. */
export function writeLabPanel(chart: Chart, body: Body, order: LabOrder): void {
  if (!chart.sends('laboratory')) return
  const panel = PANELS[order.panel]
  const taken = instantText(minuteOf(order.day, order.hour ?? 8, (order.day * 7) % 50))
  const issued = instantText(minuteOf(order.day + (order.waitDays ?? 0), 15, (order.day * 11) % 60))
  const performer = [chart.organization, chart.staff('biochemist')]
  const status = order.status ?? 'final'
  const result = panel.analytes.map((analyte) =>
    chart.put(
      observationOf(chart, analyte, order.fixed?.[analyte] ?? body.measure(analyte, order.day), {
        taken,
        issued,
        performer,
        status,
      }),
    ),
  )
  if (panel.analytes.length === 1) return
  chart.put({
    resourceType: 'DiagnosticReport',
    id: chart.id('rep'),
    status,
    category: [
      {
        coding: [
          { system: SYSTEMS.diagnosticService, code: 'LAB', display: 'Laboratory' },
          ...sectionOf(panel.section),
        ],
      },
    ],
    code: {
      ...(panel.loinc && { coding: [{ system: SYSTEMS.loinc, code: panel.loinc, display: panel.name }] }),
      text: panel.name,
    },
    subject: chart.patient,
    effectiveDateTime: taken,
    issued,
    performer: [chart.organization],
    result,
    ...(order.conclusion && { conclusion: order.conclusion }),
  })
}

type Frame = { taken: string; issued: string; performer: Reference[]; status: Observation['status'] }

function observationOf(chart: Chart, id: AnalyteId, si: number, frame: Frame): Observation & { id: string } {
  const analyte = ANALYTES[id]
  const written = writtenAs(chart, id)
  const range = rangeOf(analyte, chart.person.sex)
  return {
    resourceType: 'Observation',
    id: chart.id('lab'),
    status: frame.status,
    category: [{ coding: [{ system: SYSTEMS.observationCategory, code: 'laboratory', display: 'Laboratory' }] }],
    code: codeOf(chart, id, written.loinc),
    subject: chart.patient,
    effectiveDateTime: frame.taken,
    issued: frame.issued,
    performer: frame.performer,
    valueQuantity: quantityOf(analyte, si, written),
    interpretation: [interpretationOf(si, analyte, range)],
    referenceRange: [referenceRangeOf(range, written)],
  }
}

type Written = { loinc: string; unit: string; ucum: string; decimals: number; convert: (si: number) => number }

/** SI as kept, or the conventional unit where this laboratory uses it. */
function writtenAs(chart: Chart, id: AnalyteId): Written {
  const { conventional, loinc, unit, ucum, decimals } = ANALYTES[id]
  if (!conventional || !chart.dialect.conventional.includes(id))
    return { loinc, unit, ucum, decimals, convert: (si) => si }
  return { ...conventional, convert: (si) => si * conventional.factor + (conventional.offset ?? 0) }
}

function codeOf(chart: Chart, id: AnalyteId, loinc: string): CodeableConcept {
  const { name, short } = ANALYTES[id]
  const { localCodes, number, withoutLoinc } = chart.dialect
  const local = localCodes === 'mnemonic' ? short : String(4000 + ANALYTE_IDS.indexOf(id) * 7)
  const coding: Coding[] = [{ system: `urn:oid:2.999.17.${number}.3`, code: local, display: name }]
  if (!withoutLoinc.includes(id)) coding.unshift({ system: SYSTEMS.loinc, code: loinc, display: name })
  return { coding, text: name }
}

/** Below or above what the method can tell, the laboratory writes "<" or ">" and the limit. */
function quantityOf(analyte: Analyte, si: number, { unit, ucum, decimals, convert }: Written): Quantity {
  const { below, above } = analyte
  const base = { unit, system: SYSTEMS.ucum, code: ucum }
  if (below !== undefined && si < below) return { value: rounded(convert(below), decimals), comparator: '<', ...base }
  if (above !== undefined && si > above) return { value: rounded(convert(above), decimals), comparator: '>', ...base }
  return { value: rounded(convert(si), decimals), ...base }
}

type Range = { low: number | null; high: number | null }

function rangeOf(analyte: Analyte, sex: 'female' | 'male'): Range {
  return sex === 'female' && analyte.women ? analyte.women : { low: analyte.low, high: analyte.high }
}

function interpretationOf(si: number, analyte: Analyte, range: Range): CodeableConcept {
  const code = flagOf(rounded(si, analyte.decimals), analyte, range)
  return { coding: [{ system: SYSTEMS.interpretation, code, display: FLAG_WORDS[code] }] }
}

function flagOf(value: number, { critical }: Analyte, { low, high }: Range): keyof typeof FLAG_WORDS {
  if (critical && value < critical[0]) return 'LL'
  if (critical && value > critical[1]) return 'HH'
  if (low !== null && value < low) return 'L'
  return high !== null && value > high ? 'H' : 'N'
}

const FLAG_WORDS = { LL: 'Critical low', L: 'Low', N: 'Normal', H: 'High', HH: 'Critical high' } as const

function referenceRangeOf({ low, high }: Range, { unit, ucum, decimals, convert }: Written): ObservationReferenceRange {
  const quantity = (si: number): Quantity => ({
    value: rounded(convert(si), decimals),
    unit,
    system: SYSTEMS.ucum,
    code: ucum,
  })
  return { ...(low !== null && { low: quantity(low) }), ...(high !== null && { high: quantity(high) }) }
}

function sectionOf(section: 'CH' | 'HM' | 'LAB'): Coding[] {
  if (section === 'LAB') return []
  return [{ system: SYSTEMS.diagnosticService, code: section, display: section === 'CH' ? 'Chemistry' : 'Hematology' }]
}

function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals
  return Math.round(value * factor) / factor
}
