import { recordSight } from '#audit'
import { openTeams, readFile } from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import type { Shown, Visit } from '../../shell/visit.ts'

/** A photo or a paper that went with a message to the team, or from it. */
export async function sendTeamFile(scope: StaffScope, { params }: Visit): Promise<Shown> {
  await openTeams(scope)
  const file = await readFile(scope, { threadId: params.threadId!, fileId: params.fileId! })
  await recordSight(scope, { persons: [file.personId], page: 'messages' })
  return { file }
}
