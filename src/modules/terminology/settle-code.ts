import { sql } from 'kysely'
import { Conflict, Invalid, Refused } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { askToRemap } from './ask-to-remap.ts'
import { readCode } from './list-codes.ts'
import { isLoinc } from './read-code-list.ts'
import { readTermsSetting } from './settings.ts'

export type CodeWord = 'map' | 'cannot' | 'undo' | 'confirm' | 'refuse'
export const CODE_WORDS: readonly CodeWord[] = ['map', 'cannot', 'undo', 'confirm', 'refuse']

export type CodeOrder = {
  readonly institutionId: string
  readonly codeKey: string
  readonly word: CodeWord
  readonly loinc: string | null
  readonly reason: string
  /** What was suggested at that moment, with reasons, so that the choice can be understood later. */
  readonly suggested: unknown
}

const LONGEST_REASON = 2000

/**
 * Decides what a local code means; nothing is overwritten, and everything can be undone. Where the region wants four eyes
 * a mapping waits for another person. What stands so already is not said again. Throws Invalid for what is no code of LOINC or has no reason where one is needed,
 * Conflict where the state has changed meanwhile, Refused where the same person would confirm.
 */
export async function settleCode(scope: StaffScope, order: CodeOrder): Promise<void> {
  const code = await readCode(scope, order)
  if (order.word === 'map' && order.loinc === code.loinc && code.state !== 'open') return
  const reason = order.reason.trim().slice(0, LONGEST_REASON)
  const next = await nextOf(scope, { ...order, reason }, code)
  const { accountId, name: authorName } = scope.actor
  const { rows } = await sql<{ changed: boolean }>`
    update local_code set state = ${next.state}, loinc = ${next.loinc}, is_considered = true
    where institution_id = ${order.institutionId} and code_key = ${order.codeKey} and state = ${code.state}
      and loinc is not distinct from ${code.loinc}
    returning true as changed`.execute(scope.db)
  if (rows.length === 0) throw new Conflict('code', { detail: 'decided by somebody else meanwhile' })
  await sql`insert into code_decision (institution_id, code_key, word, loinc, reason, suggested, account_id, author_name)
    values (${order.institutionId}, ${order.codeKey}, ${next.word}, ${next.loinc ?? code.loinc}, ${reason},
      ${order.suggested === null ? null : JSON.stringify(order.suggested)}::jsonb, ${accountId}::uuid, ${authorName})`.execute(
    scope.db,
  )
  const wasInForce = code.state === 'mapped'
  if (wasInForce || next.state === 'mapped') await askToRemap(scope, order)
}

type Read = Awaited<ReturnType<typeof readCode>>
type Next = {
  readonly state: Read['state']
  readonly loinc: string | null
  readonly word: Read['history'][number]['word']
}

async function nextOf(scope: StaffScope, { word, loinc, reason }: CodeOrder, code: Read): Promise<Next> {
  switch (word) {
    case 'map': {
      if (!loinc || !isLoinc(loinc)) throw new Invalid('loinc', { detail: 'no code of LOINC' })
      const waits = (await readTermsSetting(scope)).fourEyes
      return waits ? { state: 'proposed', loinc, word: 'proposed' } : { state: 'mapped', loinc, word: 'mapped' }
    }
    case 'cannot':
      if (reason === '') throw new Invalid('reason', { detail: 'why it cannot be mapped' })
      return { state: 'unmappable', loinc: null, word: 'unmappable' }
    case 'undo':
      if (code.state === 'open') throw new Conflict('code', { detail: 'nothing to undo' })
      return { state: 'open', loinc: null, word: 'undone' }
    case 'confirm':
    case 'refuse': {
      if (code.state !== 'proposed') throw new Conflict('code', { detail: 'nothing waits for a second person' })
      if (word === 'refuse') return { state: 'open', loinc: null, word: 'refused' }
      if (code.history[0]?.accountId === scope.actor.accountId) throw new Refused('another person confirms')
      return { state: 'mapped', loinc: code.loinc, word: 'mapped' }
    }
  }
}
