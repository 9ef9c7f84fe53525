import { alreadyDone } from './en/already-done.ts'
import { announcements } from './en/announcements.ts'
import { appointments, slots } from './en/appointments.ts'
import { check } from './en/check.ts'
import { clinic } from './en/clinic.ts'
import { codes } from './en/codes.ts'
import { consents } from './en/consents.ts'
import { consoles } from './en/consoles.ts'
import { correction } from './en/correction.ts'
import { delegates } from './en/delegates.ts'
import { displays } from './en/displays.ts'
import { download } from './en/download.ts'
import { eid } from './en/eid.ts'
import { enrolment, join, letter, post } from './en/enrolment.ts'
import { explain } from './en/explain.ts'
import { goals } from './en/goals.ts'
import { helpFor } from './en/help-for.ts'
import { journal } from './en/journal.ts'
import { lab } from './en/lab.ts'
import { letters } from './en/letters.ts'
import { log } from './en/log.ts'
import { looks } from './en/looks.ts'
import { medicines } from './en/medicines.ts'
import { notices } from './en/notices.ts'
import { opening } from './en/opening.ts'
import { ownGoals } from './en/own-goals.ts'
import { pages } from './en/pages.ts'
import { pictures } from './en/pictures.ts'
import { glass, growing, guardians, safety } from './en/protect.ts'
import { questionnaires } from './en/questionnaires.ts'
import { questions } from './en/questions.ts'
import { record } from './en/record.ts'
import { beside, requests } from './en/requests.ts'
import { restrictFor } from './en/restrict-for.ts'
import { roleAdmin } from './en/role-admin.ts'
import { decisions, ideas, room } from './en/room.ts'
import { rulebooks } from './en/rulebooks.ts'
import { rules } from './en/rules.ts'
import { sharedPlan } from './en/shared-plan.ts'
import { see, sharing } from './en/sharing.ts'
import { shell } from './en/shell.ts'
import { sideBySide } from './en/side-by-side.ts'
import { staff } from './en/staff.ts'
import { summary } from './en/summary.ts'
import { teamInbox } from './en/team-inbox.ts'
import { teamJournal } from './en/team-journal.ts'
import { teamQuestionnaires } from './en/team-questionnaires.ts'
import { teamRequests } from './en/team-requests.ts'
import { terms } from './en/terms.ts'
import { threads } from './en/threads.ts'
import { timeline } from './en/timeline.ts'
import { twins } from './en/twins.ts'
import { video } from './en/video.ts'
import { visits } from './en/visits.ts'
import { waysIn } from './en/ways-in.ts'
import { worklist } from './en/worklist.ts'
import { workload } from './en/workload.ts'

/** The English messages; every other language is measured against them. */
export const en = {
  ...shell,
  ...record,
  ...pages,
  ...consoles,
  codes,
  displays,
  looks,
  timeline,
  download,
  eid,
  explain,
  pictures,
  opening,
  delegates,
  waysIn,
  requests,
  correction,
  beside,
  log,
  sharing,
  see,
  staff,
  summary,
  alreadyDone,
  sideBySide,
  sharedPlan,
  questions,
  twins,
  worklist,
  teamRequests,
  teamInbox,
  teamJournal,
  teamQuestionnaires,
  threads,
  workload,
  terms,
  goals,
  enrolment,
  join,
  letter,
  post,
  check,
  clinic,
  glass,
  growing,
  guardians,
  safety,
  helpFor,
  restrictFor,
  roleAdmin,
  appointments,
  slots,
  medicines,
  video,
  visits,
  room,
  decisions,
  ideas,
  rulebooks,
  announcements,
  letters,
  consents,
  journal,
  ownGoals,
  notices,
  questionnaires,
  lab,
  rules,
} as const
export type English = typeof en
