import type { Segment } from '../message.ts'

/** One order for a medicine: ORC with what stands between it and the next. */
export type MedicineOrder = {
  readonly orc: Segment
  readonly rxo: Segment | null
  readonly rxe: Segment | null
  readonly rxd: Segment | null
  readonly rxa: Segment | null
  readonly rest: readonly Segment[]
}

/** Orders for medicines only; ORM carries others, too. */
export function medicineOrders(segments: readonly Segment[]): readonly MedicineOrder[] {
  const starts = segments.flatMap(({ name }, at) => (name === 'ORC' ? [at] : []))
  const orders = starts.map((start, number) => {
    const own = segments.slice(start, starts[number + 1])
    const find = (name: string) => own.find((segment) => segment.name === name) ?? null
    return { orc: own[0]!, rxo: find('RXO'), rxe: find('RXE'), rxd: find('RXD'), rxa: find('RXA'), rest: own }
  })
  return orders.filter(({ rxo, rxe, rxd }) => rxo || rxe || rxd)
}
