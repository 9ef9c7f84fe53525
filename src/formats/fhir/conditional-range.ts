/** A usual range that its sender gave for some people only, or one of several. */
export type ConditionalRange = {
  /** In the value's own unit; null where the sender gave no number in it. */
  readonly low: number | null
  readonly high: number | null
  /** The range as it was sent, without whom it is for. */
  readonly text: string
  readonly sex: Sex | null
  readonly age: AgeSpan | null
  /** In the sender's words what else decides: pregnancy, origin, a phase of the cycle. Null where nothing does. */
  readonly condition: string | null
}

export type Sex = 'male' | 'female'

/** From an age on and up to another; at least one of the two. */
export type AgeSpan = { readonly low: Age | null; readonly high: Age | null }

/** UCUM: years, months, weeks, days, hours. */
export type Age = {
  readonly value: number
  readonly unit: AgeUnit
  /** "Over 60": some mean from the 60th birthday on, others from the 61st. */
  readonly isOver?: true
}
export type AgeUnit = 'a' | 'mo' | 'wk' | 'd' | 'h'
