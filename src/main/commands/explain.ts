import { Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { explainVerdict } from '#release'
import type { Output } from '../output.ts'

/** Says why an item is open or held: the verdict in force and all earlier ones. Nothing of what the item says. */
export async function explainItem(database: Database, itemId: string, json: boolean, output: Output): Promise<number> {
  if (!isUuid(itemId)) throw new Invalid(`"${itemId}" is no item id; the address of an item's page ends with it`)
  const found = await withSystemScope(database, { purpose: 'explain' }, (scope) => explainVerdict(scope, { itemId }))
  if (!found) throw new NotFound(`there is no item ${itemId}`)
  if (json) output.answer(JSON.stringify(found))
  else {
    const opens = found.releaseAt ? `opens ${found.releaseAt.toISOString()}` : 'never opens by itself'
    output.answer(
      [
        `${found.category} from ${found.institutionId}, received ${found.receivedAt.toISOString()}, standing ${found.standing}`,
        `${found.verdict} by rule ${ruleOf(found)}: ${found.because} ${opens}`,
        ...found.earlier.map(
          (each) =>
            `  ${each.decidedAt.toISOString()}  ${each.verdict} by ${ruleOf(each)}: ${each.because} Opens ${each.releaseAt?.toISOString() ?? 'never by itself'}`,
        ),
      ].join('\n'),
    )
  }
  return 0
}

function ruleOf(told: { readonly rule: string; readonly rulebookVersion: number; readonly decidedBy: string }): string {
  const by = told.decidedBy === '' ? '' : `, decided by ${told.decidedBy}`
  return `"${told.rule}" (rulebook ${told.rulebookVersion}${by})`
}
