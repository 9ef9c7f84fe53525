import { randomUUID } from 'node:crypto'
import type { SystemScope } from '#platform/database/scopes'
import type { LinkRow, MovedLink } from './change-links.ts'

/**
 * Tells every institution that knows one of the parted persons, each about its own number only: from when until when the
 * record stood together with one that was not its patient's.
 */
export async function tellInstitutions(
  scope: SystemScope,
  {
    before,
    moved,
    caseId,
  }: { readonly before: readonly LinkRow[]; readonly moved: readonly MovedLink[]; readonly caseId: string | null },
): Promise<void> {
  const notices = moved.length === 0 ? [] : before.flatMap((link) => noticeFor(link, before, moved))
  if (notices.length === 0) return
  await scope.db
    .insertInto('patientNotice')
    .values(
      notices.map(({ linkId, personId, institutionId, since }) => ({
        noticeId: randomUUID(),
        institutionId,
        linkId,
        personId,
        caseId,
        since,
        until: scope.now,
        toldAt: scope.now,
      })),
    )
    .execute()
}

/** Each link that stood together with one that leads elsewhere now, and since when it did. */
function noticeFor(link: LinkRow, before: readonly LinkRow[], moved: readonly MovedLink[]) {
  const whereNow = (each: LinkRow) => moved.find((other) => other.linkId === each.linkId)?.intoPersonId ?? each.personId
  const others = before.filter((each) => each.personId === link.personId && whereNow(each) !== whereNow(link))
  if (others.length === 0) return []
  const since = new Date(Math.min(...others.map((each) => Math.max(each.linkedAt.getTime(), link.linkedAt.getTime()))))
  return [{ ...link, since }]
}
