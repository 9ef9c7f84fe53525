import { Invalid, NotFound, Unavailable } from '#base/errors'
import type { CheckReport } from '#conformance'
import { listFeedHealth } from '#ingestion'
import type { StaffScope } from '#platform/database/scopes'
import { readLiveRulebook } from '#release'
import type { Frame } from '../../patient/view-types.ts'
import type { Upload } from '../../shell/receive-upload.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { type CheckFault, CheckPage } from './check-page.tsx'
import { ReportPage } from './report-page.tsx'

export type CheckSamples = (order: Pick<Upload, 'files'> & { readonly feedId: string }) => Promise<CheckReport>

/** Where one's own institution tries its samples. */
export function showCheck(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  return formView(scope, frame, { chosen: visit.query.feed ?? '', fault: null })
}

const NOTHING: Upload = { files: [], refused: null }
const REFUSALS = { 'too-much': 'tooMuch', busy: 'busy' } as const

/** Opens the visitor's scope, again and again where need be: nothing may be held open while samples are looked at. */
type InScope = (work: (scope: StaffScope, frame: Frame) => Promise<Shown>) => Promise<Shown>

/** Has samples looked at and shows the report; or the form with what is wrong. */
export async function answerCheck(
  inScope: InScope,
  { form: sent, upload }: Visit,
  check: CheckSamples,
): Promise<Shown> {
  const { feed: feedId = '' } = sent
  const { files, refused } = upload ?? NOTHING
  let isOwn = false
  const form = (fault: CheckFault | null) =>
    inScope(async (scope, frame) => {
      isOwn = (await listFeeds(scope)).includes(feedId)
      return formView(scope, frame, { chosen: feedId, fault })
    })
  const wrong = refused ? REFUSALS[refused] : files.length === 0 ? 'none' : null
  const again = await form(wrong)
  if (wrong) return again
  if (!isOwn) throw new NotFound('feed')
  try {
    const report = await check({ feedId, files })
    return await inScope(async (scope, frame) => {
      const rulebook = await readLiveRulebook(scope)
      return { view: <ReportPage frame={frame} report={report} rulebook={rulebook} /> }
    })
  } catch (fault) {
    if (fault instanceof Unavailable) return form('busy')
    if (fault instanceof Invalid) return form('tooLong')
    throw fault
  }
}

async function formView(
  scope: StaffScope,
  frame: Frame,
  { chosen, fault }: { readonly chosen: string; readonly fault: CheckFault | null },
): Promise<Shown> {
  const view = <CheckPage frame={frame} feeds={await listFeeds(scope)} chosen={chosen} fault={fault} />
  return fault ? { view, status: fault === 'busy' ? 503 : 422 } : { view }
}

async function listFeeds(scope: StaffScope): Promise<readonly string[]> {
  return (await listFeedHealth(scope, { days: 1 })).map(({ feedId }) => feedId)
}
