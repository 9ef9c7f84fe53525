import { DicomFault } from './dicom-fault.ts'
import type { Instance } from './instance.ts'
import { instanceFrom, type Values } from './instance-from.ts'

const MOST_INSTANCES = 50_000
const ASK = 'Ask the institution what its archive answers to WADO-RS metadata.'

/** Whether bytes are the JSON of a server rather than a file. */
export function looksLikeMetadata(bytes: Uint8Array): boolean {
  return /^\s*\[/.test(Buffer.from(bytes.subarray(0, 20)).toString('latin1'))
}

/** The objects of a study or series in DICOM JSON (PS3.18, annex F), as WADO-RS gives them. Throws DicomFault. */
export function readMetadata(bytes: Uint8Array): readonly Instance[] {
  return objectsIn(bytes).map((object) =>
    // Metadata leave the pixels out; whoever has rows has a picture.
    instanceFrom(valuesOf(object), { hasPixels: true }),
  )
}

/** One object of DICOM JSON. */
export type JsonObject = Readonly<Record<string, { readonly vr?: unknown; readonly Value?: unknown } | undefined>>

/** The objects of an answer in DICOM JSON. Throws DicomFault. */
export function objectsIn(bytes: Uint8Array): readonly JsonObject[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new DicomFault('the answer of the archive is no JSON', ASK)
  }
  if (!Array.isArray(parsed) || parsed.length > MOST_INSTANCES || !parsed.every(isObject))
    throw new DicomFault('the answer of the archive is no list of objects, or a list without end', ASK)
  return parsed
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The values of an object in DICOM JSON. */
export function valuesOf(object: JsonObject): Values {
  return {
    text: (tag) => {
      const value = object[tag.toUpperCase()]?.Value
      return Array.isArray(value) ? value.map(textOf).join('\\').trim() : ''
    },
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return `${value}`.replaceAll('\0', '')
  if (!isObject(value)) return ''
  const { Alphabetic = '', Ideographic = '' } = value as unknown as Record<string, unknown>
  return `${Alphabetic}${Ideographic ? `=${Ideographic}` : ''}`
}
