import { listGrownUp } from '#access'
import { NotFound } from '#base/errors'
import type { AccountScope } from '#platform/database/scopes'
import { paths } from '../paths.ts'
import { PersonPickerPage } from '../patient/persons/person-picker-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import { nameOf } from '../shell/frame.ts'
import { type Shown, SUBJECT_COOKIE, type Visit } from '../shell/visit.ts'

/** Whose record to see; a helper whom nobody has let in yet reads what to do. */
export async function showPersons(scope: AccountScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { session } = scope
  if (session.subjects.length === 0 && session.roles.length > 0) throw new NotFound('persons', { detail: 'no grant' })
  const current = session.subjects.find((each) => each.personId === visit.subject) ?? session.subjects[0]
  const persons = session.subjects.map((each) => ({
    personId: each.personId,
    name: each.capacity === 'self' ? session.name : nameOf(each),
    isSelf: each.capacity === 'self',
    isCurrent: each === current,
    until: each.until,
  }))
  const grownUp = await listGrownUp(scope)
  return {
    view: (
      <PersonPickerPage grownUp={grownUp} frame={frame} persons={persons} hasEnded={visit.query.said === 'ended'} />
    ),
  }
}

/** Remembers the choice in this browser; each page asks anew whether a grant allows it. */
export async function choosePerson({ session }: AccountScope, visit: Visit): Promise<Shown> {
  const chosen = session.subjects.find((each) => each.personId === visit.params.personId)
  if (!chosen) throw new NotFound('person', { detail: 'no grant' })
  return { goTo: paths.home(), cookies: { [SUBJECT_COOKIE]: chosen.personId } }
}
