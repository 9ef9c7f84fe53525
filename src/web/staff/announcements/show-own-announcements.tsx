import {
  type AnnouncementWords,
  answerAnnouncement,
  countEffect,
  countGroup,
  type InLanguages,
  LONGEST_TEXT,
  LONGEST_TITLE,
  listOwnAnnouncements,
  MOST_DAYS,
  type NewAnnouncement,
  readOwnAnnouncement,
  withdrawAnnouncement,
  writeAnnouncement,
} from '#announcements'
import { LANGUAGES, type Language } from '#base/categories'
import { Invalid } from '#base/errors'
import { plainDigits } from '#base/plain-digits'
import type { StaffScope } from '#platform/database/scopes'
import { paths, type SiteOrRegion } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayAfter, dayAt, isDay } from '../../start-of-day.ts'
import { OwnAnnouncementPage } from './own-announcement-page.tsx'
import { type AnnouncementFault, OwnAnnouncementsPage } from './own-announcements-page.tsx'

const placeOf = ({ role }: StaffScope): SiteOrRegion => (role === 'steward' ? 'region' : 'institution')

/** What was told to groups by the own institution, or for a steward by all. */
export async function showOwnAnnouncements(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const today = dayAt(frame.now, frame.timeZone)
  const typed = { beginsOn: dayAfter(today, 1), endsOn: dayAfter(today, 30) }
  return listPage(scope, frame, { typed, fault: null })
}

type Around = { readonly typed: Visit['form']; readonly fault: AnnouncementFault | null }

async function listPage(scope: StaffScope, frame: Frame, around: Around): Promise<Shown> {
  const announcements = await listOwnAnnouncements(scope)
  return {
    view: <OwnAnnouncementsPage {...{ frame, announcements }} place={placeOf(scope)} {...around} />,
    ...(around.fault && { status: 422 }),
  }
}

/** Writes one, for a steward to let out; what is wrong comes back with what was typed. */
export async function sendAnnouncement(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const read = readForm(form, dayAt(frame.now, frame.timeZone))
  if ('fault' in read) return listPage(scope, frame, { typed: form, fault: read.fault })
  if ((await countGroup(scope, read)) === null) return listPage(scope, frame, { typed: form, fault: 'small' })
  return { goTo: paths.ownAnnouncement('institution', await writeAnnouncement(scope, read)) }
}

function readForm(form: Visit['form'], today: string): NewAnnouncement | { readonly fault: AnnouncementFault } {
  const words = readWords(form)
  if ('fault' in words) return words
  const [ageFrom, ageUntil] = [readAge(form.ageFrom), readAge(form.ageUntil)]
  if (ageFrom === 'wrong' || ageUntil === 'wrong' || (ageFrom !== null && ageUntil !== null && ageFrom > ageUntil))
    return { fault: 'age' }
  const [beginsOn, endsOn] = [form.beginsOn, form.endsOn].map((day) => plainDigits((day ?? '').trim())) as [
    string,
    string,
  ]
  const isSound = isDay(beginsOn) && isDay(endsOn) && beginsOn >= today && endsOn >= beginsOn
  if (!isSound || endsOn > dayAfter(beginsOn, MOST_DAYS)) return { fault: 'days' }
  const place = (form.place ?? '').trim().slice(0, 100)
  return { words: words.words, place, ageFrom, ageUntil, knownHere: form.knownHere === 'yes', beginsOn, endsOn }
}

/** Title and text of each language that has both; one without the other is no words. */
function readWords(form: Visit['form']): { readonly words: InLanguages } | { readonly fault: 'words' | 'long' } {
  const found = LANGUAGES.map((language): readonly [Language, AnnouncementWords] => [
    language,
    {
      title: (form[`title-${language}`] ?? '').trim(),
      text: (form[`text-${language}`] ?? '').replaceAll('\r\n', '\n').trim(),
    },
  ]).filter(([, { title, text }]) => title !== '' || text !== '')
  if (found.length === 0 || found.some(([, { title, text }]) => title === '' || text === '')) return { fault: 'words' }
  if (found.some(([, { title, text }]) => title.length > LONGEST_TITLE || text.length > LONGEST_TEXT))
    return { fault: 'long' }
  return { words: Object.fromEntries(found) }
}

function readAge(text: string | undefined): number | null | 'wrong' {
  const plain = plainDigits((text ?? '').trim())
  if (plain === '') return null
  return /^\d{1,3}$/.test(plain) && Number(plain) <= 130 ? Number(plain) : 'wrong'
}

/** One of them. */
export function showOwnAnnouncement(scope: StaffScope, { params }: Visit, frame: Frame): Promise<Shown> {
  return onePage(scope, frame, { announcementId: params.announcementId!, hasFault: false })
}

async function onePage(
  scope: StaffScope,
  frame: Frame,
  { announcementId, hasFault }: { readonly announcementId: string; readonly hasFault: boolean },
): Promise<Shown> {
  const announcement = await readOwnAnnouncement(scope, { announcementId })
  const size = scope.role === 'steward' ? undefined : await countGroup(scope, announcement)
  const effect = await countEffect(scope, announcement)
  return {
    view: <OwnAnnouncementPage {...{ frame, announcement, size, effect, hasFault }} place={placeOf(scope)} />,
    ...(hasFault && { status: 422 }),
  }
}

/** The institution takes it back. */
export async function actOnOwnAnnouncement(scope: StaffScope, { params, form }: Visit): Promise<Shown> {
  const { announcementId } = await readOwnAnnouncement(scope, { announcementId: params.announcementId! })
  if (form.does !== 'withdraw') throw new Invalid('form', { detail: 'what to do with the announcement' })
  await withdrawAnnouncement(scope, { announcementId })
  return { goTo: paths.ownAnnouncement('institution', announcementId) }
}

/** A steward lets it go out, or not, with a reason. */
export async function answerOwnAnnouncement(scope: StaffScope, { params, form }: Visit, frame: Frame): Promise<Shown> {
  const { announcementId } = await readOwnAnnouncement(scope, { announcementId: params.announcementId! })
  const { does } = form
  if (does !== 'yes' && does !== 'no') throw new Invalid('form', { detail: 'yes or no' })
  const answerWords = (form.why ?? '').trim().slice(0, 1000)
  if (does === 'no' && answerWords === '') return onePage(scope, frame, { announcementId, hasFault: true })
  await answerAnnouncement(scope, { announcementId, answer: does, answerWords })
  return { goTo: paths.ownAnnouncement('region', announcementId) }
}
