/** Why a DICOM file cannot be taken in, and how to mend it. */
export class DicomFault extends Error {
  readonly mend: string

  constructor(what: string, mend: string) {
    super(what)
    this.name = new.target.name
    this.mend = mend
  }
}
