import { readClinicalDate } from '#base/instant'
import type { Idea } from '#governance'
import type { Frame } from '../patient/view-types.ts'

/** An idea as it stands on the board: what, from what kind of person, how many support it, and what becomes of it. */
export function IdeaInWords({ frame, idea }: { readonly frame: Frame; readonly idea: Idea }) {
  const { w, timeZone } = frame
  const t = w.ideas
  const answerBy = idea.answerBy && w.formatDay(readClinicalDate(idea.answerBy)!)
  return (
    <>
      <p>
        <b>
          <bdi>{idea.title}</bdi>
        </b>
      </p>
      <p dir="auto">{idea.words}</p>
      <p class="m">
        {authorInWords(idea, frame)} · {w.formatInstantDay(idea.proposedAt, timeZone)} ·{' '}
        {t.supporters({ count: idea.supporters })}
      </p>
      {idea.ownerName && answerBy && <p>{t.owner({ name: idea.ownerName, day: answerBy })}</p>}
      {idea.proposalId && <p>{t.takenUp}</p>}
      {idea.answer && (
        <p dir="auto">
          <b>{t.answer}:</b> {idea.answer}
        </p>
      )}
    </>
  )
}

function authorInWords({ authorKind, institutionName }: Idea, { w }: Frame): string {
  const t = w.ideas.by
  if (authorKind !== 'staff') return t[authorKind]
  return institutionName ? t.staff({ institution: institutionName }) : t.region
}
