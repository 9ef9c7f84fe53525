import { mapMessage } from '../../src/formats/hl7v2/map-message.ts'
import type { MappedMessage } from '../../src/formats/hl7v2/mapped-message.ts'
import type { Message } from '../../src/formats/hl7v2/message.ts'
import { readMessage } from '../../src/formats/hl7v2/read-message.ts'

/** A segment by its field numbers: `segment('PV1', { 2: 'I', 19: 'V-1' })`. */
export function segment(name: string, fields: Readonly<Record<number, string>>): string {
  const last = Math.max(0, ...Object.keys(fields).map(Number))
  return [name, ...Array.from({ length: last }, (_, at) => fields[at + 1] ?? '')].join('|')
}

export const KARI = segment('PID', { 3: '40011^^^NFS^MR', 5: 'Fjeld^Kari', 7: '19750517', 8: 'F' })
export const OLA = segment('PID', { 3: '40022^^^NFS^MR', 5: 'Fjeld^Ola', 7: '19740203', 8: 'M' })

/** MSH for a type of message. */
export function header(type: string, fields: Readonly<Record<number, string>> = {}): string {
  const usual = { 2: 'LAB', 3: 'NORDFJORD', 6: '20260305101500', 8: type, 9: 'ID-1', 10: 'P', 11: '2.5.1' }
  const moved = Object.fromEntries(Object.entries(fields).map(([field, value]) => [Number(field) - 1, value]))
  return segment('MSH', { 1: '^~\\&', ...usual, ...moved })
}

/** Reads lines as one message, or fails with the fault. */
export function readLines(...lines: readonly string[]): Message {
  const read = readMessage(new TextEncoder().encode(lines.join('\r')))
  if (!read.ok) throw new Error(`MSH-${read.fault.field}: ${read.fault.what}`)
  return read.message
}

export function mapLines(...lines: readonly string[]): MappedMessage {
  return mapMessage(readLines(...lines), { zone: 'Europe/Oslo' })
}

/** The resources of one type, as anything that tests look into. */
export function resourcesOf(mapped: MappedMessage, type: string): Record<string, unknown>[] {
  return mapped.resources.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type)
}
