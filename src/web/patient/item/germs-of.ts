import type { Susceptibility } from '#formats/fhir/read-finding'
import type { FindingRow } from '#record'
import { rowOf } from '../row-of.ts'
import type { Frame, Germ, TriedMedicine } from '../view-types.ts'

/**
 * The findings of a report by germ: a germ is what holds, or is named by, observations of medicines. Medicines that no
 * germ claims stand together, under none: which germ they are about is never guessed.
 */
export function germsOf(found: readonly FindingRow[], frame: Frame): readonly Germ[] {
  const findings = found.filter(({ hasPreface }) => !hasPreface)
  const byGerm = new Map(findings.map((one) => [one.itemId, findings.filter((other) => isTriedOn(other, one))]))
  const claimed = new Set([...byGerm.values()].flat().map(({ itemId }) => itemId))
  const germs = findings.flatMap((one) => {
    const medicines = [...byGerm.get(one.itemId)!.map(medicineOf), ...one.components.map(ownMedicine)]
    return medicines.some(isJudged) ? [{ germ: rowOf(one, frame), medicines }] : []
  })
  const named = new Set(germs.map(({ germ }) => germ.itemId))
  const others = findings.filter(({ itemId, tested }) => isJudged(tested) && !claimed.has(itemId) && !named.has(itemId))
  return others.length > 0 ? [...germs, { germ: null, medicines: others.map(medicineOf) }] : germs
}

/** What is told beside a germ, and need not be told twice. */
export function toldWith(germs: readonly Germ[]): ReadonlySet<string> {
  return new Set(
    germs.flatMap(({ germ, medicines }) => [germ, ...medicines].flatMap((one) => (one?.itemId ? [one.itemId] : []))),
  )
}

function isTriedOn(one: FindingRow, germ: FindingRow): boolean {
  if (one.itemId === germ.itemId) return false
  return germ.members.includes(one.itemId) || one.madeFrom.includes(germ.itemId)
}

function isJudged({ susceptibility }: { readonly susceptibility: Susceptibility }): boolean {
  return susceptibility !== 'unsaid'
}

function medicineOf({ itemId, title, tested }: FindingRow): TriedMedicine {
  return { itemId, name: title, susceptibility: tested.susceptibility, asSent: tested.asSent }
}

function ownMedicine(tested: FindingRow['components'][number]): TriedMedicine {
  return { ...tested, itemId: null }
}
