import { type ChainName, type LogDeletion, listLogDeletions, type Verified, verifyChain } from '#audit'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { readAnchors } from '../anchor-file.ts'
import type { Output } from '../output.ts'

const SAYS = {
  content: 'what stands in it is not what was sealed',
  order: 'a block before it is gone, or it stands where another one should',
  anchor: 'it is not the block that was anchored, or it is gone',
  early: 'it was let go before it was as old as the rule says',
} as const

const LINES: Readonly<Record<ChainName, string>> = { disclosures: 'disclosures', acts: 'acts of staff' }

/**
 * Says whether the access log and the acts of staff are what was sealed and anchored, and since when the log is kept. Answers 0
 * when they are, and 3 when something was done to them or what is done to them would not be noticed.
 */
export async function verifyLog(
  database: Database,
  { file, json }: { readonly file: string; readonly json: boolean },
  output: Output,
): Promise<number> {
  const anchors = await readAnchors(file)
  const verify = (name: ChainName) =>
    withSystemScope(database, { purpose: 'verify the log' }, (scope) => verifyChain(scope, { name, anchors }))
  const [disclosures, acts] = [await verify('disclosures'), await verify('acts')]
  const deletions = await withSystemScope(database, { purpose: 'verify the log' }, listLogDeletions)
  if (json) output.answer(JSON.stringify({ disclosures, acts, deletions }))
  else {
    tellDeletions(deletions, output)
    tell('disclosures', disclosures, output)
    tell('acts', acts, output)
  }
  return isSound(disclosures) && isSound(acts) ? 0 : 3
}

function isSound({ faults, unsealed, unanchored }: Verified): boolean {
  return faults.length + unsealed + unanchored === 0
}

function tellDeletions(deletions: readonly LogDeletion[], output: Output): void {
  for (const { at, years, disclosures, fromAt, untilAt } of deletions)
    output.answer(
      `Deleted by rule at ${at.toISOString()}, older than ${years} years: ${disclosures} disclosures from ${fromAt.toISOString()} to ${untilAt.toISOString()}.`,
    )
  const last = deletions.at(-1)
  if (last) output.answer(`The access log is kept since ${last.untilAt.toISOString()}.`)
}

function tell(chain: ChainName, { blocks, lines, anchored, unanchored, unsealed, faults }: Verified, output: Output) {
  const what = LINES[chain]
  for (const { block, sealedAt, fault } of faults)
    output.answer(
      `Block ${block} of ${what}${sealedAt ? `, sealed at ${sealedAt.toISOString()}` : ''}: ${SAYS[fault]}.`,
    )
  if (unsealed > 0)
    output.answer(
      `${unsealed} ${what} are older than a minute and in no block. Is a worker running (serve --roles worker)?`,
    )
  if (unanchored > 0)
    output.answer(
      `${unanchored} blocks of ${what} are older than a minute and have no anchor: whoever rewrote them would not be noticed. Is this the file that the worker writes (CAUSEWAY_LOG_ANCHORS)?`,
    )
  output.note(`${lines} ${what} in ${blocks} blocks, ${anchored} anchors; ${faults.length} faults\n`)
}
