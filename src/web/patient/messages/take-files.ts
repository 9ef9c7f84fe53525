import { dropFile, keepFiles, type RefusedFile } from '#messaging'
import type { PatientScope, StaffScope } from '#platform/database/scopes'
import type { Visit } from '../../shell/visit.ts'

/** What was not taken: one file, or none of them. */
export type FileTrouble = RefusedFile | { readonly name: null; readonly fault: 'too-much' | 'busy' }

/** Before the id of a file that was chosen before, and is to be taken out. */
export const WITHOUT = 'without-'

/** Keeps what a form brings, and takes out what it says. Answers what was not taken. */
export async function takeFiles(
  scope: PatientScope | StaffScope,
  { form, upload }: Pick<Visit, 'form' | 'upload'>,
  place: Parameters<typeof keepFiles>[1],
): Promise<readonly FileTrouble[]> {
  for (const name of Object.keys(form).filter((each) => each.startsWith(WITHOUT)))
    await dropFile(scope, { fileId: name.slice(WITHOUT.length) })
  if (upload?.refused) return [{ name: null, fault: upload.refused }]
  return upload ? keepFiles(scope, place, upload.files) : []
}
