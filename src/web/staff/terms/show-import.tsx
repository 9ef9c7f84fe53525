import { Invalid } from '#base/errors'
import { listAgreements } from '#institutions'
import type { StaffScope } from '#platform/database/scopes'
import { type CodeList, importCodes, readCodeList } from '#terminology'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { ImportPage, type ImportPageProps } from './import-page.tsx'
import { termsPlaceOf } from './show-terms.tsx'

/** Where a list of codes is pasted. */
export async function showImport(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  return { view: await pageOf(scope, frame, { outcome: null, fault: false, form: {} }) }
}

/** Takes a pasted table; what was taken and what was not is said line by line. */
export async function takeImport(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const list = readList(form)
  if (!list || list.lines.length === 0)
    return { view: await pageOf(scope, frame, { outcome: null, fault: true, form }), status: 422 }
  const own = scope.role === 'institution-administrator' ? scope.institutionId : form.institution
  const institutions = await institutionsOf(scope)
  if (!own || !institutions.some(({ id }) => id === own)) throw new Invalid('form', { detail: 'no institution' })
  const imported = await importCodes(scope, {
    institutionId: own,
    list,
    system: form.system?.trim().slice(0, 200) ?? '',
  })
  const outcome = { ...imported, faults: list.faults }
  return { view: await pageOf(scope, frame, { outcome, fault: false, form: {} }) }
}

function readList(form: Visit['form']): CodeList | null {
  const named = { ...(form.code && { code: form.code.trim() }), ...(form.name && { name: form.name.trim() }) }
  try {
    return readCodeList(new TextEncoder().encode(form.table ?? ''), named)
  } catch (fault) {
    if (fault instanceof Invalid) return null
    throw fault
  }
}

async function pageOf(scope: StaffScope, frame: Frame, over: Pick<ImportPageProps, 'outcome' | 'fault' | 'form'>) {
  const institutions = scope.role === 'steward' ? await institutionsOf(scope) : []
  return <ImportPage frame={frame} place={termsPlaceOf(scope)} institutions={institutions} {...over} />
}

async function institutionsOf(scope: StaffScope) {
  const lines = await listAgreements(scope)
  const byId = new Map(lines.map((line) => [line.institutionId as string, line.institutionName]))
  return [...byId].map(([id, name]) => ({ id, name }))
}
