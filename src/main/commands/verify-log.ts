import { type Verified, verifyDisclosures } from '#audit'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { readAnchors } from '../anchor-file.ts'
import type { Output } from '../output.ts'

const SAYS = {
  content: 'what stands in it is not what was sealed',
  order: 'a block before it is gone, or it stands where another one should',
  anchor: 'it is not the block that was anchored, or it is gone',
} as const

/**
 * Says whether the access log is what was sealed and anchored. Answers 0 when it is, and 3 when something was done to it or
 * what is done to it would not be noticed.
 */
export async function verifyLog(
  database: Database,
  { file, json }: { readonly file: string; readonly json: boolean },
  output: Output,
): Promise<number> {
  const anchors = await readAnchors(file)
  const verified = await withSystemScope(database, { purpose: 'verify the log' }, (scope) =>
    verifyDisclosures(scope, anchors),
  )
  if (json) output.answer(JSON.stringify(verified))
  else tell(verified, output)
  const { faults, unsealed, unanchored } = verified
  return faults.length + unsealed + unanchored > 0 ? 3 : 0
}

function tell({ blocks, disclosures, anchored, unanchored, unsealed, faults }: Verified, output: Output): void {
  for (const { block, sealedAt, fault } of faults)
    output.answer(`Block ${block}${sealedAt ? `, sealed at ${sealedAt.toISOString()}` : ''}: ${SAYS[fault]}.`)
  if (unsealed > 0)
    output.answer(
      `${unsealed} disclosures are older than a minute and in no block. Is a worker running (serve --roles worker)?`,
    )
  if (unanchored > 0)
    output.answer(
      `${unanchored} blocks are older than a minute and have no anchor: whoever rewrote them would not be noticed. Is this the file that the worker writes (CAUSEWAY_LOG_ANCHORS)?`,
    )
  output.note(`${disclosures} disclosures in ${blocks} blocks, ${anchored} anchors; ${faults.length} faults\n`)
}
