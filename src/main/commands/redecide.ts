import { withSystemScope } from '#platform/database/scopes'
import { askForEverything, redecideDue } from '#release'
import type { House } from '../open-house.ts'
import type { Output } from '../output.ts'

/** Decides anew what is due, or everything; a worker that serves meanwhile shares the work. */
export async function redecide(
  { database }: House,
  { all, json }: { readonly all: boolean; readonly json: boolean },
  output: Output,
): Promise<number> {
  if (all)
    await withSystemScope(database, { purpose: 'decide anew' }, (scope) =>
      askForEverything(scope, { because: 'asked for by the command redecide' }),
    )
  const done = await redecideDue(database)
  const { persons, items, changed } = done
  output.answer(
    json
      ? JSON.stringify(done)
      : `${items} items of ${persons} persons were decided anew; ${changed} have another verdict.`,
  )
  return 0
}
