import type { FormAsk } from '#questionnaires'
import { leftToRight } from '../../left-to-right.ts'
import { SHIPPED_URGENT_HELP } from '../../urgent-help.ts'
import type { Frame } from '../view-types.ts'

/** A day of the calendar, given as YYYY-MM-DD. */
export function dayWords(day: string, { w }: Frame): string {
  return w.formatInstantDay(new Date(`${day}T00:00:00Z`), 'UTC')
}

/** Whom to call instead: the team, and the region's number for what cannot wait. */
export function callInstead({ teamPhone }: Pick<FormAsk, 'teamPhone'>, frame: Frame): string {
  const t = frame.w.questionnaires
  const urgent = t.urgent({ number: leftToRight((frame.urgentHelp ?? SHIPPED_URGENT_HELP).emergency) })
  return teamPhone ? `${t.call({ phone: leftToRight(teamPhone) })} ${urgent}` : urgent
}
