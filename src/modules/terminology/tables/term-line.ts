import type { LoadedAxes } from '../gather-for.ts'

/** A name of a code, as a file has it. */
export type TermLine = {
  readonly code: string
  readonly name: string
  /** Null: that of the whole file. */
  readonly language: string | null
  readonly isActive: boolean
  /** Another name of the same code in the same file goes before it. */
  readonly isWeak: boolean
  readonly axes: LoadedAxes | null
  /** By which suggestions find it; empty where no search by word is wanted. */
  readonly words: readonly string[]
}

/** What a row is: a term, nothing that is wanted (an inactive name, a name that is not the preferred one), or wrong. */
export type RowRead =
  | { readonly term: TermLine }
  | { readonly leftOut: true }
  | { readonly fault: string; readonly line: number }

export const LONGEST_NAME = 1_000
export const LEFT_OUT: RowRead = { leftOut: true }
