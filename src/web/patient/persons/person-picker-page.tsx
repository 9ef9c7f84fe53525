import type { Instant } from '#base/instant'
import { PostButton } from '#ui/button/button'
import { paths } from '../../paths.ts'
import { lastMoment } from '../delegates/delegate-words.ts'
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

export type PersonPickerPageProps = { readonly frame: Frame; readonly persons: readonly PersonChoice[] }

/** Whose record to see, for those who may see more than one. Choosing is a POST to `paths.asPerson`. */
export function PersonPickerPage({ frame, persons }: PersonPickerPageProps) {
  const { w, timeZone } = frame
  const t = w.persons
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
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
    </PortalPage>
  )
}
