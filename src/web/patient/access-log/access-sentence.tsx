import type { AccessLogEntry, ChangeOfHelp, Frame, LookedAt } from '../view-types.ts'

export type AccessSentenceProps = {
  readonly entry: AccessLogEntry
  readonly frame: Frame
  /** The hour, or the day and the hour, where no heading says the day. */
  readonly when: string
}

/** Who looked at what and why, in plain words. */
export function AccessSentence({ entry, frame, when }: AccessSentenceProps) {
  const { w } = frame
  const t = w.accessLog
  return (
    <>
      <p>
        <b>{whoIn(entry, frame)}</b>
        {entry.onBehalfOf && ` · ${t.onBehalf({ name: entry.onBehalfOf })}`} <span class="m">{when}</span>
      </p>
      <p>
        {sawWords(entry, frame)}
        {entry.capacity !== 'self' && !entry.isOwnHelp && <> · {t.why({ why: t.reasons[entry.capacity] })}</>}
      </p>
    </>
  )
}

/** What was looked at, or what was changed. */
export function sawWords(entry: AccessLogEntry, { w }: Frame): string {
  const t = w.accessLog
  const what = w.categories[entry.category ?? 'other'].name
  const page = entry.page in t.changes ? t.pages.delegates : (t.pages[entry.page as LookedAt] ?? t.pages.other)
  const saw = typeof page === 'string' ? page : entry.category ? page({ what }) : t.pages.other
  return t.changes[entry.page as ChangeOfHelp] ?? t.saw({ what: saw })
}

function whoIn({ who, capacity, role, institutionName, isOwnHelp }: AccessLogEntry, { w }: Frame): string {
  const t = w.accessLog
  if (capacity === 'self' || isOwnHelp) return t.you
  const roleWord = w.roles[role]
  return institutionName
    ? t.whoAt({ who, role: roleWord, institution: institutionName })
    : t.whoRole({ who, role: roleWord })
}
