import { whomAccountSawAsOperator } from '#audit'
import { Invalid } from '#base/errors'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { Output } from '../output.ts'

export type WhoSawOrder = {
  readonly account: string
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly json: boolean
}

/** Says whom an account saw as staff between two times. That it was asked, and why, is kept. */
export async function whoSaw(database: Database, order: WhoSawOrder, output: Output): Promise<number> {
  const [from, until] = [timeOf('--from', order.from), timeOf('--to', order.to)]
  const { account, reason, json } = order
  const lines = await withSystemScope(database, { purpose: 'who saw' }, (scope) =>
    whomAccountSawAsOperator(scope, { account, from, until, reason }),
  )
  if (json) output.answer(JSON.stringify(lines))
  else
    for (const { at, personId, capacity, institutionId, page, category } of lines)
      output.answer(
        [at.toISOString(), personId, capacity, institutionId ?? '-', page, category ?? ''].join('  ').trimEnd(),
      )
  const persons = new Set(lines.map(({ personId }) => personId)).size
  output.note(`${lines.length} looks at ${persons} persons\n`)
  return 0
}

function timeOf(option: string, text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime()))
    throw new Invalid(`${option} is "${text}"; it must be a time such as 2026-03-01T08:00:00Z`)
  return at
}
