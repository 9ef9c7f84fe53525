import type { Category, Language } from '#base/categories'
import { journalPaths } from './journal-paths.ts'
import { messagePaths } from './message-paths.ts'
import { query } from './query.ts'

export type ListFilters = {
  readonly page?: number
  readonly institution?: string | null
  readonly from?: string | null
  readonly to?: string | null
}

/** Where staff decide whose record something is. */
export type StaffPlace = 'desk' | 'region'

/** Of the own institution, or of all: where local codes are mapped, news are written or let out. */
export type SiteOrRegion = 'institution' | 'region'

/** Every address of the portal, by name. Nothing else writes an `href` or an `action`. */
export const paths = {
  home: () => '/',
  record: () => '/record',
  category: (category: Category, filters: ListFilters = {}) =>
    `/record/${category}${query({ institution: filters.institution, from: filters.from, to: filters.to, page: laterPage(filters.page) })}`,
  summary: () => '/summary',
  summaryPdf: () => '/summary/pdf',
  summaryIps: () => '/summary/ips',
  item: (itemId: string) => `/record/item/${encodeURIComponent(itemId)}`,
  /** The item itself, where some words come before it. */
  readItem: (itemId: string) => `/record/item/${encodeURIComponent(itemId)}?read=yes`,
  attachment: (itemId: string, index: number) => `/record/item/${encodeURIComponent(itemId)}/attachment/${index}`,
  /** The series of a study of pictures. */
  pictures: (itemId: string, asked: { size?: 'full' | 'less' } = {}) =>
    `/record/item/${encodeURIComponent(itemId)}/pictures${query({ size: smaller(asked.size) })}`,
  series: (itemId: string, series: number, asked: { page?: number; size?: 'full' | 'less' } = {}) =>
    `/record/item/${encodeURIComponent(itemId)}/pictures/${series}${query({ page: laterPage(asked.page), size: smaller(asked.size) })}`,
  /** One picture, large. */
  picture: (
    itemId: string,
    series: number,
    picture: number,
    { light, size }: { light?: string; size?: 'full' | 'less' } = {},
  ) =>
    `/record/item/${encodeURIComponent(itemId)}/pictures/${series}/${picture}${query({ light: light === 'sent' ? null : light, size: smaller(size) })}`,
  /** The bytes of a picture. */
  frame: (
    itemId: string,
    series: number,
    picture: number,
    { light, size, as }: { light?: string; size?: 'full' | 'less'; as?: 'row' } = {},
  ) =>
    `/record/item/${encodeURIComponent(itemId)}/frame/${series}/${picture}${query({ light: light === 'sent' ? null : light, size: smaller(size), as })}`,
  /** One thing that waits, and what one can do about it. */
  card: (cardId: string) => `/record/card/${encodeURIComponent(cardId)}`,
  /** Also the action of the form that asks for it earlier. */
  askForCard: (cardId: string) => `/record/card/${encodeURIComponent(cardId)}/ask`,
  /** Only as the action of a POST form: opens what waits by one's own choice. */
  openCard: (cardId: string) => `/record/card/${encodeURIComponent(cardId)}/open`,
  ...messagePaths,
  /** What messages cost the teams; at an institution also the action of the form that counts. */
  workload: (place: 'institution' | 'region', said?: 'saved') => `/${place}/workload${query({ said })}`,
  /** Which teams answer messages here; also the action of its forms. */
  siteTeams: (said?: 'saved') => `/institution/teams${query({ said })}`,
  /** Also the action of its forms. */
  siteTeam: (teamId: string, said?: 'saved') => `/institution/teams/${encodeURIComponent(teamId)}${query({ said })}`,
  requests: () => '/requests',
  /** Also the action of the forms that answer a question, or take it back. */
  request: (requestId: string) => `/requests/${encodeURIComponent(requestId)}`,
  /** Only as the action of a POST form: how it was to read an item. */
  /** What a person notes for themselves on an item; also the action of the form. */
  itemNote: (itemId: string) => `/record/item/${encodeURIComponent(itemId)}/note`,
  /** Where a person says that an item is wrong; also the action of the form. */
  correction: (itemId: string) => `/record/item/${encodeURIComponent(itemId)}/wrong`,
  pulse: (itemId: string) => `/record/item/${encodeURIComponent(itemId)}/pulse`,
  document: (itemId: string, index: number) => `/record/item/${encodeURIComponent(itemId)}/document/${index}`,
  search: (words?: string) => `/record/search${query({ q: words })}`,
  missing: () => '/missing',
  /** Everything as one file; also the action of the forms that ask for it and delete it. */
  download: (said?: 'changed' | 'deleted') => `/download${query({ said })}`,
  downloadFile: () => '/download/file',
  /** Everything by date; also the action of the form that narrows it. */
  timeline: (asked: { kind?: string | null; after?: string } = {}) => `/timeline${query(asked)}`,
  accessLog: (page?: number) => `/access-log${query({ page: laterPage(page) })}`,
  /** What one account has looked at. */
  accessLogOf: (accountId: string, page?: number) => `/access-log${query({ by: accountId, page: laterPage(page) })}`,
  /** The log by what a reader asks for. */
  accessLogBy: (asked: Readonly<Record<string, string | number | null | undefined>>) => `/access-log${query(asked)}`,
  accessLogCsv: (asked: Readonly<Record<string, string | number | null | undefined>>) =>
    `/access-log/csv${query(asked)}`,
  /** Also the action of the form that asks. */
  askAboutLook: (disclosureId: string) => `/access-log/${encodeURIComponent(disclosureId)}/ask`,
  /** Only as the action of a POST form. */
  lookNotice: () => '/access-log/notice',
  /** What patients ask the privacy office. */
  logQuestions: () => '/privacy/questions',
  /** Also the action of the form that answers. */
  logQuestion: (questionId: string) => `/privacy/questions/${encodeURIComponent(questionId)}`,
  /** Also the action of the form that asks. */
  whoSaw: () => '/privacy/who-saw',
  /** Who may see the record; also the action of the form that lets somebody help. */
  delegates: (said?: 'ended' | 'taken-back' | 'already') => `/delegates${query({ said })}`,
  letHelp: () => '/delegates/new',
  /** Only as the action of a POST form: what somebody would see. */
  previewHelp: () => '/delegates/preview',
  /** Only as the action of a POST form: a grant, or an offer that waits. */
  endHelp: (id: string) => `/delegates/${encodeURIComponent(id)}/end`,
  /** Only as the action of a POST form. */
  newOfferCode: (offerId: string) => `/delegates/${encodeURIComponent(offerId)}/code`,
  /** Where somebody accepts to help; also the action of the form. */
  acceptHelp: (code?: string) => `/delegates/accept${query({ code })}`,
  /** What is shared with people without an account; also the action of the form that shares. */
  sharing: (said?: 'ended' | 'already') => `/sharing${query({ said })}`,
  newShare: (kind: 'code' | 'link') => `/sharing/new${query({ kind })}`,
  /** Only as the action of a POST form: what the recipient would see. */
  previewShare: () => '/sharing/preview',
  /** Only as the action of a POST form. */
  endShare: (shareId: string) => `/sharing/${encodeURIComponent(shareId)}/end`,
  /** Where somebody without an account types a code; also the action of the form. */
  see: (asked: { code?: string; why?: 'ended' | 'closed' } = {}) => `/see${query(asked)}`,
  /** What the code opened. */
  seeRecord: () => '/see/record',
  /** Only as the actions of POST forms. */
  seeNote: () => '/see/note',
  seeClose: () => '/see/close',
  /** Coming and past visits; also the action of the form that chooses reminders. */
  appointments: (said?: string) => `/appointments${query({ said })}`,
  /** Also the action of the forms that cancel a visit and check in to it. */
  appointment: (visitId: string, said?: string) => `/appointments/${encodeURIComponent(visitId)}${query({ said })}`,
  calendar: (visitId: string, told: 'little' | 'all') =>
    `/appointments/${encodeURIComponent(visitId)}/calendar${query({ with: told === 'all' ? 'all' : null })}`,
  /** What one wants to ask at a visit; also the action of the forms on it. */
  questions: (visitId: string, asked: { view?: 'large'; change?: string } = {}) =>
    `/appointments/${encodeURIComponent(visitId)}/questions${query(asked)}`,
  /** What one is asked to agree to before a visit; also the action of the forms on it. */
  consents: (visitId: string, said?: string) =>
    `/appointments/${encodeURIComponent(visitId)}/consents${query({ said })}`,
  /** Where one tries camera and microphone. */
  videoCheck: (visitId: string) => `/appointments/${encodeURIComponent(visitId)}/video`,
  bookVisit: () => '/appointments/book',
  /** The free times of a service; also the action of the forms that book one, and wait for one. */
  bookService: (serviceId: string, asked: { moves?: string } = {}) =>
    `/appointments/book/${encodeURIComponent(serviceId)}${query(asked)}`,
  /** Also the action of the form that asks. */
  askForVisit: () => '/appointments/ask',
  ...journalPaths,
  announcements: () => '/news',
  announcement: (announcementId: string) => `/news/${encodeURIComponent(announcementId)}`,
  ownAnnouncements: (place: SiteOrRegion) => `/${place}/news`,
  ownAnnouncement: (place: SiteOrRegion, announcementId: string) =>
    `/${place}/news/${encodeURIComponent(announcementId)}`,
  /** What the account is told of outside of the portal. */
  /** The action of the forms that add and end a device. */
  pushDevices: () => '/settings/notices/devices',
  notices: (saved?: 'yes') => `/settings/notices${query({ saved })}`,
  questionnaires: () => '/questionnaires',
  questionnaire: (askId: string, said?: string) => `/questionnaires/${encodeURIComponent(askId)}${query({ said })}`,
  /** A page of it, from 1; `next`: where somebody stopped. */
  questionnaireStep: (askId: string, step: number | 'next', afterwards?: 'check') =>
    `/questionnaires/${encodeURIComponent(askId)}/page/${step}${query({ afterwards })}`,
  questionnaireCheck: (askId: string) => `/questionnaires/${encodeURIComponent(askId)}/check`,
  teamForms: (said?: string) => `/clinic/questionnaires${query({ said })}`,
  newTeamForm: (number?: string) => `/clinic/questionnaires/new${query({ number })}`,
  teamForm: (askId: string, said?: string) => `/clinic/questionnaires/${encodeURIComponent(askId)}${query({ said })}`,
  teamFormFhir: (askId: string) => `/clinic/questionnaires/${encodeURIComponent(askId)}/fhir`,
  siteForms: () => '/institution/questionnaires',
  siteForm: (questionnaireId: string, said?: string) =>
    `/institution/questionnaires/${encodeURIComponent(questionnaireId)}${query({ said })}`,
  /** Only as the action of a POST form: a place on a waiting list. */
  visitWish: (wishId: string) => `/appointments/waiting/${encodeURIComponent(wishId)}`,
  medicines: () => '/medicines',
  /** Also the action of the form that asks for more. */
  moreOfMedicine: (itemId: string) => `/medicines/${encodeURIComponent(itemId)}/more`,
  /** What can be booked at the own institution; also the action of the form that offers something new. */
  visitServices: (done?: string) => `/institution/slots${query({ done })}`,
  /** Also the action of the forms on it. */
  visitService: (serviceId: string, done?: string, count?: number) =>
    `/institution/slots/${encodeURIComponent(serviceId)}${query({ done, count })}`,
  /** Also the action of the forms on it. */
  /** Letters that say that there is something: those that wait, and whether the desk prints; also the actions of the forms there. */
  letters: () => '/desk/letters',
  letterDesk: () => '/institution/letters',
  /** Also the action of the forms on it. */
  consentTexts: () => '/institution/consents',
  pickUpPlaces: () => '/institution/pick-up',
  /** Who comes on a day. */
  expectedVisits: (day?: string) => `/clinic/visits${query({ day })}`,
  settings: (saved?: 'yes' | 'given-up') => `/settings${query({ saved })}`,
  /** When results open; also the action of the form that saves it. */
  opening: (asked: { about?: string; saved?: boolean } = {}) =>
    `/settings/opening${query({ about: asked.about === 'everything' ? null : asked.about, saved: asked.saved ? 'yes' : null })}`,
  openingKinds: () => '/settings/opening/kinds',
  /** Also the action of the form that asks what a choice would do. */
  openingPreview: () => '/settings/opening/preview',
  /** How one signs in. */
  waysIn: (said?: string) => `/settings/sign-in${query({ said })}`,
  /** Only as the actions of POST forms. */
  changePassword: () => '/settings/sign-in/password',
  endSessions: () => '/settings/sign-in/sessions',
  secondFactor: () => '/settings/sign-in/second-step',
  passkeys: () => '/settings/sign-in/passkeys',
  eventsSeen: () => '/settings/sign-in/seen',
  persons: (said?: 'ended') => `/persons${query({ said })}`,
  /** Only as the action of a POST form: choosing whose record to see changes the session. */
  asPerson: (personId: string) => `/persons/${encodeURIComponent(personId)}`,
  signIn: (next?: string) => `/sign-in${query({ next })}`,
  /** Where a code by e-mail or SMS is asked for; also the action of the forms. */
  codeByPost: (next?: string, asked?: 'sent') => `/sign-in/one-time${query({ next, asked })}`,
  /** Where the code to an address is typed; also the action of the forms that add one or take it away. */
  codes: () => '/settings/sign-in/codes',
  /** Only as the action of a POST form. */
  confirmCodes: () => '/settings/sign-in/codes/confirm',
  /** To a national eID; to add it, one has just shown who one is. */
  eid: (name: string, next?: string, asked?: 'add') => `/sign-in/eid/${name}${query({ next, for: asked })}`,
  /** Where the eID answers. */
  eidBack: (name: string) => `/sign-in/eid/${name}/back`,
  /** Only as the action of a POST form: takes an eID away. */
  endEid: () => '/settings/sign-in/eid',
  /** Where the code of the second step is typed; also the form's action. */
  secondStep: (next?: string) => `/sign-in/code${query({ next })}`,
  /** Only as the action of a POST form. */
  signOut: () => '/sign-out',
  help: () => '/help',
  whatWeShare: () => '/what-we-share',
  desk: () => '/desk',
  /** Who has been invited, and who has stuck; also the action of the form that makes letters for a list. */
  invitations: (asked: { list?: string; page?: number; done?: string } = {}) =>
    `/desk/enrolment${query({ ...asked, page: laterPage(asked.page) })}`,
  /** A poster for the wall; also the action of the form that names its campaign. */
  poster: () => '/desk/enrolment/poster',
  /** Also the action of the form that makes a code. */
  invite: (number?: string) => `/desk/enrolment/new${query({ number })}`,
  /** Also the action of the forms on it. */
  invitation: (invitationId: string, done?: string) =>
    `/desk/enrolment/${encodeURIComponent(invitationId)}${query({ done })}`,
  /** Where a code is typed; with `code` for the square on a letter, with `c` for a poster. Also the form's action. */
  join: (asked: { code?: string; c?: string; why?: string } = {}) => `/join${query(asked)}`,
  /** For whoever has shown code and birth date. Also the form's action. */
  joinAccount: () => '/join/account',
  clinic: (asked: { number?: string; after?: string; page?: number; said?: 'opened' } = {}) =>
    `/clinic${query({ ...asked, page: laterPage(asked.page) })}`,
  /** Also the action of the forms on it. */
  clinicItem: (itemId: string, done?: string) => `/clinic/items/${encodeURIComponent(itemId)}${query({ done })}`,
  clinicPreview: (itemId: string, viewer: string) =>
    `/clinic/items/${encodeURIComponent(itemId)}/preview${query({ as: viewer })}`,
  /** What patients ask of the clinic's institution. */
  teamRequests: () => '/clinic/requests',
  /** A range for the patient of an item; also the action of the forms that set and end it. */
  clinicGoal: (itemId: string) => `/clinic/items/${encodeURIComponent(itemId)}/goal`,
  /** Also the action of the form that answers it. */
  teamRequest: (requestId: string, done?: boolean) =>
    `/clinic/requests/${encodeURIComponent(requestId)}${query({ done: done ? 'yes' : null })}`,
  /** Also the action of the form that promises for the region. */
  regionRequests: () => '/region/requests',
  institution: () => '/institution',
  checkSamples: () => '/institution/check',
  /** Local codes of tests in one state; also the action of the form that decides a page of them. */
  terms: (
    place: SiteOrRegion,
    asked: {
      readonly state?: string
      readonly institution?: string | null
      /** Only codes for which one suggestion stands out. */
      readonly isGood?: boolean
      /** How many codes stand before. */
      readonly skip?: number
      readonly saved?: number
      readonly notSaved?: number
    } = {},
  ) =>
    `/${place}/terms${query({ state: asked.state, institution: asked.institution, good: asked.isGood ? 'yes' : null, skip: asked.skip || null, saved: asked.saved, 'not-saved': asked.notSaved })}`,
  /** One local code. */
  term: (
    place: SiteOrRegion,
    code: { readonly institutionId: string; readonly codeKey: string },
    saved?: 'yes' | 'no',
  ) => `/${place}/terms/code${query({ institution: code.institutionId, key: code.codeKey, saved })}`,
  /** Only as the action of a POST form. */
  decideTerm: (place: SiteOrRegion) => `/${place}/terms/code`,
  /** Also the action of the form that brings a list. */
  importTerms: (place: SiteOrRegion) => `/${place}/terms/import`,
  /** Where privacy officers begin. */
  privacy: (page?: number) => `/privacy${query({ page: laterPage(page) })}`,
  /** Whether those who come are invited; also the action of the form. */
  visits: (saved?: 'yes') => `/institution/visits${query({ saved })}`,
  /** No more word of invitations; also the action of the form. */
  stopWord: () => '/join/stop',
  /** Who works here, or in the region; also the action of the forms. */
  staff: (place: 'institution' | 'region', done?: string) => `/${place}/staff${query({ done })}`,
  /** What was done about roles. */
  staffActs: (page?: number) => `/region/staff/acts${query({ page: laterPage(page) })}`,
  /** At which institution one works now; also the action of the form. */
  work: (next?: string) => `/work${query({ next })}`,
  /** Records opened without a care relationship; also the action of the form that says what was found. */
  glassReview: (saved = false) => `/privacy/break-glass${query({ saved: saved ? 'yes' : null })}`,
  /** A clinician opens a patient without a care relationship; also the action of the form. */
  breakGlass: (number?: string) => `/clinic/break-glass${query({ number })}`,
  /** Only as the action of a POST form: a minor keeps a visit to themselves. */
  keepVisit: (itemId: string) => `/clinic/items/${encodeURIComponent(itemId)}/keep`,
  /** Who stands in for a patient by law, and who is kept out; also the action of its forms. */
  guardians: (asked: { number?: string; said?: string } = {}) => `/desk/guardians${query(asked)}`,
  /** What changes with a birthday. */
  growing: () => '/growing',
  /** What the person keeps to themselves, behind the password; also the action of its forms. */
  helpFor: (asked: { number?: string } = {}) => `/desk/helper${query(asked)}`,
  restrictFor: (asked: { number?: string; said?: 'kept' | 'agreed' | 'ended' } = {}) => `/desk/restrict${query(asked)}`,
  moreSettings: (said?: 'saved' | 'ended') => `/settings/more${query({ said })}`,
  /** Ends the session and leads to another site. */
  /** With `idle`: away from a device that others use, because nobody did anything. */
  leave: (why?: 'idle') => `/leave${query({ idle: why && 'yes' })}`,
  /** How pages look; also the action of the form on it. */
  looks: (saved?: 'yes') => `/looks${query({ saved })}`,
  region: () => '/region',
  /** Also the action of the form that begins a draft. */
  rulebooks: () => '/region/rulebooks',
  rulebook: (version: number, done?: string) => `/region/rulebooks/${version}${query({ done })}`,
  rulebookText: (version: number) => `/region/rulebooks/${version}/text`,
  rulebookTable: (version: number) => `/region/rulebooks/${version}/table-0909`,
  /** Also the action of the forms that change it. */
  draft: (draftId: string, done?: string) => `/region/drafts/${encodeURIComponent(draftId)}${query({ done })}`,
  /** Also the action of the form that changes the rule. */
  draftRule: (draftId: string, ruleId: string) =>
    `/region/drafts/${encodeURIComponent(draftId)}/rules/${encodeURIComponent(ruleId)}`,
  /** Also the action of the form that adds one. */
  draftDeviation: (draftId: string) => `/region/drafts/${encodeURIComponent(draftId)}/deviations`,
  draftText: (draftId: string) => `/region/drafts/${encodeURIComponent(draftId)}/text`,
  holds: () => '/region/holds',
  /** Also the action of the form that asks for a replay. */
  lab: (draftId?: string) => `/region/lab${query({ draft: draftId })}`,
  /** Also the action of the form that attaches its brief. */
  labRun: (runId: string, done?: string) => `/region/lab/${encodeURIComponent(runId)}${query({ done })}`,
  labBrief: (runId: string) => `/region/lab/${encodeURIComponent(runId)}/brief`,
  labFigures: (runId: string) => `/region/lab/${encodeURIComponent(runId)}/figures`,
  /** Where staff and representatives decide together. */
  room: () => '/room',
  /** Also the action of the form that opens a proposal. */
  propose: (asked: { draft?: string; idea?: string; confirms?: number } = {}) => `/room/propose${query(asked)}`,
  /** Also the action of the forms on it. */
  proposal: (proposalId: string, done?: string) =>
    `/room/proposals/${encodeURIComponent(proposalId)}${query({ done })}`,
  /** Also the action of the form that decides. */
  urgent: (draftId?: string) => `/room/urgent${query({ draft: draftId })}`,
  /** Also the action of the forms on it. */
  seats: (done?: string) => `/room/seats${query({ done })}`,
  /** Also the action of the forms on it. */
  roomConcerns: (done?: string) => `/room/concerns${query({ done })}`,
  /** Also the action of the forms on it. */
  roomIdeas: (done?: string) => `/room/ideas${query({ done })}`,
  /** What was decided, for everybody. */
  decisions: () => '/decisions',
  decision: (decisionId: number) => `/decisions/${decisionId}`,
  concerns: () => '/decisions/concerns',
  /** Also the action of the form that proposes one. */
  ideas: (said?: string) => `/ideas${query({ said })}`,
  /** Only as the action of a POST form. */
  supportIdea: (ideaId: string) => `/ideas/${encodeURIComponent(ideaId)}`,
  /** The worklist: the desk's own, or the region's. */
  cases: (place: StaffPlace, page?: number) =>
    `${place === 'desk' ? '/desk' : '/region/cases'}${query({ page: laterPage(page) })}`,
  decidedCases: (place: StaffPlace, page?: number) => `/${place}/decided${query({ page: laterPage(page) })}`,
  /** Also the action of the form that decides. */
  case: (place: StaffPlace, caseId: string, done?: boolean) =>
    `/${place}/cases/${encodeURIComponent(caseId)}${query({ done: done ? 'yes' : null })}`,
  /** Also the action of the forms that say something of a number. */
  number: (place: StaffPlace, asked: { number?: string; institution?: string; said?: string } = {}) =>
    `/${place}/number${query(asked)}`,
  /** Also the action of the form that says it has been dealt with. */
  notice: (place: StaffPlace, noticeId: string) => `/${place}/notices/${encodeURIComponent(noticeId)}`,
  /** Only as the action of a POST form. */
  secondPerson: () => '/region/second-person',
  /** The same page in another language. */
  inLanguage(path: string, language: Language): string {
    const [before, search = ''] = path.split('?')
    const kept = new URLSearchParams(search)
    kept.set('lang', language)
    return `${before}?${kept}`
  },
} as const

function smaller(size: 'full' | 'less' | undefined): string | null {
  return size === 'less' ? size : null
}

function laterPage(page: number | undefined): number | undefined {
  return page && page > 1 ? page : undefined
}
