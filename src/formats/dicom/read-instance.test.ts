import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DicomElement, writeDicom } from '../../region/pictures/write-dicom.ts'
import { DicomFault } from './dicom-fault.ts'
import { readInstance } from './read-instance.ts'

const PIXELS = Buffer.from([0, 0, 255, 255, 1, 0, 2, 0])
const ELEMENTS: readonly DicomElement[] = [
  ['00080005', 'CS', 'ISO_IR 192'],
  ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.2'],
  ['00080018', 'UI', '1.2.3.4'],
  ['00080020', 'DA', '20260102'],
  ['00080060', 'CS', 'CT'],
  ['00100010', 'PN', 'Åsen^Kari Anne'],
  ['00100020', 'LO', 'N1'],
  ['00100030', 'DA', ''],
  ['0020000d', 'UI', '1.2.3'],
  ['0020000e', 'UI', '1.2.3.1'],
  ['00280002', 'US', 1],
  ['00280004', 'CS', 'MONOCHROME2'],
  ['00280010', 'US', 2],
  ['00280011', 'US', 2],
  ['00280100', 'US', 16],
  ['00280101', 'US', 12],
  ['00280103', 'US', 1],
  ['7fe00010', 'OW', PIXELS],
]
const FILE = writeDicom(ELEMENTS)
const META_END = FILE.indexOf(Buffer.from([0x08, 0x00, 0x05, 0x00]))

const faultOf = (file: Uint8Array) => {
  try {
    readInstance(file)
    return null
  } catch (fault) {
    expect(fault).toBeInstanceOf(DicomFault)
    return (fault as DicomFault).message
  }
}
const withElement = (tag: string, vr: string, value: DicomElement[2]) =>
  writeDicom(ELEMENTS.map((each) => (each[0] === tag ? [tag, vr, value] : each)))

describe('a DICOM file', () => {
  it('says whose it is, of which study, and how its pixels lie', () => {
    const { instance, frames } = readInstance(FILE)
    expect(instance).toMatchObject({
      studyUid: '1.2.3',
      patient: { number: 'N1', names: [{ family: 'Åsen', given: ['Kari', 'Anne'] }], birthDate: null },
      study: { started: '20260102' },
      frames: 1,
      caution: null,
    })
    // Of twelve stored bits the highest is the sign: 0xfff is -1.
    expect(frames).toMatchObject({ form: 's16', lengths: [8] })
    expect(new Int16Array(Uint8Array.from(frames!.bytes).buffer)).toEqual(Int16Array.from([0, -1, 1, 2]))
  })

  it('is read without preamble, without "DICM", and without saying how it is written', () => {
    const { instance } = readInstance(FILE)
    expect(readInstance(FILE.subarray(128)).instance).toEqual(instance)
    expect(readInstance(FILE.subarray(132)).instance).toEqual(instance)
    expect(readInstance(FILE.subarray(META_END)).instance).toEqual(instance)
    expect(readInstance(writeDicom(ELEMENTS, '')).instance).toEqual(instance)
  })

  it('is unpacked where it is packed as a whole', () => {
    const whole = writeDicom(ELEMENTS, '1.2.840.10008.1.2.1.99')
    const start = whole.indexOf(Buffer.from([0x08, 0x00, 0x05, 0x00]))
    const packed = Buffer.concat([whole.subarray(0, start), deflateRawSync(whole.subarray(start))])
    expect(readInstance(packed)).toMatchObject({ instance: { studyUid: '1.2.3' }, frames: { form: 's16' } })
  })

  it('with another file in its preamble is refused', () => {
    const program = (start: string) => Buffer.concat([Buffer.from(start.padEnd(128, '\0')), FILE.subarray(128)])
    expect(faultOf(program('MZ'))).toContain('Windows')
    expect(faultOf(program('\x7fELF'))).toContain('Linux')
    expect(faultOf(program('<script>'))).toContain('web page')
  })

  it('that is cut off, or says more than it has, is refused with the place', () => {
    expect(faultOf(FILE.subarray(0, FILE.length - 2))).toContain('(7fe0,0010) says that it has 8 bytes')
    expect(faultOf(withElement('00280010', 'US', 400))).toContain('need 1600 bytes')
    expect(faultOf(withElement('00280010', 'US', 65_535))).not.toBeNull()
    expect(faultOf(withElement('0020000d', 'UI', '../1'))).toContain('which study')
    const liar = Buffer.from(FILE)
    liar.writeUInt32LE(0xfffffff0, FILE.length - 12)
    expect(faultOf(liar)).toContain('4294967280')
  })

  it('nested a thousand times and more is refused, at once', () => {
    const sequence = Buffer.from([
      0x08, 0, 0x40, 0x11, 0x53, 0x51, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xff, 0, 0xe0, 0xff, 0xff, 0xff, 0xff,
    ])
    const deep = Buffer.concat([FILE.subarray(0, META_END), ...Array.from({ length: 50_000 }, () => sequence)])
    expect(faultOf(deep)).toContain('nested too deeply')
  })

  it('is warned of where words may stand in its pixels', () => {
    const of = (modality: string, said: readonly DicomElement[]) =>
      readInstance(
        writeDicom(
          [
            ...ELEMENTS.map((each): DicomElement => (each[0] === '00080060' ? ['00080060', 'CS', modality] : each)),
            ...said,
          ].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        ),
      ).instance.caution
    expect(of('US', [])).toBe('unsure')
    expect(of('US', [['00280301', 'CS', 'NO']])).toBeNull()
    expect(of('CT', [['00280301', 'CS', 'YES']])).toBe('burned-in')
  })

  it('changed anywhere is read or refused, and nothing else happens', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(FILE.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        fc.nat(FILE.length),
        (changes, end) => {
          const file = Buffer.from(FILE)
          for (const [at, byte] of changes) file[at] = byte
          faultOf(file)
          faultOf(file.subarray(0, end))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('of any bytes at all, too', () => {
    const behind = (bytes: Uint8Array) => Buffer.concat([FILE.subarray(0, META_END), bytes])
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        faultOf(bytes)
        faultOf(behind(bytes))
      }),
      { numRuns: 2_000 },
    )
  })
})
