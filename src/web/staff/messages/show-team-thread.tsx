import { randomUUID } from 'node:crypto'
import { countStaffAct } from '#adoption'
import { recordSight } from '#audit'
import { isUuid } from '#base/ids'
import {
  answerThread,
  listChosen,
  listTakingTeams,
  listTeams,
  listTemplates,
  markTeamRead,
  openTeams,
  readTeamThread,
  sayReached,
} from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import { takeFiles } from '../../patient/messages/take-files.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { TeamThreadPage, type TeamThreadPageProps } from './team-thread-page.tsx'

/** One thread with the forms that answer it and hand it over; the patient sees that the team has read it. */
export async function showTeamThread(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  await openTeams(scope)
  const shown = await page(scope, visit, {
    frame,
    tried: null,
    troubles: [],
    isSent: visit.query.said === 'sent' || visit.query.said === 'reached',
  })
  if (!visit.isHead) await markTeamRead(scope, { threadId: visit.params.threadId! })
  return shown
}

/** Answers, asks back, ends, opens again or hands over. What cannot be taken comes back with its words. */
export async function answerTeamThread(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  await openTeams(scope)
  const threadId = visit.params.threadId!
  const { key = '', word, text = '', last = '', team = '' } = visit.form
  if (visit.form.does === 'reached') {
    await sayReached(scope, { threadId })
    await countStaffAct(scope, { kind: 'clinic-page' })
    return { goTo: paths.teamThread(threadId, { said: 'reached' }) }
  }
  const troubles = await takeFiles(scope, visit, { key, threadId })
  const tried = { word, text, team, fault: null }
  if (troubles.length > 0) return page(scope, visit, { frame, tried, troubles, isSent: false })
  const { fault } = await answerThread(scope, { threadId, key, word, text, toTeam: team, lastSeen: last })
  if (fault) return page(scope, visit, { frame, tried: { ...tried, fault }, troubles, isSent: false })
  await countStaffAct(scope, { kind: 'clinic-page' })
  if (word === 'handed-over') return { goTo: paths.teamInbox({ said: word }) }
  return { goTo: paths.teamThread(threadId, { said: 'sent' }) }
}

async function page(
  scope: StaffScope,
  { params, query, form }: Visit,
  around: Pick<TeamThreadPageProps, 'frame' | 'tried' | 'troubles' | 'isSent'>,
): Promise<Shown> {
  const thread = await readTeamThread(scope, { threadId: params.threadId! })
  await recordSight(scope, { persons: [thread.personId], page: 'messages' })
  const own = (await listTeams(scope)).find(({ teamId }) => teamId === thread.teamId)
  const templates = (await listTemplates(scope)).filter(({ teamId }) => teamId === thread.teamId)
  const template = templates.find(({ templateId }) => templateId === query.template)
  const answerKey = form.key && form.word !== 'handed-over' && isUuid(form.key) ? form.key : randomUUID()
  const begun = [template?.text, own?.signature].filter(Boolean).join('\n\n')
  return {
    view: (
      <TeamThreadPage
        {...around}
        thread={thread}
        templates={templates}
        others={(await listTakingTeams(scope)).filter(({ teamId }) => teamId !== thread.teamId)}
        begun={begun}
        keys={{ answer: answerKey, handOver: randomUUID() }}
        chosen={await listChosen(scope, { key: answerKey })}
      />
    ),
    ...statusOf(around),
  }
}

function statusOf({ tried, troubles }: Pick<TeamThreadPageProps, 'tried' | 'troubles'>): { readonly status?: number } {
  if (tried?.fault === 'changed') return { status: 409 }
  return tried?.fault || troubles.length > 0 ? { status: 422 } : {}
}
