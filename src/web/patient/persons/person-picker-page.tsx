import type { GrownUp } from '#access'
import type { Instant } from '#base/instant'
import { PostButton } from '#ui/button/button'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { lastMoment } from '../delegates/delegate-words.ts'
import { GrownUpNotices } from '../growing/grown-up.tsx'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type PersonChoice = {
  readonly personId: string
  readonly name: string
  readonly isSelf: boolean
  readonly isCurrent: boolean
  /** The moment the permission ends, if it ends. */
  readonly until: Instant | null
}

export type PersonPickerPageProps = {
  readonly frame: Frame
  readonly persons: readonly PersonChoice[]
  /** The reader was looking at a record that is not theirs to see any more. */
  readonly hasEnded: boolean
  readonly grownUp: readonly GrownUp[]
}

/** Whose record to see, for those who may see more than one. Choosing is a POST to `paths.asPerson`. */
export function PersonPickerPage({ frame, persons, hasEnded, grownUp }: PersonPickerPageProps) {
  const { w, timeZone } = frame
  const t = w.persons
  const title = persons.length === 0 ? t.noneTitle : t.title
  return (
    <PortalPage frame={frame} title={title}>
      {hasEnded && (
        <Notice kind="info">
          <p>{t.ended}</p>
        </Notice>
      )}
      <GrownUpNotices grownUp={grownUp} frame={frame} />
      <h1>{title}</h1>
      <p class="lead">{persons.length === 0 ? t.none : t.intro}</p>
      <ul class="looks">
        {persons.map((person) => (
          <li>
            <PostButton action={paths.asPerson(person.personId)} kind="secondary">
              {person.isSelf ? `${person.name}: ${t.own}` : t.ofOther({ name: person.name })}
            </PostButton>
            {person.isCurrent && <p class="m">{t.now}</p>}
            {person.until && (
              <p class="m">{t.until({ date: w.formatInstantDay(lastMoment(person.until), timeZone) })}</p>
            )}
          </li>
        ))}
      </ul>
      {persons.length === 0 && (
        <>
          <p>
            <a class="ds-button" href={paths.acceptHelp()}>
              {t.accept}
            </a>
          </p>
          <p class="m">{t.ownRecord}</p>
        </>
      )}
    </PortalPage>
  )
}
