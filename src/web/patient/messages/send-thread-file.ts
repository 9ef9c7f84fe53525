import { openMessages, readFile } from '#messaging'
import type { PatientScope } from '#platform/database/scopes'
import type { Shown, Visit } from '../../shell/visit.ts'

/** A photo or a paper that went with a message, to be kept or opened. */
export async function sendThreadFile(scope: PatientScope, { params }: Visit): Promise<Shown> {
  await openMessages(scope)
  return { file: await readFile(scope, { threadId: params.threadId!, fileId: params.fileId! }) }
}
