import { Invalid } from '#base/errors'
import { readVisitRule, setVisitRule, type VisitRule } from '#enrolment'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { ORDERS, VisitsPage } from './visits-page.tsx'

/** What the administrator's institution says of inviting those who come. */
export async function showVisits(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const rule = await readVisitRule(scope)
  const { youngest, againDays } = rule
  const typed = { youngest: String(youngest), againDays: String(againDays) }
  const isSaved = visit.query.saved === 'yes'
  return { view: <VisitsPage frame={frame} rule={rule} {...typed} isSaved={isSaved} hasFault={false} /> }
}

/** Says it anew; it holds from the next visit on. */
export async function saveVisits(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const order = ORDERS.find((each) => each === form.ways)
  if (!order || (form.state !== 'on' && form.state !== 'off')) throw new Invalid('form', { detail: 'visits' })
  const rule = { isOn: form.state === 'on', ways: order.split(',') as VisitRule['ways'] }
  const [youngest, againDays] = [readWhole(form.youngest, 0, 120), readWhole(form.again, 1, 3650)]
  if (youngest === null || againDays === null) {
    const typed = { youngest: shortly(form.youngest), againDays: shortly(form.again) }
    return { view: <VisitsPage frame={frame} rule={rule} {...typed} isSaved={false} hasFault />, status: 422 }
  }
  await setVisitRule(scope, { ...rule, youngest, againDays })
  return { goTo: paths.visits('yes') }
}

function shortly(text: string | undefined): string {
  return text?.slice(0, 20) ?? ''
}

function readWhole(text: string | undefined, least: number, most: number): number | null {
  const plain = (text ?? '')
    .trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
  if (!/^\d{1,4}$/.test(plain)) return null
  const number = Number(plain)
  return number >= least && number <= most ? number : null
}
