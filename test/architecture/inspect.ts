import { checkArrows, checkCircles, checkTable } from './check-arrows.ts'
import { checkBudgets, checkDoors, checkNames, checkReadmes } from './check-files.ts'
import { checkPlaces } from './check-places.ts'
import { checkPurity } from './check-purity.ts'
import { type House, type Plan, readHouse } from './house.ts'

/** A fault, and the exception that would allow it: `may` of an allowance for the same file. */
export type Fault = { readonly file: string; readonly may: string; readonly says: string }

const CHECKS: readonly ((house: House) => Fault[])[] = [
  checkArrows,
  checkTable,
  checkCircles,
  checkPurity,
  checkPlaces,
  checkDoors,
  checkNames,
  checkBudgets,
  checkReadmes,
]

/** All that is wrong with the house below `root`, as sentences; none when it keeps its plan. */
export function inspect(root: string, plan: Plan): string[] {
  const house = readHouse(root, plan)
  const used = new Set<Plan['allowances'][number]>()
  const faults = CHECKS.flatMap((check) => check(house)).filter((fault) => {
    const allowance = plan.allowances.find((a) => a.file === fault.file && a.may === fault.may)
    if (allowance) used.add(allowance)
    return !allowance
  })
  const idle = plan.allowances.filter((allowance) => !used.has(allowance))
  return [
    ...faults.map((fault) => `${fault.file}: ${fault.says}`),
    ...idle.map((a) => `rooms.ts: nothing needs the allowance “${a.may}” of ${a.file}; strike it`),
  ].sort()
}
