import type { MappedMessage } from './mapped-message.ts'
import { type Message, valueAt } from './message.ts'
import { readTime } from './to-fhir/datatypes/time.ts'
import { FAMILIES, NOT_FOR_A_RECORD } from './to-fhir/families.ts'
import { type Mapping, type MappingContext, refuse, warn } from './to-fhir/mapping.ts'

/**
 * What a message says, in FHIR R4. Never throws. With a fault of severity E nothing of it may go in, and nothing comes
 * back. The rules stand in docs/reference/hl7v2.md.
 */
export function mapMessage(message: Message, context: MappingContext): MappedMessage {
  const at = messageTime(message, context)
  const facility = valueAt(message.segments[0]!, 4) || valueAt(message.segments[0]!, 3)
  const mapping: Mapping = {
    message,
    context,
    at,
    facility,
    times: new Map(),
    exact: [],
    resources: [],
    changes: [],
    faults: [...message.faults],
  }
  mapFamily(mapping)
  const faults = withoutRepeats(mapping.faults)
  const isRefused = faults.some(({ severity }) => severity === 'E')
  return { at, resources: isRefused ? [] : mapping.resources, changes: isRefused ? [] : mapping.changes, faults }
}

function mapFamily(mapping: Mapping): void {
  const { type } = mapping.message.header
  const map = FAMILIES[type]
  if (map && hasPatient(mapping)) map(mapping)
  else if (!map && NOT_FOR_A_RECORD.has(type)) notForARecord(mapping, type)
  else if (!map) {
    refuse(mapping, 'MSH', 9, {
      code: 200,
      what: `Messages of type ${type} are not known here.`,
      mend: 'Send the types that docs/reference/hl7v2.md lists.',
    })
  }
}

function hasPatient(mapping: Mapping): boolean {
  const { segments } = mapping.message
  if (segments.some(({ name }) => name === 'PID')) return true
  const isOneLine = segments.length === 1 && segments[0]!.fields.some((field) => /(?:^|\s)(?:EVN|PID)$/.test(field))
  refuse(mapping, 'PID', null, {
    code: 100,
    what: isOneLine ? 'All segments stand on one line, so there is no PID.' : 'There is no PID: it is about nobody.',
    mend: isOneLine ? 'End each segment with a carriage return.' : 'Send the patient in a PID segment.',
  })
  return false
}

function notForARecord(mapping: Mapping, type: string): void {
  warn(mapping, 'MSH', 9, {
    code: 200,
    what: `Messages of type ${type} say nothing that belongs in a person's record; it was kept and not read further.`,
    mend: 'Nothing needs to be done; you may stop sending them.',
  })
}

/**
 * EVN-2, else MSH-7, as an instant: by it the versions of a thing are put in order. One with a time of day goes before a
 * day alone, which counts from its midnight.
 */
function messageTime({ segments, header }: Message, { zone }: MappingContext): string | null {
  const evn = segments.find(({ name }) => name === 'EVN')
  const written = [evn ? valueAt(evn, 2) : '', header.at]
  const times = written.map((raw) => readTime(raw, zone)).filter((time) => time.kind === 'time')
  const timed = times.find(({ hasClock }) => hasClock) ?? times[0]
  return timed ? (timed.hasClock ? timed.text : midnight(timed.text, zone)) : null
}

function midnight(day: string, zone: string): string | null {
  const [year = '', month = '01', date = '01'] = day.split('-')
  const time = readTime(`${year}${month}${date}0000`, zone)
  return time.kind === 'time' ? time.text : null
}

/** One place has one fault of a kind, however often it was looked at. */
function withoutRepeats(faults: MappedMessage['faults']): MappedMessage['faults'] {
  const seen = new Set<string>()
  return faults.filter(({ segment, segmentSequence, field, code, what }) => {
    const key = `${segment} ${segmentSequence} ${field} ${code} ${what}`
    return !seen.has(key) && seen.add(key)
  })
}
