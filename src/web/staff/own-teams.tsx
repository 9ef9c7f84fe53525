import { openTeams } from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { paths } from '../paths.ts'
import type { Frame } from '../patient/view-types.ts'

/** A secretary sees what the own teams are asked, and only once they are opened; others need nothing of the kind. */
export async function openSecretarysTeams(scope: StaffScope): Promise<void> {
  if (scope.role === 'secretary') await openTeams(scope)
}

/** Whether the page is read by a clinician, who has a clinic to go back to. */
export function hasClinic({ visitor }: Frame): boolean {
  return visitor?.staffPages.includes('clinic') ?? false
}

/** Back to where the day's work begins: the clinic, or a secretary's inbox. */
export function BackToWork({ frame }: { readonly frame: Frame }) {
  const { backTo } = frame.w.frame
  return hasClinic(frame) ? (
    <BackLink href={paths.clinic()}>{backTo({ page: frame.w.staff.clinicTitle })}</BackLink>
  ) : (
    <BackLink href={paths.teamInbox()}>{backTo({ page: frame.w.teamInbox.title })}</BackLink>
  )
}
