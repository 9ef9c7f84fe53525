import type { PersonName } from './person-name.ts'

/** What the header of one DICOM object says, as far as a patient's record needs it. Texts are the sender's own. */
export type Instance = {
  readonly studyUid: string
  readonly seriesUid: string
  readonly instanceUid: string
  readonly sopClass: string
  readonly patient: {
    readonly number: string | null
    /** Who gave the number (0010,0021; 0010,0024 where it names an OID). */
    readonly issuer: string | null
    readonly names: readonly PersonName[]
    /** YYYY-MM-DD; null where nothing readable is said. */
    readonly birthDate: string | null
    readonly sex: 'male' | 'female' | 'other' | null
  }
  readonly study: {
    readonly accession: string | null
    readonly description: string | null
    /** YYYYMMDD, or YYYYMMDDHHMMSS with or without +ZZZZ; empty where nothing is said. */
    readonly started: string
  }
  readonly series: {
    readonly number: number | null
    readonly description: string | null
    readonly modality: string
    readonly bodyPart: string | null
  }
  readonly number: number | null
  /** How many pictures it holds; 0: a report, a dose, a plan. */
  readonly frames: number
  readonly look: Look
  readonly caution: Caution | null
}

/** How numbers of pixels become light (PS3.3, C.7.6.3 and C.11). */
export type Look = {
  readonly rows: number
  readonly columns: number
  readonly slope: number
  readonly intercept: number
  /** Centre and width, as the sender would have it seen. */
  readonly window: readonly [number, number] | null
  /** Small numbers are bright (MONOCHROME1). */
  readonly isInverted: boolean
}

/**
 * `burned-in`: its sender says that words stand in the pixels. `unsure`: of a kind that often has some, and it does not say
 * that it has none (0028,0301).
 */
export type Caution = 'burned-in' | 'unsure'
