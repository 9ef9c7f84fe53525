import { readClinicalDate } from '#base/instant'
import type { ProposalHead, Stage } from '#governance'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Notice } from '#ui/notice/notice'
import type { Frame } from '../../patient/view-types.ts'

/** What was sent to a form of the room and did not go through: which form, what is wrong, and what was written. */
export type Sent = {
  readonly word: string
  readonly fault: keyof Frame['w']['room']['wrong']
  readonly form: Readonly<Record<string, string>>
}

/** What is to be mended, or that it is done. */
export function Outcome({
  frame,
  sent,
  isDone,
}: {
  readonly frame: Frame
  readonly sent: Sent | null
  readonly isDone: boolean
}) {
  const t = frame.w.room
  if (sent)
    return (
      <ErrorSummary
        title={t.wrong.title}
        text={t.wrong.text}
        faults={[{ field: `form-${sent.word}`, text: t.wrong[sent.fault] }]}
      />
    )
  if (!isDone) return null
  return (
    <Notice kind="info">
      <p role="status">{t.done}</p>
    </Notice>
  )
}

/** What was written in a form, while that form is the one to be mended. */
export function writtenIn(sent: Sent | null, word: string): Readonly<Record<string, string>> {
  return sent?.word === word ? sent.form : {}
}

/** Where a proposal stands, in a few words. */
export function stageInWords(
  proposal: ProposalHead & { readonly stage: Stage },
  { w, timeZone }: Frame,
  voteUntil: Date | null = null,
): string {
  const t = w.room.stages
  switch (proposal.stage) {
    case 'positions':
      return t.positions({ day: w.formatInstantDay(proposal.positionsUntil, timeZone) })
    case 'voting':
      return voteUntil ? t.voting({ day: w.formatInstantDay(voteUntil, timeZone) }) : w.room.steps['to-vote']
    case 'published':
      return t.published({ version: proposal.publishedVersion! })
    case 'decided':
      return proposal.kind === 'rulebook' ? t.decided : t.closed
    default:
      return t[proposal.stage]
  }
}

/** A day (YYYY-MM-DD) in words. */
export function dayInWords(day: string, { w }: Frame): string {
  return w.formatDay(readClinicalDate(day)!)
}

/** A day so many days from now, as a form's default. */
export function dayFromNow({ now }: Frame, days: number): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}
