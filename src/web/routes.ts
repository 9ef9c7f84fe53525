import { changeSupport, sendIdea, showIdeas } from './account/ideas/show-ideas.tsx'
import { goElsewhere, leaveNow } from './account/leave-now.ts'
import { changeDevices, saveNotices, showNotices } from './account/notices/show-notices.tsx'
import { acceptHelp, showAcceptDoor } from './account/show-accept-help.tsx'
import { choosePerson, showPersons } from './account/show-persons.tsx'
import { saveSettings, showSettings } from './account/show-settings.tsx'
import {
  endSomeSessions,
  saveEid,
  saveFactor,
  savePasskeys,
  savePassword,
  seeEvents,
  showWaysIn,
} from './account/ways-in/show-ways-in.tsx'
import {
  downloadAccessLog,
  sendLogQuestion,
  setLookNotice,
  showAccessLog,
  showAskAboutLook,
} from './patient/access-log/show-access-log.tsx'
import { showAnnouncement, showAnnouncements } from './patient/announcements/show-announcements.tsx'
import {
  actOnAppointment,
  downloadCalendar,
  saveReminder,
  showAppointment,
  showAppointments,
  showVideoCheck,
} from './patient/appointments/show-appointments.tsx'
import { sendAsk, showAsk } from './patient/appointments/show-ask.tsx'
import { actOnService, actOnWish, showBooking, showService } from './patient/appointments/show-booking.tsx'
import { answerConsents, showConsents } from './patient/appointments/show-consents.tsx'
import { askForCard, openOwnCard, showAskForCard, showCard } from './patient/card/show-card.tsx'
import { showCategory } from './patient/category/show-category.tsx'
import { sendCorrection, showCorrection } from './patient/correction/show-correction.tsx'
import {
  endHelpOf,
  previewHelp,
  saveHelp,
  showDelegates,
  showLetHelp,
  showNewCode,
} from './patient/delegates/show-delegates.tsx'
import { showDocument } from './patient/document/show-document.tsx'
import { actOnDownload, sendDownload, showDownload } from './patient/download/show-download.tsx'
import { showGrowing } from './patient/growing/show-growing.tsx'
import { showHome } from './patient/home/show-home.tsx'
import { sendPicture, showPictureAlone, showSeries, showStudy } from './patient/images/show-pictures.tsx'
import { givePulse } from './patient/item/give-pulse.ts'
import { showAttachment, showItem } from './patient/item/show-item.tsx'
import { saveItemNote, showItemNote } from './patient/item-note/show-item-note.tsx'
import { actOnGoal, keepNewGoal, showGoal, showGoals, showNewGoal } from './patient/journal/show-goals.tsx'
import {
  answerJournalAsk,
  downloadKind,
  showJournal,
  showJournalAsk,
  showKind,
  strikeOwnEntry,
} from './patient/journal/show-journal.tsx'
import { showList, showWrite, writeDown, writeList } from './patient/journal/write-journal.tsx'
import { askForMore, showMedicines, showMore } from './patient/medicines/show-medicines.tsx'
import { sendThreadFile } from './patient/messages/send-thread-file.ts'
import { actOnThread, showMessages, showThread } from './patient/messages/show-messages.tsx'
import { sendNewMessage, showNewMessage } from './patient/messages/show-new-message.tsx'
import { showMissing } from './patient/missing/show-missing.tsx'
import { saveOpening, showOpening, showOpeningKinds, showOpeningPreview } from './patient/opening/show-opening.tsx'
import {
  actOnQuestionnaire,
  saveQuestionnaireStep,
  sendQuestionnaire,
  showCheckAnswers,
  showQuestionnaire,
  showQuestionnaireStep,
  showQuestionnaires,
} from './patient/questionnaires/show-questionnaires.tsx'
import { actOnQuestions, showVisitQuestions } from './patient/questions/show-questions.tsx'
import { showRecord } from './patient/record/show-record.tsx'
import { actOnRequest, showRequest, showRequests } from './patient/requests/show-requests.tsx'
import { actOnSafety, showSafety } from './patient/safety/show-safety.tsx'
import { showSearch } from './patient/search/show-search.tsx'
import { endShareOf, previewShare, saveShare, showNewShare, showSharing } from './patient/sharing/show-sharing.tsx'
import { downloadSummaryIps, downloadSummaryPdf, showSummary } from './patient/summary/show-summary.tsx'
import { showTimeline } from './patient/timeline/show-timeline.tsx'
import { showConcerns, showDecision, showDecisions } from './public/decisions/show-decisions.tsx'
import { showLooks } from './public/looks/show-looks.tsx'
import { showHelp, showWhatWeShare } from './public/show-public.tsx'
import {
  type AccountRoute,
  type PatientAct,
  type PatientRoute,
  type PublicRoute,
  patient,
  patientAct,
  pictures,
  withFiles,
} from './route-shapes.ts'

/** One line a page: the table is the authorisation matrix and the source of the access log. */
// biome-ignore format: the table is read down its columns
export const PATIENT_ROUTES: readonly PatientRoute[] = [
  //      path                                      shows           is written as  and counted as
  patient('/',                                      showHome,       'home',        'home-view'),
  patient('/record',                                showRecord,     'record',      null),
  patient('/record/:category',                      showCategory,   'list',        'list-view'),
  patient('/record/search',                         showSearch,     'search',      null),
  patient('/record/item/:itemId',                   showItem,       'item',        'item-view'),
  patient('/record/item/:itemId/attachment/:index', showAttachment, 'attachment',  null),
  patient('/record/item/:itemId/note',              showItemNote,   'item',        null),
  patient('/record/item/:itemId/wrong',             showCorrection, 'item',        null),
  patient('/record/item/:itemId/document/:index',   showDocument,   'attachment',  null),
  pictures('/record/item/:itemId/pictures',                  showStudy),
  pictures('/record/item/:itemId/pictures/:series',          showSeries),
  pictures('/record/item/:itemId/pictures/:series/:picture', showPictureAlone),
  pictures('/record/item/:itemId/frame/:series/:picture',    sendPicture),
  patient('/record/card/:cardId',                   showCard,       'card',        null),
  patient('/record/card/:cardId/ask',               showAskForCard, 'card',        null),
  patient('/messages',                              showMessages,   'messages',    null),
  patient('/messages/new',                          showNewMessage, 'messages',    null),
  patient('/messages/:threadId',                    showThread,     'messages',    null),
  patient('/messages/:threadId/files/:fileId',      sendThreadFile, 'messages',    null),
  patient('/requests',                              showRequests,   'requests',    null),
  patient('/requests/:requestId',                   showRequest,    'requests',    null),
  patient('/appointments',                          showAppointments, 'list',      'list-view'),
  patient('/appointments/book',                     showBooking,    'list',        null),
  patient('/appointments/book/:serviceId',          showService,    'list',        null),
  patient('/appointments/ask',                      showAsk,        'requests',    null),
  patient('/appointments/:visitId',                 showAppointment, 'item',       null),
  patient('/appointments/:visitId/calendar',        downloadCalendar, 'item',      null),
  patient('/appointments/:visitId/video',           showVideoCheck, 'item',        null),
  patient('/appointments/:visitId/questions',       showVisitQuestions, 'list',    null),
  patient('/appointments/:visitId/consents',        showConsents,   'list',        null),
  patient('/journal',                               showJournal,    'journal',     null),
  patient('/journal/new/:kind',                     showWrite,      'journal',     null),
  patient('/journal/of/:kind',                      showKind,       'journal',     null),
  patient('/journal/of/:kind/list',                 showList,       'journal',     null),
  patient('/journal/of/:kind/csv',                  downloadKind,   'journal',     null),
  patient('/journal/asks/:askId',                   showJournalAsk, 'journal',     null),
  patient('/journal/goals',                         showGoals,      'journal',     null),
  patient('/journal/goals/new',                     showNewGoal,    'journal',     null),
  patient('/journal/goals/:goalId',                 showGoal,       'journal',     null),
  patient('/questionnaires',                        showQuestionnaires, 'questionnaires', null),
  patient('/questionnaires/:askId',                 showQuestionnaire, 'questionnaires', null),
  patient('/questionnaires/:askId/page/:step',      showQuestionnaireStep, 'questionnaires', null),
  patient('/questionnaires/:askId/check',           showCheckAnswers, 'questionnaires', null),
  patient('/news',                                  showAnnouncements, 'news',        null),
  patient('/news/:announcementId',                  showAnnouncement, 'news',         null),
  patient('/medicines',                             showMedicines,  'list',        'list-view'),
  patient('/medicines/:itemId/more',                showMore,       'item',        null),
  patient('/timeline',                              showTimeline,   'record',      null),
  patient('/download',                              showDownload,   'sharing',     null),
  patient('/download/file',                         sendDownload,   'export',      null),
  patient('/missing',                               showMissing,    'missing',     null),
  patient('/summary',                               showSummary,    'summary',     null),
  patient('/summary/pdf',                           downloadSummaryPdf, 'summary', null),
  patient('/summary/ips',                           downloadSummaryIps, 'summary', null),
  patient('/growing',                               showGrowing,    'growing',     null),
  patient('/settings/more',                         showSafety,     'choice',      null),
  patient('/access-log',                            showAccessLog,  'access-log',  null),
  patient('/access-log/csv',                        downloadAccessLog, 'access-log', null),
  patient('/access-log/:disclosureId/ask',          showAskAboutLook, 'access-log', null),
  patient('/delegates',                             showDelegates,    'delegates',     null),
  patient('/delegates/new',                         showLetHelp,    'delegates',     null),
  patient('/sharing',                               showSharing,      'sharing',     null),
  patient('/sharing/new',                           showNewShare,     'sharing',     null),
  patient('/settings/opening',                      showOpening,    'choice',      null),
  patient('/settings/opening/kinds',                showOpeningKinds, 'choice',    null),
  patient('/settings/opening/preview',              showOpeningPreview, 'choice',  null),
]

// biome-ignore format: the table is read down its columns
export const PATIENT_ACTS: readonly PatientAct[] = [
  //        path                           does          written as  afterwards
  patientAct('/settings/opening',          saveOpening,  'choice',   'decide-anew'),
  patientAct('/settings/more',             actOnSafety,  'choice',   null),
  patientAct('/record/card/:cardId/ask',   askForCard,   'card',     null),
  patientAct('/record/card/:cardId/open',  openOwnCard,  'card',     'decide-anew'),
  patientAct('/record/item/:itemId/pulse', givePulse,    'item',     null),
  patientAct('/record/item/:itemId/note',  saveItemNote, 'item',     null),
  patientAct('/record/item/:itemId/wrong',   sendCorrection,   'item',     null),
  patientAct('/journal/new/:kind',         writeDown,    'journal',  null),
  patientAct('/journal/of/:kind/list',     writeList,    'journal',  null),
  patientAct('/journal/entries/:entryId/strike', strikeOwnEntry, 'journal', null),
  patientAct('/journal/asks/:askId',       answerJournalAsk, 'journal', null),
  patientAct('/journal/goals/new',         keepNewGoal,  'journal',  null),
  patientAct('/journal/goals/:goalId',     actOnGoal,    'journal',  null),
  patientAct('/questionnaires/:askId',     actOnQuestionnaire, 'questionnaires', null),
  patientAct('/questionnaires/:askId/page/:step', saveQuestionnaireStep, 'questionnaires', null),
  patientAct('/questionnaires/:askId/check', sendQuestionnaire, 'questionnaires', null),
  withFiles(patientAct('/messages/new',    sendNewMessage, 'messages', null)),
  withFiles(patientAct('/messages/:threadId', actOnThread, 'messages', null)),
  patientAct('/appointments',              saveReminder, 'list',     null),
  patientAct('/appointments/ask',          sendAsk,      'requests', null),
  patientAct('/appointments/book/:serviceId', actOnService, 'list',  null),
  patientAct('/appointments/waiting/:wishId', actOnWish, 'list',     null),
  patientAct('/appointments/:visitId',     actOnAppointment, 'item', null),
  patientAct('/appointments/:visitId/questions', actOnQuestions, 'list', null),
  patientAct('/appointments/:visitId/consents', answerConsents, 'list', null),
  patientAct('/medicines/:itemId/more',    askForMore,   'item',     null),
  patientAct('/requests/:requestId',       actOnRequest, 'requests', null),
  patientAct('/delegates',                 saveHelp,     'delegates',  null),
  patientAct('/delegates/preview',         previewHelp,  'delegates',  null),
  patientAct('/delegates/:id/end',         endHelpOf,    'delegates',  null),
  patientAct('/delegates/:id/code',        showNewCode,  'delegates',  null),
  patientAct('/access-log/:disclosureId/ask', sendLogQuestion, 'access-log', null),
  patientAct('/access-log/notice',         setLookNotice, 'access-log', null),
  patientAct('/sharing',                   saveShare,    'sharing',    null),
  patientAct('/sharing/preview',           previewShare, 'sharing',    null),
  patientAct('/download',                  actOnDownload, 'sharing',   'gather'),
  patientAct('/sharing/:id/end',           endShareOf,   'sharing',    null),
]

// biome-ignore format: the table is read down its columns
export const PUBLIC_ROUTES: readonly PublicRoute[] = [
  { who: 'everybody', path: '/help',          show: showHelp },
  { who: 'everybody', path: '/looks',         show: showLooks },
  { who: 'everybody', path: '/what-we-share', show: showWhatWeShare },
  { who: 'everybody', path: '/decisions',     show: showDecisions },
  { who: 'everybody', path: '/decisions/concerns', show: showConcerns },
  { who: 'everybody', path: '/decisions/:decisionId', show: showDecision },
  { who: 'everybody', path: '/delegates/accept', show: showAcceptDoor },
]

// biome-ignore format: the table is read down its columns
export const ACCOUNT_ROUTES: readonly AccountRoute[] = [
  { who: 'account', method: 'GET',  path: '/settings',          show: showSettings },
  { who: 'account', method: 'POST', path: '/settings',          show: saveSettings },
  { who: 'account', method: 'GET',  path: '/settings/notices',  show: showNotices },
  { who: 'account', method: 'POST', path: '/settings/notices',  show: saveNotices },
  { who: 'account', method: 'POST', path: '/settings/notices/devices', show: changeDevices },
  { who: 'account', method: 'GET',  path: '/leave',             show: leaveNow, withoutSession: goElsewhere },
  { who: 'account', method: 'GET',  path: '/ideas',             show: showIdeas },
  { who: 'account', method: 'POST', path: '/ideas',             show: sendIdea },
  { who: 'account', method: 'POST', path: '/ideas/:ideaId',     show: changeSupport },
  { who: 'account', method: 'GET',  path: '/persons',           show: showPersons },
  { who: 'account', method: 'POST', path: '/persons/:personId', show: choosePerson },
  { who: 'account', method: 'POST', path: '/delegates/accept',  show: acceptHelp },
  { who: 'account', method: 'GET',  path: '/settings/sign-in',             show: showWaysIn },
  { who: 'account', method: 'POST', path: '/settings/sign-in/password',    show: savePassword },
  { who: 'account', method: 'POST', path: '/settings/sign-in/sessions',    show: endSomeSessions },
  { who: 'account', method: 'POST', path: '/settings/sign-in/second-step', show: saveFactor },
  { who: 'account', method: 'POST', path: '/settings/sign-in/passkeys',    show: savePasskeys },
  { who: 'account', method: 'POST', path: '/settings/sign-in/eid',         show: saveEid },
  { who: 'account', method: 'POST', path: '/settings/sign-in/seen',        show: seeEvents },
]
