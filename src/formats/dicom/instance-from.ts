import { DicomFault } from './dicom-fault.ts'
import type { Caution, Instance, Look } from './instance.ts'
import { isPicture } from './object-kind.ts'
import { readPersonName } from './person-name.ts'

/** The values of one object's header, from a file or from the JSON of a server. */
export type Values = {
  /** As text, trimmed, several with \ between; empty where there is none. */
  readonly text: (tag: string) => string
}

/** Reads what a record needs of a header. Throws DicomFault where the object does not say what it belongs to. */
export function instanceFrom(values: Values, { hasPixels }: { readonly hasPixels: boolean }): Instance {
  const { text } = values
  const sopClass = text('00080016')
  const look = lookFrom(values)
  const isSeen = hasPixels && look.rows * look.columns > 0 && isPicture(sopClass)
  const frames = isSeen ? Math.max(1, wholeNumber(text('00280008')) ?? 1) : 0
  if (frames > MOST_FRAMES) throw new DicomFault(`it says that it has ${frames} pictures`, ASK_THE_SENDER)
  return {
    studyUid: uid(values, '0020000d', 'study'),
    seriesUid: uid(values, '0020000e', 'series'),
    instanceUid: uid(values, '00080018', 'object'),
    sopClass,
    patient: {
      number: orNull(text('00100020')),
      issuer: orNull(text('00100021')),
      names: readPersonName(text('00100010')),
      birthDate: dayFrom(text('00100030')),
      sex: SEXES[text('00100040').toUpperCase()] ?? null,
    },
    study: {
      accession: orNull(text('00080050')),
      description: orNull(text('00081030')),
      started: startedFrom(values),
    },
    series: {
      number: wholeNumber(text('00200011')),
      description: orNull(text('0008103e')),
      modality: modalityFrom(text('00080060')),
      bodyPart: orNull(text('00180015')),
    },
    number: wholeNumber(text('00200013')),
    frames,
    look,
    caution: frames > 0 ? cautionFrom(values) : null,
  }
}

const MOST_FRAMES = 20_000
const ASK_THE_SENDER = 'Ask whoever made it to export it again.'
const SEXES: Readonly<Record<string, 'male' | 'female' | 'other'>> = { M: 'male', F: 'female', O: 'other' }

/** Up to 64 figures with points between (PS3.5, 9.1); leading zeros are met and harmless. */
function uid({ text }: Values, tag: string, what: string): string {
  const value = text(tag)
  if (/^\d+(\.\d+)*$/.test(value) && value.length <= 64) return value
  throw new DicomFault(`it does not say which ${what} it is (${tag.slice(0, 4)},${tag.slice(4)})`, ASK_THE_SENDER)
}

function orNull(text: string): string | null {
  return text === '' ? null : text.slice(0, 500)
}

/** YYYYMMDD, or YYYY.MM.DD as before 1993; null for what is no day. */
function dayFrom(text: string): string | null {
  const parts = /^(\d{4})\.?(\d\d)\.?(\d\d)$/.exec(text)
  if (!parts) return null
  const day = parts.slice(1).join('-')
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null
}

function startedFrom({ text }: Values): string {
  const day = dayFrom(text('00080020')) ?? dayFrom(text('00080021')) ?? dayFrom(text('00080023'))
  if (!day) return ''
  const time = /^(\d{2}):?(\d{2}):?(\d{2})?/.exec(text('00080030'))
  const offset = /^[+-]\d{4}$/.exec(text('00080201'))?.[0] ?? ''
  const clock = time ? `${time[1]}${time[2]}${time[3] ?? '00'}${offset}` : ''
  return `${day.replaceAll('-', '')}${clock}`
}

/** A code of up to 16 signs; without one the modality is said to be another (OT). */
function modalityFrom(text: string): string {
  return /^[A-Z0-9 _]{1,16}$/.test(text) ? text : 'OT'
}

function lookFrom({ text }: Values): Look {
  const number = (tag: string) => Number(text(tag).split('\\')[0] || Number.NaN)
  const [center, width] = [number('00281050'), number('00281051')]
  const slope = number('00281053')
  return {
    rows: wholeNumber(text('00280010')) ?? 0,
    columns: wholeNumber(text('00280011')) ?? 0,
    slope: Number.isFinite(slope) && slope !== 0 ? slope : 1,
    intercept: Number.isFinite(number('00281052')) ? number('00281052') : 0,
    window: Number.isFinite(center) && width >= 1 ? [center, width] : null,
    isInverted: text('00280004').toUpperCase() === 'MONOCHROME1',
  }
}

/** Kinds on whose pictures machines and people write: ultrasound, what was photographed or scanned, fluoroscopy, endoscopes. */
const WRITTEN_ON = new Set('US IVUS SC OT ES XC GM SM DG RF XA OP SEG DOC'.split(' '))

function cautionFrom({ text }: Values): Caution | null {
  const said = text('00280301').toUpperCase()
  if (said === 'YES') return 'burned-in'
  return said !== 'NO' && WRITTEN_ON.has(text('00080060')) ? 'unsure' : null
}

/** A whole number from 0 that is no larger than any real one. */
function wholeNumber(text: string): number | null {
  const [first = ''] = text.split('\\')
  return /^\+?\d{1,9}$/.test(first.trim()) ? Number(first) : null
}
