import type { Instance } from '#formats/dicom/instance'
import type { Frames } from '#formats/dicom/pixels/frames-in'

/** One object of a study that has come, with its pixels where we can show them by ourselves. */
export type Arrival = {
  readonly instance: Instance
  readonly frames: Frames | null
  /** By which the same object is known again: 32 bytes for what it says, 32 for the file (zeros: no file came). */
  readonly hash: Buffer
}
