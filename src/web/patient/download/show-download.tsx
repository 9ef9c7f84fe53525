import { Invalid, NotFound } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import { dropDownload, openDownload, readDownload, startDownload } from '#sharing'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { DownloadPage } from './download-page.tsx'

/** How far the reader's own download is. */
export async function showDownload(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const said = visit.query.said === 'changed' || visit.query.said === 'deleted' ? visit.query.said : null
  return pageOf(scope, frame, said)
}

async function pageOf(scope: PatientScope, frame: Frame, said: 'changed' | 'deleted' | 'proof' | null): Promise<Shown> {
  const download = await readDownload(scope)
  const view = <DownloadPage frame={frame} download={download} isProved={scope.isProved} said={said} />
  return { view, ...(said === 'proof' && { status: 422 }) }
}

/** Begins a download, or deletes it. */
export async function actOnDownload(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { does } = visit.form
  if (does === 'delete') {
    await dropDownload(scope)
    return { goTo: paths.download('deleted') }
  }
  if (does !== 'start') throw new Invalid('form', { detail: 'start or delete' })
  if (!scope.isProved) return pageOf(scope, frame, 'proof')
  await startDownload(scope)
  return { goTo: paths.download() }
}

/** The file, while all that is in it is still the reader's to see; otherwise it goes. */
export async function sendDownload(scope: PatientScope, _visit: Visit): Promise<Shown> {
  const bytes = await openDownload(scope)
  if (bytes === null) throw new NotFound('download', { detail: 'none is ready' })
  if (bytes === 'changed') {
    await dropDownload(scope)
    return { goTo: paths.download('changed') }
  }
  return {
    file: { contentType: 'application/zip', name: `record-${scope.now.toISOString().slice(0, 10)}.zip`, bytes },
  }
}
