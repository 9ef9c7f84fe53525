/** What is known of a test of an institution: no value, nobody's. */
export type LocalTest = {
  readonly code: string
  readonly name: string
  readonly unit: string | null
  readonly specimen: string | null
  /** The institution's own kind ("Chemistry", "Blood Gas") or our category. */
  readonly kind: string | null
  readonly rangeLow: number | null
  readonly rangeHigh: number | null
}

/** Of what it is measured, as far as senders say it; `blood` leaves open whether serum or whole blood. */
export type Specimen =
  | 'serum'
  | 'plasma'
  | 'blood'
  | 'whole-blood'
  | 'arterial'
  | 'venous'
  | 'capillary'
  | 'red-cells'
  | 'urine'
  | 'csf'
  | 'pleural'
  | 'peritoneal'
  | 'joint'
  | 'fluid'
  | 'stool'
  | 'marrow'
  | 'saliva'
  | 'sweat'
  | 'semen'
  | 'vaginal'
  | 'throat'
  | 'sputum'
  | 'patient'

/** A local test in words that can be compared. */
export type LocalFeatures = {
  /** The name without what says specimen, method and time; several readings where a part stands in brackets. */
  readonly keys: readonly string[]
  readonly specimen: Specimen | null
  readonly isSpecimenStated: boolean
  readonly properties: ReadonlySet<string> | null
  readonly unit: string | null
  readonly method: string | null
  readonly time: string | null
  /** The name says when it was collected; a unit such as mg/24h only lets one guess. */
  readonly isTimeStated: boolean
  readonly wants: 'count' | 'share' | null
  readonly kind: 'chemistry' | 'haematology' | 'blood-gas' | 'vitals' | null
  readonly rangeLow: number | null
  readonly rangeHigh: number | null
}
