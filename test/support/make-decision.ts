import type { Query } from './test-house.ts'

/** A decision that carries a draft as it is now, as if the room had made it: for tests of what follows from one. */
export async function makeDecision(owner: Query, { draftId }: { readonly draftId: string }): Promise<number> {
  const [row] = await owner(
    `insert into decision (kind, outcome, carries, title, summary, body, base_version, draft_id, review_on)
     select 'earlier', 'accepted', 'rulebook', title, 'Decided in a test.', body, base_version, draft_id,
            current_date + 365
     from rulebook_draft where draft_id = $1 returning decision_id`,
    [draftId],
  )
  return row!.decision_id as number
}
