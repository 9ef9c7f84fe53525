import { NotFound } from '#base/errors'
import { paths } from '../paths.ts'
import { PersonPickerPage } from '../patient/persons/person-picker-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import { nameOf } from '../shell/frame.ts'
import type { Session } from '../shell/session.ts'
import { type Shown, SUBJECT_COOKIE, type Visit } from '../shell/visit.ts'

/** Whose record to see. */
export function showPersons(visit: Visit, frame: Frame, session: Session): Shown {
  if (session.subjects.length === 0) throw new NotFound('persons', { detail: 'no grant' })
  const current = session.subjects.find((each) => each.personId === visit.subject) ?? session.subjects[0]
  const persons = session.subjects.map((each) => ({
    personId: each.personId,
    name: each.capacity === 'self' ? session.name : nameOf(each),
    isSelf: each.capacity === 'self',
    isCurrent: each === current,
    until: each.until,
  }))
  return { view: <PersonPickerPage frame={frame} persons={persons} /> }
}

/** Remembers the choice in this browser; each page asks anew whether a grant allows it. */
export function choosePerson(visit: Visit, session: Session): Shown {
  const chosen = session.subjects.find((each) => each.personId === visit.params.personId)
  if (!chosen) throw new NotFound('person', { detail: 'no grant' })
  return { goTo: paths.home(), cookies: { [SUBJECT_COOKIE]: chosen.personId } }
}
