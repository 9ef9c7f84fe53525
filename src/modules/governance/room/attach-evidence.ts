import { sql } from 'kysely'
import { Invalid, NotFound, Refused } from '#base/errors'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { readOwnSeat } from '../seats.ts'
import { readProposal } from './read-proposal.ts'

/** A brief of the lab as it was made, or something to read. */
export type EvidenceToAttach =
  | {
      readonly kind: 'lab-brief'
      readonly title: string
      /** Any JSON value. What stands in its list `rows` is shown as a table beside the proposal, see `EvidenceRow`. */
      readonly figures: unknown
      readonly madeAt: Instant
      readonly words?: string | null
      readonly link?: null
    }
  | {
      readonly kind: 'note'
      readonly title: string
      readonly words: string
      /** An address that begins with http:// or https://. It is shown as text. */
      readonly link?: string | null
    }

/** One line of figures as people read it, in the language of whoever made it. */
export type EvidenceRow = { readonly name: string; readonly now: string; readonly proposed: string }

const LONGEST_TITLE = 200
const LONGEST_WORDS = 4_000
const LONGEST_LINK = 500
const LONGEST_FIGURES = 500_000

/**
 * Puts evidence beside a proposal that is not decided; nothing that was put there is changed or taken away. Stewards,
 * representatives and whoever holds a seat may. Answers its id. Throws NotFound, Refused, and Invalid for what is too long.
 */
export async function attachEvidence(
  scope: StaffScope,
  { proposalId, evidence }: { readonly proposalId: string; readonly evidence: EvidenceToAttach },
): Promise<string> {
  const { stage } = await readProposal(scope, { proposalId })
  if (['decided', 'published', 'withdrawn'].includes(stage))
    throw new NotFound('proposal', { detail: 'closed: nothing is attached any more' })
  const isOfTheRoom = scope.role === 'steward' || scope.role === 'representative' || (await readOwnSeat(scope)) !== null
  if (!isOfTheRoom) throw new Refused('evidence comes from those who have a say')
  const words = evidence.words?.trim() || null
  const link = evidence.link?.trim() || null
  const figures = evidence.kind === 'lab-brief' ? JSON.stringify(evidence.figures ?? null) : null
  const madeAt = evidence.kind === 'lab-brief' ? evidence.madeAt : scope.now
  if (!isWithin(evidence.title.trim(), LONGEST_TITLE)) throw new Invalid('the title has 1 to 200 characters')
  if (words !== null && !isWithin(words, LONGEST_WORDS)) throw new Invalid('the words have at most 4000 characters')
  if (link !== null && (!/^https?:\/\//.test(link) || link.length > LONGEST_LINK))
    throw new Invalid('a link begins with https:// and has at most 500 characters')
  if (figures !== null && figures.length > LONGEST_FIGURES) throw new Invalid('the figures are too long')
  const { rows } = await sql<{ evidenceId: string }>`
    insert into proposal_evidence (proposal_id, kind, title, words, link, figures, made_at, account_id, actor_name)
    values (${proposalId}::uuid, ${evidence.kind}, ${evidence.title.trim()}, ${words}, ${link}, ${figures},
            ${madeAt}::timestamptz, ${scope.actor.accountId}::uuid, ${scope.actor.name})
    returning evidence_id`.execute(scope.db)
  return rows[0]!.evidenceId
}

/** The lines of figures that are shown as a table; empty where the figures hold none. */
export function rowsOf(figures: unknown): readonly EvidenceRow[] {
  const rows = (figures as { readonly rows?: unknown } | null)?.rows
  if (!Array.isArray(rows)) return []
  return rows.filter((row): row is EvidenceRow =>
    ['name', 'now', 'proposed'].every((key) => typeof (row as Record<string, unknown> | null)?.[key] === 'string'),
  )
}

function isWithin(text: string, longest: number): boolean {
  return text.length > 0 && text.length <= longest
}
