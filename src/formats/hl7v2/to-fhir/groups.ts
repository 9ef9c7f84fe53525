import type { Segment } from '../message.ts'

/** The segments of one patient of a message, in order. */
export type PatientGroup = { readonly pid: Segment; readonly segments: readonly Segment[] }

/** One result with the comments that follow it. */
export type ResultLine = { readonly obx: Segment; readonly notes: readonly Segment[] }

/** One order or report: OBR with what stands around it. */
export type OrderGroup = {
  readonly obr: Segment
  readonly orc: Segment | null
  readonly notes: readonly Segment[]
  readonly results: readonly ResultLine[]
  readonly specimen: Segment | null
  readonly timing: Segment | null
  /** What else stands in the group (DG1, CTD, TXA ...). */
  readonly others: readonly Segment[]
}

/** Cuts a message at its PID segments; what stands before the first belongs to all. */
export function patientGroups(segments: readonly Segment[]): {
  readonly head: readonly Segment[]
  readonly groups: readonly PatientGroup[]
} {
  const starts = segments.flatMap(({ name }, at) => (name === 'PID' ? [at] : []))
  const groups = starts.map((start, number) => ({
    pid: segments[start]!,
    segments: segments.slice(start, starts[number + 1]),
  }))
  return { head: segments.slice(0, starts[0] ?? segments.length), groups }
}

export function firstNamed(segments: readonly Segment[], name: string): Segment | null {
  return segments.find((segment) => segment.name === name) ?? null
}

export function allNamed(segments: readonly Segment[], name: string): readonly Segment[] {
  return segments.filter((segment) => segment.name === name)
}

/** Each segment of a name with the NTE segments that follow it. */
export function withNotes(segments: readonly Segment[], name: string): readonly [Segment, readonly Segment[]][] {
  return segments.flatMap((segment, at): [Segment, readonly Segment[]][] => {
    if (segment.name !== name) return []
    const end = segments.findIndex((other, place) => place > at && other.name !== 'NTE')
    return [[segment, segments.slice(at + 1, end < 0 ? segments.length : end)]]
  })
}

type Building = {
  obr: Segment
  orc: Segment | null
  notes: Segment[]
  results: { obx: Segment; notes: Segment[] }[]
  specimen: Segment | null
  timing: Segment | null
  others: Segment[]
}

/**
 * The orders of one patient. Senders put ORC before or after OBR, and SPM before or after the results: an ORC belongs to
 * the OBR that follows, unless it comes right behind one that has none; an SPM to the OBR before it, in OUL^R22 and R23
 * (specimen first) to those that follow. `loose` are results before the first OBR.
 */
export function orderGroups(
  segments: readonly Segment[],
  isSpecimenFirst: boolean,
): { readonly loose: readonly ResultLine[]; readonly orders: readonly OrderGroup[] } {
  const gathering = new Gathering(isSpecimenFirst)
  for (const segment of segments) gathering.take(segment)
  return gathering
}

class Gathering {
  readonly loose: { obx: Segment; notes: Segment[] }[] = []
  readonly orders: Building[] = []
  readonly #isSpecimenFirst: boolean
  #order: Building | null = null
  #orc: Segment | null = null
  #timing: Segment | null = null
  #specimen: Segment | null = null
  #notes: Segment[] | null = null

  constructor(isSpecimenFirst: boolean) {
    this.#isSpecimenFirst = isSpecimenFirst
  }

  take(segment: Segment): void {
    if (segment.name === 'NTE') {
      this.#notes?.push(segment)
      return
    }
    if (segment.name === 'OBR') this.#openOrder(segment)
    else if (segment.name === 'ORC') this.#takeOrc(segment)
    else if (segment.name === 'OBX') this.#takeResult(segment)
    else if (segment.name === 'SPM') this.#takeSpecimen(segment)
    else if (segment.name === 'TQ1') this.#takeTiming(segment)
    else {
      this.#order?.others.push(segment)
      if (segment.name !== 'PRT') this.#notes = null
    }
  }

  #openOrder(obr: Segment): void {
    const specimen = this.#isSpecimenFirst ? this.#specimen : null
    const [orc, timing] = [this.#orc, this.#timing]
    this.#order = { obr, orc, notes: [], results: [], specimen, timing, others: [] }
    this.orders.push(this.#order)
    this.#notes = this.#order.notes
    this.#orc = null
    this.#timing = null
  }

  #takeOrc(orc: Segment): void {
    const isBehind = this.#isSpecimenFirst && this.#order && !this.#order.orc && this.#order.results.length === 0
    if (isBehind) this.#order!.orc = orc
    else this.#orc = orc
    this.#notes = null
  }

  #takeResult(obx: Segment): void {
    const line = { obx, notes: [] }
    const isOfOrder =
      this.#order && !(this.#isSpecimenFirst && this.#specimen && this.#order.specimen !== this.#specimen)
    if (isOfOrder) this.#order!.results.push(line)
    else this.loose.push(line)
    this.#notes = line.notes
  }

  #takeSpecimen(spm: Segment): void {
    this.#specimen = spm
    if (!this.#isSpecimenFirst && this.#order) this.#order.specimen ??= spm
    this.#notes = null
  }

  #takeTiming(tq1: Segment): void {
    if (this.#order && !this.#orc) this.#order.timing ??= tq1
    else this.#timing ??= tq1
    this.#notes = null
  }
}
