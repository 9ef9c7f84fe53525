import { beginTry, forgive } from '#accounts'
import { openInvitation, readCampaign } from '#enrolment'
import { readCode } from '#platform/handed-code'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { readBirthDate } from '../../shell/read-birth-date.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { JOIN_COOKIE } from './join-cookie.ts'
import { type JoinFault, JoinPage } from './join-page.tsx'
import type { JoinParts } from './join-parts.ts'

/** The page for code and birth date. Nothing is asked of the database: whoever follows the link uses nothing up. */
export function showJoin(visit: Visit, frame: Frame): Shown {
  const born = { day: '', month: '', year: '' }
  const code = visit.query.code?.slice(0, 60) ?? ''
  const fault = visit.query.why === 'ended' ? 'ended' : null
  const campaign = readCampaign(visit.query.c)
  return {
    view: (
      <JoinPage frame={frame} code={code} campaign={campaign} born={born} fault={fault} reference={visit.requestId} />
    ),
  }
}

/** Takes code and birth date. Whatever is wrong with a whole code and a date is one answer (security cases F03, F06). */
export async function enterCode(visit: Visit, frame: Frame, parts: JoinParts, address: string): Promise<Shown> {
  const { form } = visit
  const born = { day: shortly(form.day), month: shortly(form.month), year: shortly(form.year) }
  const again = (fault: JoinFault, status = 422): Shown => ({
    view: (
      <JoinPage
        frame={frame}
        code={form.code?.slice(0, 60) ?? ''}
        campaign={readCampaign(form.c)}
        born={born}
        fault={fault}
        reference={visit.requestId}
      />
    ),
    status,
  })
  const code = readCode(form.code ?? '')
  if (!code) return again('code')
  const birthDate = readBirthDate(born)
  if (!birthDate) return again('date')
  const { database, accounts } = parts
  const tries = { secret: accounts.factorKey, counted: [{ kind: 'join', of: [address] }] as const }
  if ((await beginTry(database, tries)) > 0) return again('too-many', 429)
  const campaign = readCampaign(form.c)
  const ticket = await openInvitation(database, { code, birthDate, campaign, requestId: visit.requestId })
  if (!ticket) {
    parts.log.info('a code was refused', { request: visit.requestId })
    return again('refused')
  }
  await forgive(database, tries)
  return { goTo: paths.joinAccount(), cookies: { [JOIN_COOKIE]: ticket } }
}

function shortly(text: string | undefined): string {
  return text?.trim().slice(0, 20) ?? ''
}
