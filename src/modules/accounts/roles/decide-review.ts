/** How a role stands in the review: nobody has to say anything yet, somebody should, or it opens nothing until they do. */
export type ReviewState = 'right' | 'overdue' | 'suspended'

/** Every role is confirmed within so many days; what is not is overdue. */
export function decideReview(
  { confirmedAt, suspendedAt }: { readonly confirmedAt: Date; readonly suspendedAt: Date | null },
  { now, reviewDays }: { readonly now: Date; readonly reviewDays: number },
): ReviewState {
  if (suspendedAt) return 'suspended'
  return now.getTime() - confirmedAt.getTime() > reviewDays * 86_400_000 ? 'overdue' : 'right'
}
