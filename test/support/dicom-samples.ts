import { type DicomElement, writeDicom } from '../../src/region/pictures/write-dicom.ts'

export type SampleObject = {
  readonly study: string
  readonly at: number
  readonly number: string
  /** Who gave the number; as the institution's other systems name it. */
  readonly issuer?: string
  readonly name?: string
  readonly birth?: string
  readonly accession?: string
  /** YYYYMMDD. */
  readonly day?: string
  readonly value?: number
}

/** A tiny slice of computed tomography: four pixels of one value. */
export function sampleObject({ study, at, number, issuer = '', value = 1, ...said }: SampleObject): Buffer {
  const { name = 'Sample^Sigrid', birth = '', accession = '', day = '20240301' } = said
  const elements: readonly DicomElement[] = [
    ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.2'],
    ['00080018', 'UI', `${study}.1.${at}`],
    ['00080020', 'DA', day],
    ['00080050', 'SH', accession],
    ['00080060', 'CS', 'CT'],
    ['00081030', 'LO', 'CT of a sample'],
    ['00100010', 'PN', name],
    ['00100020', 'LO', number],
    ['00100021', 'LO', issuer],
    ['00100030', 'DA', birth],
    ['0020000d', 'UI', study],
    ['0020000e', 'UI', `${study}.1`],
    ['00200013', 'IS', at],
    ['00280002', 'US', 1],
    ['00280004', 'CS', 'MONOCHROME2'],
    ['00280010', 'US', 2],
    ['00280011', 'US', 2],
    ['00280100', 'US', 8],
    ['00280103', 'US', 0],
    ['7fe00010', 'OW', Buffer.alloc(4, value)],
  ]
  return writeDicom(elements)
}
