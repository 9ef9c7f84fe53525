import { classesOfTest } from '../class-of-test.ts'
import type { CompiledRulebook } from '../compile-rulebook.ts'
import type { Code, ReleaseFacts } from '../verdict.ts'

const ONE_YEAR_MS = 365 * 86_400_000

/**
 * Whether the patient was told beforehand what this test may bring: on an order for the same code or class of test,
 * within a year, and before the result was issued. A flag that is set afterwards does not count, for whoever sets it may
 * know the result.
 */
export function isCounselled({ counselled, codings }: ReleaseFacts, start: number, book: CompiledRulebook): boolean {
  if (counselled.length === 0) return false
  const classes = classesOfTest(codings, book.classes)
  return counselled.some(
    (order) =>
      order.at.getTime() <= start &&
      start - order.at.getTime() <= ONE_YEAR_MS &&
      ((classesOfTest(order.codings, book.classes) & classes) !== 0 || shareCode(order.codings, codings)),
  )
}

function shareCode(some: readonly Code[], others: readonly Code[]): boolean {
  return some.some((one) => one.system !== null && others.some((o) => o.system === one.system && o.code === one.code))
}
