import type { Language } from '#base/categories'
import type { Instant } from '#base/instant'
import { translator } from '#messages/translator'
import type { PatientScope, StaffRole, StaffScope } from '#platform/database/scopes'
import type { Frame, Visitor } from '../patient/view-types.ts'
import type { Session } from './session.ts'
import type { Visit } from './visit.ts'

/** What is the same on every page of this deployment. */
export type RegionFace = Pick<
  Frame,
  | 'regionName'
  | 'timeZone'
  | 'stylesheet'
  | 'explanations'
  | 'publicUrl'
  | 'passkeyScript'
  | 'readAloudScript'
  | 'inboxScript'
  | 'videoScript'
  | 'push'
  | 'eids'
  | 'roleReviewDays'
  | 'logKeepYears'
  | 'urgentHelp'
  | 'wayOut'
>

export const STAFF_PAGES: Readonly<Record<StaffRole, Visitor['staffPages'][number]>> = {
  clinician: 'clinic',
  secretary: 'teamInbox',
  clerk: 'desk',
  'institution-administrator': 'institution',
  'privacy-officer': 'privacy',
  steward: 'region',
  representative: 'region',
  operator: 'region',
}

export function frameOf(
  face: RegionFace,
  visit: Visit,
  {
    now,
    language,
    visitor,
  }: { readonly now: Instant; readonly language: Language | null; readonly visitor: Visitor | null },
): Frame {
  const w = translator(visit.chosenLanguage ?? language ?? visit.browserLanguage)
  return { ...face, w, now, path: visit.path, looks: visit.looks, visitor }
}

export function patientFrame(face: RegionFace, visit: Visit, scope: PatientScope): Frame {
  const visitor: Visitor = {
    name: scope.actor.name,
    subject: subjectOf(scope.capacity, scope.actor.name, scope.subjectName),
    hasChoice: scope.subjects > 1,
    staffPages: pagesOf(scope.roles),
  }
  return frameOf(face, visit, { now: scope.now, language: scope.actor.language, visitor })
}

export function staffFrame(face: RegionFace, visit: Visit, scope: StaffScope): Frame {
  const visitor: Visitor = {
    name: scope.actor.name,
    subject: null,
    hasChoice: false,
    staffPages: pagesOf([scope.role]),
  }
  return frameOf(face, visit, { now: scope.now, language: scope.actor.language, visitor })
}

/** The frame of an account's own pages, of public ones and of errors. */
export function sessionFrame(face: RegionFace, visit: Visit, session: Session): Frame {
  const current = session.subjects.find((each) => each.personId === visit.subject) ?? session.subjects[0]
  return frameOf(face, visit, {
    now: session.now,
    language: session.language,
    visitor: {
      name: session.name,
      subject: current ? subjectOf(current.capacity, session.name, nameOf(current)) : null,
      hasChoice: session.subjects.length > 1,
      staffPages: pagesOf(session.roles),
    },
  })
}

/** In one's own record one is called what one's account says, whatever the institutions write. */
function subjectOf(capacity: PatientScope['capacity'], own: string, theirs: string): Visitor['subject'] {
  return capacity === 'self' ? { name: own, isSelf: true } : { name: theirs, isSelf: false }
}

/** How a person whose record one may see is called. */
export function nameOf({ given, family }: { readonly given: string; readonly family: string | null }): string {
  return [given, family].filter(Boolean).join(' ')
}

export function pagesOf(roles: readonly StaffRole[]): Visitor['staffPages'] {
  return [...new Set(roles.map((role) => STAFF_PAGES[role]))]
}
