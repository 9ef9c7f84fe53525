import { listStaff } from '#accounts'
import { Invalid, NotFound } from '#base/errors'
import { readNumber, readTaking, setTaking, type Taking } from '#journal'
import {
  CAP_EFFECTS,
  listMembers,
  listTeams,
  readOpeningHours,
  saveTeam,
  setMember,
  type TeamSettings,
} from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { type SiteTeamFault, SiteTeamPage } from './site-team-page.tsx'

/** One team of the administrator's institution: what it promises, its limit, and who is in it. */
export function showSiteTeam(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  return page(scope, visit, frame, [])
}

/** Saves what a team promises, or who is in it. */
export async function saveSiteTeam(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const teamId = visit.params.teamId!
  if (visit.form.does === 'members') {
    await saveMembers(scope, teamId, visit.form)
    return { goTo: paths.siteTeam(teamId, 'saved') }
  }
  if (visit.form.does === 'measurements') {
    const taking = readTakingForm(visit.form)
    if (!taking) return page(scope, visit, frame, ['measurements'])
    await setTaking(scope, { teamId, ...taking })
    return { goTo: paths.siteTeam(teamId, 'saved') }
  }
  if (visit.form.does !== 'settings') throw new Invalid('form', { detail: 'what to do with the team' })
  const { settings, faults } = readSettings(visit.form)
  if (faults.length > 0) return page(scope, visit, frame, faults)
  const isSaved = await saveTeam(scope, { ...settings, teamId })
  return isSaved ? { goTo: paths.siteTeam(teamId, 'saved') } : page(scope, visit, frame, ['name'])
}

function readTakingForm({ takes, most }: Visit['form']): Taking | null {
  const weeklyMost = readNumber(most ?? '', { least: 1, most: 100 }, 0)
  return weeklyMost === null ? null : { takes: takes === 'yes', weeklyMost }
}

function readSettings(form: Visit['form']) {
  const faults: SiteTeamFault[] = []
  const whole = (text: string | undefined, most: number, fault: SiteTeamFault): number => {
    const plain = (text ?? '').trim().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    const number = /^\d{1,5}$/.test(plain) ? Number(plain) : 0
    if (number < 1 || number > most) faults.push(fault)
    return number
  }
  const name = (form.name ?? '').trim()
  if (name === '' || name.length > 100) faults.push('name')
  const hours = [0, 1, 2, 3, 4, 5, 6].map((day) => readOpeningHours(form[`day-${day}`] ?? ''))
  if (hours.includes(null)) faults.push('hours')
  const settings: TeamSettings = {
    name,
    answeredBy: (form.answeredBy ?? '').trim().slice(0, 200),
    phone: (form.phone ?? '').trim().slice(0, 40),
    openingHours: hours.map((each) => each ?? ''),
    promiseDays: whole(form.promise, 30, 'promise'),
    inPilot: form.inPilot === 'yes',
    capWeekly: form.weekly?.trim() ? whole(form.weekly, 10_000, 'weekly') : null,
    capEffect: CAP_EFFECTS.find((each) => each === form.effect) ?? 'longer',
    capExtraDays: whole(form.extra, 30, 'extra'),
  }
  return { settings, faults }
}

/** Who is ticked is in it; only clinicians and secretaries of this institution can be. */
async function saveMembers(scope: StaffScope, teamId: string, form: Visit['form']): Promise<void> {
  const before = await listMembers(scope)
  for (const { accountId } of await listAnswering(scope)) {
    const isIn = form[`member-${accountId}`] === 'yes'
    const wasIn = before.some((each) => each.teamId === teamId && each.accountId === accountId)
    if (isIn !== wasIn) await setMember(scope, { teamId, accountId, isIn })
  }
}

async function listAnswering(scope: StaffScope) {
  const answering = (await listStaff(scope)).filter(({ role }) => role === 'clinician' || role === 'secretary')
  return [...new Map(answering.map((each) => [each.accountId, each])).values()]
}

async function page(
  scope: StaffScope,
  { params, form, query }: Visit,
  frame: Frame,
  faults: readonly SiteTeamFault[],
): Promise<Shown> {
  const team = (await listTeams(scope)).find(({ teamId }) => teamId === params.teamId)
  if (!team) throw new NotFound('team', { detail: 'not of this institution' })
  const members = (await listMembers(scope)).filter(({ teamId }) => teamId === team.teamId)
  const staff = (await listAnswering(scope)).map(({ accountId, name }) => ({
    accountId,
    name,
    isIn: members.some((each) => each.accountId === accountId),
  }))
  return {
    view: (
      <SiteTeamPage
        frame={frame}
        team={team}
        staff={staff}
        taking={await readTaking(scope, team)}
        typed={faults.length > 0 && form.does === 'settings' ? form : null}
        faults={faults}
        isSaved={query.said === 'saved'}
      />
    ),
    ...(faults.length > 0 && { status: 422 }),
  }
}
