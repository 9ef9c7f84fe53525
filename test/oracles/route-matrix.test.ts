import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InstitutionId, PersonId } from '#base/ids'
import { replayAsked } from '#lab'
import { sealedCardId } from '#release'
import { type Column, everyActor, type Visitor } from '../support/actors.ts'
import { plantAnnouncement } from '../support/announcement-probes.ts'
import { section } from '../support/ccda-samples.ts'
import { plantInvitation } from '../support/enrolment-probes.ts'
import { giveDocument } from '../support/give-document.ts'
import { plantGovernance } from '../support/governance-probes.ts'
import { plantGoal, plantJournal } from '../support/journal-probes.ts'
import { plantThread } from '../support/message-probes.ts'
import { plantQuestionnaire } from '../support/questionnaire-probes.ts'
import { databaseKinds } from '../support/test-house.ts'
import { type Answer, type FoundRoute, ORIGIN, openTestPortal, type TestPortal } from '../support/test-portal.ts'

const COLUMNS: readonly Column[] = [
  'nobody',
  'patient',
  'full',
  'limited',
  'ended',
  'guardian',
  'clinician',
  'clerk',
  'site',
  'privacy',
  'steward',
  'member',
  'operator',
  'secretary',
]

/**
 * What each may do at each address, seen from Kari's record. `login`: told to sign in. `absent`: the page of what does
 * not exist. `own`: a page, of the visitor's own record or of nobody's, never Kari's. A word with a slash: sent there.
 * `limited` may see Kari's laboratory results only; `member` (the representative) has a record of his own; the secretary is of the clinician's team.
 */
// biome-ignore format: the matrix is read down its columns
const MATRIX: Readonly<Record<string, string>> = {
  //                                                 nobody patient full  limited  ended  guardian clinician clerk   site         privacy  steward member  operator secretary
  'GET /':                                          'login  shown  shown  shown    /persons own    /clinic   /desk   /institution /privacy  /region own     /region /clinic/messages',
  'GET /record':                                    'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /record/laboratory':                         'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /record/clinical-notes':                     'login  shown  shown  absent   absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /record/search?q=a':                         'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /record/item/TEST':                          'login  shown  shown  shown    absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/NOTE':                          'login  shown  shown  absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/HELD':                          'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/NOTE/attachment/0':             'login  file   file   absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/HELD/attachment/0':             'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/DOCU/document/0':               'login  shown  shown  absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/HELD/document/0':               'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/PICT/pictures':                 'login  shown  shown  absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/PICT/pictures/1':               'login  shown  shown  absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/PICT/pictures/1/1':             'login  shown  shown  absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/PICT/frame/1/1':                'login  file   file   absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/TEST/pictures':                 'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/item/HELD/frame/1/1':                'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/card/CARD':                         'login  shown  shown  absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /record/card/CARD/ask':                     'login  shown  shown  absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /record/card/CARD/ask':                    'login  /record/card/CARD /record/card/CARD absent absent absent absent absent absent     absent  absent  absent  absent absent',
  'POST /record/card/CARD/open':                   'login  /record/pathology denied absent absent absent absent     absent  absent       absent  absent  absent  absent absent',
  'POST /record/item/TEST/pulse':                  'login  invalid invalid invalid absent invalid  absent    absent  absent       absent  absent  invalid absent absent',
  'GET /record/item/TEST/wrong':                  'login  shown  denied denied   absent denied   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /record/item/TEST/wrong':                 'login  wrong  denied denied   absent denied   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /messages':                                 'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /messages/new':                             'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /messages/THRD':                            'login  shown  shown  absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /messages/new':                            'login  invalid invalid denied absent invalid  absent    absent  absent       absent  absent  invalid absent absent',
  'GET /messages/THRD/files/FILE':                 'login  file   file   absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /messages/THRD':                           'login  invalid invalid absent absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /clinic/messages':                          'login  absent absent absent   absent absent   own       absent  absent       absent  absent  absent  absent own',
  'GET /clinic/messages/live':                     'login  absent absent absent   absent absent   own       absent  absent       absent  absent  absent  absent own',
  'GET /clinic/messages/THRD':                     'login  absent absent absent   absent absent   own       absent  absent       absent  absent  absent  absent own',
  'GET /clinic/messages/THRD/files/FILE':          'login  absent absent absent   absent absent   file      absent  absent       absent  absent  absent  absent file',
  'POST /clinic/messages/THRD':                    'login  absent absent absent   absent absent   invalid   absent  absent       absent  absent  absent  absent invalid',
  'GET /clinic/messages/team/TEAM':                'login  absent absent absent   absent absent   own       absent  absent       absent  absent  absent  absent own',
  'POST /clinic/messages/team/TEAM':               'login  absent absent absent   absent absent   invalid   absent  absent       absent  absent  absent  absent invalid',
  'GET /institution/teams':                        'login  absent absent absent   absent absent   absent    absent  own          absent  absent  absent  absent absent',
  'POST /institution/teams':                       'login  absent absent absent   absent absent   absent    absent  invalid      absent  absent  absent  absent absent',
  'GET /institution/teams/TEAM':                   'login  absent absent absent   absent absent   absent    absent  own          absent  absent  absent  absent absent',
  'POST /institution/teams/TEAM':                  'login  absent absent absent   absent absent   absent    absent  invalid      absent  absent  absent  absent absent',
  'GET /institution/workload':                     'login  absent absent absent   absent absent   absent    absent  own          absent  absent  absent  absent absent',
  'POST /institution/workload':                    'login  absent absent absent   absent absent   absent    absent  wrong        absent  absent  absent  absent absent',
  'GET /region/workload':                          'login  absent absent absent   absent absent   absent    absent  absent       absent  own     own     own absent',
  'GET /record/item/TEST/note':                     'login shown absent absent absent absent absent absent absent absent absent absent absent absent',
  'POST /record/item/TEST/note':                    'login /record/item/TEST?read=yes absent absent absent absent absent absent absent absent absent absent absent absent',
  'GET /journal':                                   'login shown shown shown absent own absent absent absent absent absent own absent absent',
  'GET /journal/new/pulse':                         'login shown shown absent absent own absent absent absent absent absent own absent absent',
  'POST /journal/new/pulse':                        'login wrong wrong absent absent wrong absent absent absent absent absent wrong absent absent',
  'GET /journal/of/pulse':                          'login shown shown absent absent own absent absent absent absent absent own absent absent',
  'GET /journal/of/pulse/list':                     'login shown shown absent absent own absent absent absent absent absent own absent absent',
  'POST /journal/of/pulse/list':                    'login wrong wrong absent absent wrong absent absent absent absent absent wrong absent absent',
  'GET /journal/of/pulse/csv':                      'login file file absent absent file absent absent absent absent absent file absent absent',
  'POST /journal/entries/JENT/strike':              'login /journal/of/pulse?said=struck /journal/of/pulse?said=struck absent absent absent absent absent absent absent absent absent absent absent',
  'GET /journal/asks/JASK':                         'login shown shown absent absent absent absent absent absent absent absent absent absent absent',
  'POST /journal/asks/JASK':                        'login invalid invalid absent absent absent absent absent absent absent absent absent absent absent',
  'GET /questionnaires':                            'login shown shown shown absent own absent absent absent absent absent own absent absent',
  'GET /questionnaires/QASK':                       'login shown shown absent absent absent absent absent absent absent absent absent absent absent',
  'POST /questionnaires/QASK':                      'login invalid invalid absent absent absent absent absent absent absent absent absent absent absent',
  'GET /questionnaires/QASK/page/1':                'login shown shown absent absent absent absent absent absent absent absent absent absent absent',
  'POST /questionnaires/QASK/page/1':               'login wrong wrong absent absent absent absent absent absent absent absent absent absent absent',
  'GET /questionnaires/QASK/check':                 'login shown shown absent absent absent absent absent absent absent absent absent absent absent',
  'POST /questionnaires/QASK/check':                'login /questionnaires/QASK/check /questionnaires/QASK/check absent absent absent absent absent absent absent absent absent absent absent',
  'GET /clinic/questionnaires':                     'login absent absent absent absent absent own absent absent absent absent absent absent absent',
  'GET /clinic/questionnaires/new':                 'login absent absent absent absent absent own absent absent absent absent absent absent absent',
  'POST /clinic/questionnaires/new':                'login absent absent absent absent absent own absent absent absent absent absent absent absent',
  'GET /clinic/questionnaires/QASK':                'login absent absent absent absent absent own absent absent absent absent absent absent absent',
  'POST /clinic/questionnaires/QASK':               'login absent absent absent absent absent invalid absent absent absent absent absent absent absent',
  'GET /clinic/questionnaires/QSNT/fhir':           'login absent absent absent absent absent file absent absent absent absent absent absent absent',
  'GET /institution/questionnaires':                'login absent absent absent absent absent absent absent own absent absent absent absent absent',
  'POST /institution/questionnaires':               'login absent absent absent absent absent absent absent wrong absent absent absent absent absent',
  'GET /institution/questionnaires/QFRM':           'login absent absent absent absent absent absent absent own absent absent absent absent absent',
  'POST /institution/questionnaires/QFRM':          'login absent absent absent absent absent absent absent invalid absent absent absent absent absent',
  'GET /news':                                     'login shown shown shown absent own absent absent absent absent absent own absent absent',
  'GET /news/ANNC':                                'login shown shown absent absent absent absent absent absent absent absent absent absent absent',
  'GET /institution/news':                         'login absent absent absent absent absent absent absent own absent absent absent absent absent',
  'POST /institution/news':                        'login absent absent absent absent absent absent absent wrong absent absent absent absent absent',
  'GET /institution/news/ANNC':                    'login absent absent absent absent absent absent absent own absent absent absent absent absent',
  'POST /institution/news/ANNC':                   'login absent absent absent absent absent absent absent invalid absent absent absent absent absent',
  'GET /region/news':                              'login absent absent absent absent absent absent absent absent absent own absent absent absent',
  'GET /region/news/ANNC':                         'login absent absent absent absent absent absent absent absent absent own absent absent absent',
  'POST /region/news/ANNC':                        'login absent absent absent absent absent absent absent absent absent invalid absent absent absent',
  'GET /journal/goals':                             'login shown absent absent absent absent absent absent absent absent absent own absent absent',
  'GET /journal/goals/new':                         'login shown absent absent absent absent absent absent absent absent absent own absent absent',
  'POST /journal/goals/new':                        'login wrong absent absent absent absent absent absent absent absent absent wrong absent absent',
  'GET /journal/goals/JGOA':                        'login shown absent absent absent absent absent absent absent absent absent absent absent absent',
  'POST /journal/goals/JGOA':                       'login invalid absent absent absent absent absent absent absent absent absent absent absent absent',
  'GET /clinic/journal':                            'login absent absent absent absent absent own absent absent absent absent absent absent absent',
  'GET /clinic/journal/new':                        'login absent absent absent absent absent own absent absent absent absent absent absent absent',
  'POST /clinic/journal/new':                       'login absent absent absent absent absent own absent absent absent absent absent absent absent',
  'GET /clinic/journal/JASK':                       'login absent absent absent absent absent own absent absent absent absent absent absent absent',
  'POST /clinic/journal/JASK':                      'login absent absent absent absent absent invalid absent absent absent absent absent absent absent',
  'GET /requests':                                 'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /requests/RQST':                            'login  shown  shown  absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /requests/RQST':                           'login  invalid invalid absent absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /delegates':                                'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /delegates/new':                            'login  shown  denied denied   absent denied   absent    absent  absent       absent  absent  own     absent absent',
  'POST /delegates/preview':                       'login  wrong  denied denied   absent denied   absent    absent  absent       absent  absent  wrong   absent absent',
  'POST /delegates':                               'login  invalid denied denied  absent denied   absent    absent  absent       absent  absent  invalid absent absent',
  'POST /delegates/OFFR/code':                     'login  shown  denied denied   absent denied   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /delegates/OFFR/end':                      'login  /delegates?said=taken-back absent absent absent absent absent absent absent       absent  absent  absent  absent absent',
  'GET /delegates/accept':                         'own',
  'POST /delegates/accept':                        'login  wrong  wrong  wrong    wrong  wrong    wrong     wrong   wrong        wrong  wrong   wrong   wrong wrong',
  'GET /sharing':                                  'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /sharing/new':                              'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /sharing/new?kind=link':                    'login  shown  denied denied   absent own      absent    absent  absent       absent  absent  own     absent absent',
  'POST /sharing/preview':                         'login  wrong  wrong  wrong    absent wrong    absent    absent  absent       absent  absent  wrong   absent absent',
  'POST /sharing':                                 'login  wrong  wrong  wrong    absent wrong    absent    absent  absent       absent  absent  wrong   absent absent',
  'POST /sharing/SHAR/end':                        'login  /sharing?said=ended absent absent absent absent absent   absent  absent       absent  absent  absent  absent absent',
  'GET /settings/opening':                         'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /settings/opening/kinds':                   'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /settings/opening/preview?when=region':     'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'POST /settings/opening':                        'login  wrong  denied denied   absent wrong    absent    absent  absent       absent  absent  wrong   absent absent',
  'GET /growing':                                 'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /settings/more':                           'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'POST /settings/more':                          'login  wrong  wrong  wrong    absent wrong    absent    absent  absent       absent  absent  wrong  absent absent',
  'GET /timeline':                                  'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /download':                                  'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /download/file':                             'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /download':                                 'login  invalid invalid invalid absent invalid absent    absent  absent       absent  absent  invalid absent absent',
  'GET /missing':                                   'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /summary':                                   'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /summary/pdf':                                   'login  file   file   file     absent file     absent    absent  absent       absent  absent  file    absent absent',
  'GET /summary/ips':                                   'login  file   file   file     absent file     absent    absent  absent       absent  absent  file    absent absent',
  'GET /access-log':                                'login  shown  shown  shown    absent own      absent    absent  absent       absent  absent  own     absent absent',
  'GET /access-log/csv':                            'login  file   file   file     absent file     absent    absent  absent       absent  absent  file    absent absent',
  'GET /access-log/LOOK/ask':                       'login  shown  absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /access-log/LOOK/ask':                      'login  /access-log#look-LOOK denied denied absent absent absent absent  absent       absent  absent  absent  absent absent',
  'POST /access-log/notice':                        'login  invalid invalid invalid absent invalid absent    absent  absent       absent  absent  invalid absent absent',
  'GET /desk':                                      'login  absent absent absent   absent absent   absent    own     absent       absent  absent  absent  absent absent',
  'GET /desk/decided':                             'login  absent absent absent   absent absent   absent    own     absent       absent  absent  absent  absent absent',
  'GET /desk/cases/CASE':                          'login  absent absent absent   absent absent   absent    own     absent       absent  absent  absent  absent absent',
  'GET /desk/cases/FARC':                          'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /desk/number':                              'login  absent absent absent   absent absent   absent    own     absent       absent  absent  absent  absent absent',
  'GET /desk/notices/TOLD':                        'login  absent absent absent   absent absent   absent    own     absent       absent  absent  absent  absent absent',
  'POST /desk/cases/CASE':                         'login  absent absent absent   absent absent   absent    invalid absent       absent  absent  absent  absent absent',
  'POST /desk/cases/FARC':                         'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /desk/number':                             'login  absent absent absent   absent absent   absent    wrong   absent       absent  absent  absent  absent absent',
  'POST /desk/notices/TOLD':                       'login  absent absent absent   absent absent   absent    /desk/notices/TOLD absent       absent  absent  absent  absent absent',
  'GET /desk/enrolment':                           'login  absent absent absent   absent absent   absent    own     absent       absent  absent  absent  absent absent',
  'GET /desk/enrolment/new':                       'login  absent absent absent   absent absent   absent    own     absent       absent  absent  absent  absent absent',
  'GET /desk/enrolment/poster':                    'login  absent absent absent   absent absent   absent    own     absent       absent  absent  absent  absent absent',
  'GET /desk/enrolment/INVI':                      'login  absent absent absent   absent absent   absent    own     absent       absent  absent  absent  absent absent',
  'GET /desk/enrolment/FARI':                      'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /desk/enrolment':                           'login  absent absent absent   absent absent   absent    invalid absent       absent  absent  absent  absent absent',
  'POST /desk/enrolment/new':                      'login  absent absent absent   absent absent   absent    wrong   absent       absent  absent  absent  absent absent',
  'POST /desk/enrolment/INVI':                     'login  absent absent absent   absent absent   absent    /desk/enrolment/INVI?done=ended absent       absent  absent  absent  absent absent',
  'POST /desk/enrolment/FARI':                     'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /desk/guardians':                          'login  absent absent absent   absent absent   absent    own     absent       absent  absent  absent  absent absent',
  'POST /desk/guardians':                         'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /desk/helper':                              'login  absent absent absent   absent absent   absent    own     absent       absent  absent  absent  absent absent',
  'POST /desk/helper':                             'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /desk/restrict':                            'login  absent absent absent   absent absent   own       own     absent       absent  absent  absent  absent absent',
  'POST /desk/restrict':                           'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /clinic':                                    'login  absent absent absent   absent absent   own       absent  absent       absent  absent  absent  absent absent',
  'GET /clinic/break-glass':                      'login  absent absent absent   absent absent   own       absent  absent       absent  absent  absent  absent absent',
  'POST /clinic/break-glass':                     'login  absent absent absent   absent absent   wrong     absent  absent       absent  absent  absent  absent absent',
  'POST /clinic/items/HERE/keep':                 'login  absent absent absent   absent absent   wrong     absent  absent       absent  absent  absent  absent absent',
  'GET /clinic/items/HERE':                         'login  absent absent absent   absent absent   own       absent  absent       absent  absent  absent  absent absent',
  'GET /clinic/items/AWAY':                         'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /clinic/items/HERE/goal':                    'login  absent absent absent   absent absent   own       absent  absent       absent  absent  absent  absent absent',
  'GET /clinic/items/AWAY/goal':                    'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /clinic/items/HERE/goal':                   'login  absent absent absent   absent absent   invalid   absent  absent       absent  absent  absent  absent absent',
  'POST /clinic/items/AWAY/goal':                   'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /clinic/items/HERE/preview?as=self':         'login  absent absent absent   absent absent   own       absent  absent       absent  absent  absent  absent absent',
  'GET /clinic/items/AWAY/preview?as=self':         'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /clinic/items/HERE':                        'login  absent absent absent   absent absent   invalid   absent  absent       absent  absent  absent  absent absent',
  'POST /clinic/items/AWAY':                        'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /clinic/requests':                           'login  absent absent absent   absent absent   own       absent  absent       absent  absent  absent  absent own',
  'GET /clinic/requests/RQST':                      'login  absent absent absent   absent absent   own       absent  absent       absent  absent  absent  absent absent',
  'POST /clinic/requests/RQST':                     'login  absent absent absent   absent absent   wrong     absent  absent       absent  absent  absent  absent absent',
  'GET /region/requests':                           'login  absent absent absent   absent absent   absent    absent  absent       absent  own     own     own absent',
  'POST /region/requests':                          'login  absent absent absent   absent absent   absent    absent  absent       absent  invalid absent  absent absent',
  'GET /institution':                               'login  absent absent absent   absent absent   absent    absent  own          absent  absent  absent  absent absent',
  'GET /institution/terms':                         'login  absent absent absent absent absent absent absent own    absent absent absent absent absent',
  'GET /institution/terms/code':                    'login  absent absent absent absent absent absent absent absent absent absent absent absent absent',
  'GET /institution/terms/import':                  'login  absent absent absent absent absent absent absent own    absent absent absent absent absent',
  'POST /institution/terms':                        'login  absent absent absent absent absent absent absent /institution/terms?saved=0&not-saved=0 absent absent absent absent absent',
  'POST /institution/terms/code':                   'login  absent absent absent absent absent absent absent absent absent absent absent absent absent',
  'POST /institution/terms/import':                 'login  absent absent absent absent absent absent absent wrong  absent absent absent absent absent',
  'GET /region/terms':                              'login  absent absent absent absent absent absent absent absent absent own    absent absent absent',
  'GET /region/terms/code':                         'login  absent absent absent absent absent absent absent absent absent absent absent absent absent',
  'GET /region/terms/import':                       'login  absent absent absent absent absent absent absent absent absent own    absent absent absent',
  'POST /region/terms':                             'login  absent absent absent absent absent absent absent absent absent /region/terms?saved=0&not-saved=0 absent absent absent',
  'POST /region/terms/code':                        'login  absent absent absent absent absent absent absent absent absent absent absent absent absent',
  'POST /region/terms/import':                      'login  absent absent absent absent absent absent absent absent absent wrong  absent absent absent',
  'GET /institution/check':                        'login  absent absent absent   absent absent   absent    absent  own          absent  absent  absent absent absent',
  'POST /institution/check':                       'login  absent absent absent   absent absent   absent    absent  wrong        absent  absent  absent absent absent',
  'GET /privacy/break-glass':                     'login  absent absent absent   absent absent   absent    absent  absent       own     absent  absent  absent absent',
  'POST /privacy/break-glass':                    'login  absent absent absent   absent absent   absent    absent  absent       invalid absent  absent  absent absent',
  'GET /institution/visits':                      'login  absent  absent  absent  absent  absent  absent  absent  own  absent  absent  absent  absent absent',
  'POST /institution/visits':                     'login  absent  absent  absent  absent  absent  absent  absent  invalid  absent  absent  absent  absent absent',
  'GET /join/stop':                                 'own',
  'POST /join/stop':                                'own',
  'GET /institution/staff':                       'login  absent  absent  absent  absent  absent  absent  absent  own  absent  absent  absent  absent absent',
  'POST /institution/staff':                      'login  absent  absent  absent  absent  absent  absent  absent  invalid  absent  absent  absent  absent absent',
  'GET /region/staff':                            'login  absent  absent  absent  absent  absent  absent  absent  absent  absent  own  absent  absent absent',
  'GET /region/staff/acts':                       'login  absent  absent  absent  absent  absent  absent  absent  absent  absent  own  absent  absent absent',
  'POST /region/staff':                           'login  absent  absent  absent  absent  absent  absent  absent  absent  absent  invalid  absent  absent absent',
  'GET /work':                                    'login  absent  absent  absent  absent  absent  own  own  own  own  absent  absent  absent own',
  'POST /work':                                   'login  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'GET /privacy':                               'login  absent absent absent   absent absent   absent    absent  absent       own  absent  absent  absent absent',
  'GET /privacy/questions':                        'login  absent absent absent   absent absent   absent    absent  absent       own     absent  absent  absent absent',
  'GET /privacy/questions/QUES':                   'login  absent absent absent   absent absent   absent    absent  absent       own     absent  absent  absent absent',
  'POST /privacy/questions/QUES':                  'login  absent absent absent   absent absent   absent    absent  absent       wrong   absent  absent  absent absent',
  'GET /privacy/who-saw':                          'login  absent absent absent   absent absent   absent    absent  absent       own     own     absent  absent absent',
  'POST /privacy/who-saw':                         'login  absent absent absent   absent absent   absent    absent  absent       wrong   wrong   absent  absent absent',
  'GET /region':                                    'login  absent absent absent   absent absent   absent    absent  absent       absent  own     own     own absent',
  'GET /region/rulebooks':                         'login  absent absent absent   absent absent   absent    absent  absent       absent  own     own     own absent',
  'GET /region/rulebooks/1':                       'login  absent absent absent   absent absent   absent    absent  absent       absent  own     own     own absent',
  'GET /region/rulebooks/99':                      'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /region/rulebooks/1/text':                  'login  absent absent absent   absent absent   absent    absent  absent       absent  file    file    file absent',
  'GET /region/rulebooks/1/table-0909':            'login  absent absent absent   absent absent   absent    absent  absent       absent  file    file    file absent',
  'GET /region/holds':                             'login  absent absent absent   absent absent   absent    absent  absent       absent  own     own     own absent',
  'GET /region/lab':                              'login  absent absent absent   absent absent   absent    absent  absent       absent  own     own     absent absent',
  'GET /region/lab/LABR':                         'login  absent absent absent   absent absent   absent    absent  absent       absent  own     own     absent absent',
  'GET /region/lab/LABR/brief':                   'login  absent absent absent   absent absent   absent    absent  absent       absent  file    file    absent absent',
  'GET /region/lab/LABR/figures':                 'login  absent absent absent   absent absent   absent    absent  absent       absent  file    file    absent absent',
  'POST /region/lab':                             'login  absent absent absent   absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'POST /region/lab/LABR':                        'login  absent absent absent   absent absent   absent    absent  absent       absent  invalid invalid absent absent',
  'GET /region/drafts/DRAF':                       'login  absent absent absent   absent absent   absent    absent  absent       absent  own     own     absent absent',
  'GET /region/drafts/DRAF/text':                  'login  absent absent absent   absent absent   absent    absent  absent       absent  file    file    absent absent',
  'GET /region/drafts/DRAF/rules/open-at-once':    'login  absent absent absent   absent absent   absent    absent  absent       absent  own     absent  absent absent',
  'GET /region/drafts/DRAF/deviations':            'login  absent absent absent   absent absent   absent    absent  absent       absent  own     absent  absent absent',
  'POST /region/rulebooks':                        'login  absent absent absent   absent absent   absent    absent  absent       absent  wrong   absent  absent absent',
  'POST /region/drafts/DRAF':                      'login  absent absent absent   absent absent   absent    absent  absent       absent  invalid absent  absent absent',
  'POST /region/drafts/DRAF/rules/open-at-once':   'login  absent absent absent   absent absent   absent    absent  absent       absent  wrong   absent  absent absent',
  'POST /region/drafts/DRAF/deviations':           'login  absent absent absent   absent absent   absent    absent  absent       absent  wrong   absent  absent absent',
  'GET /room':                                     'login absent absent absent absent absent own own own own own own own own',
  'GET /room/propose':                             'login absent absent absent absent absent absent absent absent absent own own absent absent',
  'GET /room/proposals/PROP':                      'login absent absent absent absent absent own own own own own own own own',
  'GET /room/urgent?draft=DRAF':                   'login absent absent absent absent absent absent absent absent absent own absent absent absent',
  'GET /room/seats':                               'login absent absent absent absent absent own own own own own own own own',
  'GET /room/concerns':                            'login absent absent absent absent absent own own own own own own own own',
  'GET /room/ideas':                               'login absent absent absent absent absent own own own own own own own own',
  'POST /room/propose':                            'login absent absent absent absent absent absent absent absent absent wrong wrong absent absent',
  'POST /room/proposals/PROP':                     'login absent absent absent absent absent invalid invalid invalid invalid invalid invalid invalid invalid',
  'POST /room/urgent':                             'login absent absent absent absent absent absent absent absent absent absent absent absent absent',
  'POST /room/seats':                              'login absent absent absent absent absent absent absent absent absent invalid absent absent absent',
  'POST /room/concerns':                           'login absent absent absent absent absent invalid invalid invalid invalid invalid invalid invalid invalid',
  'POST /room/ideas':                              'login absent absent absent absent absent absent absent absent absent invalid absent absent absent',
  'GET /decisions':                                'own',
  'GET /decisions/1':                              'own',
  'GET /decisions/concerns':                       'own',
  'GET /ideas':                                    'login own own own own own own own own own own own own own',
  'POST /ideas':                                   'login wrong wrong wrong wrong wrong wrong wrong wrong wrong wrong wrong wrong wrong',
  'POST /ideas/IDEA':                              'login /ideas /ideas /ideas /ideas /ideas /ideas /ideas /ideas /ideas /ideas /ideas /ideas /ideas',
  'GET /region/cases':                             'login  absent absent absent   absent absent   absent    absent  absent       absent  own     absent  absent absent',
  'GET /region/decided':                           'login  absent absent absent   absent absent   absent    absent  absent       absent  own     absent  absent absent',
  'GET /region/cases/FARC':                        'login  absent absent absent   absent absent   absent    absent  absent       absent  own     absent  absent absent',
  'GET /region/number':                            'login  absent absent absent   absent absent   absent    absent  absent       absent  own     absent  absent absent',
  'GET /region/notices/TOLD':                      'login  absent absent absent   absent absent   absent    absent  absent       absent  own     absent  absent absent',
  'POST /region/cases/FARC':                       'login  absent absent absent   absent absent   absent    absent  absent       absent  invalid absent  absent absent',
  'POST /region/number':                           'login  absent absent absent   absent absent   absent    absent  absent       absent  wrong   absent  absent absent',
  'POST /region/notices/TOLD':                     'login  absent absent absent   absent absent   absent    absent  absent       absent  /region/notices/TOLD absent  absent absent',
  'POST /region/second-person':                    'login  absent absent absent   absent absent   absent    absent  absent       absent  invalid absent  absent absent',
  'GET /looks':                                     'own    own    own    own      own    own      own       own     own          own  own     own     own own',
  'POST /looks':                                    '/looks?saved=yes',
  'GET /help':                                      'own    own    own    own      own    own      own       own     own          own  own     own     own own',
  'GET /what-we-share':                             'own    own    own    own      own    own      own       own     own          own  own     own     own own',
  'GET /leave':                                   'https://www.wikipedia.org/',
  'GET /settings':                                  'login  own    own    own      own    own      own       own     own          own  own     own     own own',
  'POST /settings':                                 'login  /settings?saved=yes /settings?saved=yes /settings?saved=yes /settings?saved=yes /settings?saved=yes /settings?saved=yes /settings?saved=yes /settings?saved=yes /settings?saved=yes  /settings?saved=yes /settings?saved=yes /settings?saved=yes /settings?saved=yes',
  'GET /settings/notices':                         'login own own own own own own own own own own own own own',
  'POST /settings/notices':                        'login invalid invalid invalid invalid invalid invalid invalid invalid invalid invalid invalid invalid invalid',
  'GET /settings/sign-in':                         'login  own  own  own  own  own  own  own  own  own  own  own  own own',
  'POST /settings/sign-in/password':               'login  wrong  wrong  wrong  wrong  wrong  wrong  wrong  wrong  wrong  wrong  wrong  wrong wrong',
  'POST /settings/sign-in/sessions':               'login  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid invalid',
  'POST /settings/sign-in/second-step':            'login  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid invalid',
  'POST /settings/sign-in/seen':                   'login  /settings/sign-in?said=seen  /settings/sign-in?said=seen  /settings/sign-in?said=seen  /settings/sign-in?said=seen  /settings/sign-in?said=seen  /settings/sign-in?said=seen  /settings/sign-in?said=seen  /settings/sign-in?said=seen  /settings/sign-in?said=seen  /settings/sign-in?said=seen  /settings/sign-in?said=seen  /settings/sign-in?said=seen /settings/sign-in?said=seen',
  'POST /settings/sign-in/eid':                   'login  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid invalid',
  'POST /settings/sign-in/passkeys':              'login  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid  invalid invalid',
  'GET /api/auth/passkey/generate-register-options': 'denied shown shown shown shown shown shown shown shown shown  shown shown shown shown',
  'POST /api/auth/passkey/verify-registration': 'denied invalid invalid invalid invalid invalid invalid invalid invalid invalid  invalid invalid invalid invalid',
  'GET /api/auth/passkey/generate-authenticate-options': 'own',
  'POST /api/auth/passkey/verify-authentication': 'invalid',
  'GET /sign-in/code':                             'own',
  'POST /sign-in/code':                            'login',
  'GET /sign-in/one-time':                         'own',
  'POST /sign-in/one-time':                        'login',
  'GET /settings/sign-in/codes':                   'login  own  own  own  own  own  own  own  own  own  own  own  own own',
  'POST /settings/sign-in/codes':                  'login  /settings/sign-in?said=codes-bad  /settings/sign-in?said=codes-bad  /settings/sign-in?said=codes-bad  /settings/sign-in?said=codes-bad  /settings/sign-in?said=codes-bad  /settings/sign-in?said=codes-bad  /settings/sign-in?said=codes-bad  /settings/sign-in?said=codes-bad  /settings/sign-in?said=codes-bad  /settings/sign-in?said=codes-bad  /settings/sign-in?said=codes-bad  /settings/sign-in?said=codes-bad /settings/sign-in?said=codes-bad',
  'POST /settings/sign-in/codes/confirm':          'login  wrong  wrong  wrong  wrong  wrong  wrong  wrong  wrong  wrong  wrong  wrong  wrong wrong',
  'GET /sign-in/eid/none':                         'absent',
  'GET /sign-in/eid/none/back':                    'absent',
  'GET /persons':                                   'login  own    own    own      own    own      absent    absent  absent       absent  absent  own     absent absent',
  'POST /persons/KARI':                             'login  /      /      /        absent absent   absent    absent  absent       absent  absent  absent  absent absent',
  'GET /appointments':                              'login  shown  shown  absent  absent  own  absent  absent  absent  absent  absent  own  absent absent',
  'GET /appointments/book':                         'login  shown  shown  absent  absent  own  absent  absent  absent  absent  absent  own  absent absent',
  'GET /appointments/book/SERV': 'login  shown  shown  absent  absent  absent  absent  absent  absent  absent  absent  own  absent absent',
  'GET /appointments/ask':                          'login  shown  shown  absent  absent  own  absent  absent  absent  absent  absent  own  absent absent',
  'GET /appointments/APPT':                         'login  shown  shown  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'GET /appointments/APPT/calendar':                'login  file  file  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'GET /appointments/APPT/video':                   'login  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'GET /appointments/APPT/questions':               'login  shown  shown  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'POST /appointments/APPT/questions':              'login  invalid  invalid  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'GET /medicines':                                 'login  shown  shown  absent  absent  own  absent  absent  absent  absent  absent  own  absent absent',
  'GET /medicines/MEDI/more':                       'login  shown  shown  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'POST /appointments':                             'login  invalid  invalid  absent  absent  invalid  absent  absent  absent  absent  absent  invalid  absent absent',
  'POST /appointments/ask':                         'login  wrong  wrong  absent  absent  wrong  absent  absent  absent  absent  absent  wrong  absent absent',
  'POST /appointments/book/SERV': 'login  invalid  invalid  absent  absent  absent  absent  absent  absent  absent  absent  invalid  absent absent',
  'POST /appointments/waiting/APPT':                'login  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'POST /appointments/APPT':                        'login  invalid  invalid  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'POST /medicines/MEDI/more':                      'login  wrong  wrong  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'GET /clinic/visits':                             'login  absent  absent  absent  absent  absent  own  own  absent  absent  absent  absent  absent own',
  'GET /institution/slots':                         'login  absent  absent  absent  absent  absent  absent  absent  own  absent  absent  absent  absent absent',
  'POST /institution/slots':                        'login  absent  absent  absent  absent  absent  absent  absent  wrong  absent  absent  absent  absent absent',
  'GET /institution/slots/SERV':                    'login  absent  absent  absent  absent  absent  absent  absent  own  absent  absent  absent  absent absent',
  'POST /institution/slots/SERV':                   'login  absent  absent  absent  absent  absent  absent  absent  invalid  absent  absent  absent  absent absent',
  'GET /appointments/APPT/consents':                'login  shown  shown  absent  absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'POST /appointments/APPT/consents':               'login  invalid invalid absent absent  absent  absent  absent  absent  absent  absent  absent  absent absent',
  'GET /desk/letters':                              'login  absent  absent  absent  absent  absent  absent  own     absent  absent  absent  absent  absent absent',
  'POST /desk/letters':                             'login  absent  absent  absent  absent  absent  absent  /desk/letters absent  absent  absent  absent  absent absent',
  'POST /settings/notices/devices':                 'login  invalid invalid invalid invalid invalid invalid invalid invalid invalid invalid invalid invalid invalid',
  'GET /institution/letters':                       'login  absent  absent  absent  absent  absent  absent  absent  own  absent  absent  absent  absent absent',
  'POST /institution/letters':                      'login  absent  absent  absent  absent  absent  absent  absent  invalid  absent  absent  absent  absent absent',
  'GET /institution/consents':                      'login  absent  absent  absent  absent  absent  absent  absent  own  absent  absent  absent  absent absent',
  'POST /institution/consents':                     'login  absent  absent  absent  absent  absent  absent  absent  wrong  absent  absent  absent  absent absent',
  'GET /institution/pick-up':                       'login  absent  absent  absent  absent  absent  absent  absent  own  absent  absent  absent  absent absent',
  'POST /institution/pick-up':                      'login  absent  absent  absent  absent  absent  absent  absent  wrong  absent  absent  absent  absent absent',
  'GET /see':                                       'own',
  'POST /see':                                      'wrong',
  'GET /see/record':                                '/see?why=ended',
  'POST /see/note':                                 '/see?why=ended',
  'POST /see/close':                                '/see?why=closed',
  'POST /shl/nothing':                              'invalid',
  'OPTIONS /shl/any/of':                            'empty',
  'GET /shl/file/nothing':                          'absent',
  'GET /join':                                      'own',
  'POST /join':                                     'wrong',
  'GET /join/account':                              '/join?why=ended',
  'POST /join/account':                             '/join?why=ended',
  'GET /sign-in':                                   'own',
  'POST /sign-in':                                  'wrong',
  'POST /sign-out':                                 '/sign-in?why=signed-out',
  'POST /api/auth/sign-in/email':                   'invalid',
  'GET /healthz':                                   'own',
  'GET /readyz':                                    'own',
  'GET /assets/favicon.svg':                        'own',
  'POST /ingest/nordfjord-hospital-fhir/fhir':      'refused',
  'POST /ingest/demo-ccda/ccda':                    'refused',
  'GET /ingest/demo-ccda/fhir/Appointment':          'refused',
  'GET /ingest/demo-ccda/fhir/Appointment/KARI':     'refused',
  'POST /ingest/token':                             'invalid',
  'GET /ingest/.well-known/smart-configuration':    'own',
}

/** Tried by nobody who is signed in: the rows after them would find no session. */
const ENDS_A_SESSION = ['POST /sign-out', 'GET /leave']

/** Which registered route an address of the matrix speaks for. */
const ROUTE_OF: readonly (readonly [RegExp, string])[] = [
  [/^\/record\/search/, '/record/search'],
  [/^\/record\/item\/\w+\/attachment\/0$/, '/record/item/:itemId/attachment/:index'],
  [/^\/record\/item\/\w+\/document\/0$/, '/record/item/:itemId/document/:index'],
  [/^\/record\/item\/\w+\/pictures$/, '/record/item/:itemId/pictures'],
  [/^\/record\/item\/\w+\/pictures\/1$/, '/record/item/:itemId/pictures/:series'],
  [/^\/record\/item\/\w+\/pictures\/1\/1$/, '/record/item/:itemId/pictures/:series/:picture'],
  [/^\/record\/item\/\w+\/frame\/1\/1$/, '/record/item/:itemId/frame/:series/:picture'],
  [/^\/record\/item\/\w+$/, '/record/item/:itemId'],
  [/^\/record\/[\w-]+$/, '/record/:category'],
  [/^\/record\/card\/\w+$/, '/record/card/:cardId'],
  [/^\/record\/card\/\w+\/ask$/, '/record/card/:cardId/ask'],
  [/^\/record\/card\/\w+\/open$/, '/record/card/:cardId/open'],
  [/^\/record\/item\/\w+\/wrong$/, '/record/item/:itemId/wrong'],
  [/^\/record\/item\/\w+\/note$/, '/record/item/:itemId/note'],
  [/^\/record\/item\/\w+\/pulse$/, '/record/item/:itemId/pulse'],
  [/^\/clinic\/requests\/\w+$/, '/clinic/requests/:requestId'],
  [/^\/appointments\/book\/\w+$/, '/appointments/book/:serviceId'],
  [/^\/appointments\/waiting\/\w+$/, '/appointments/waiting/:wishId'],
  [/^\/appointments\/[A-Z]{4}$/, '/appointments/:visitId'],
  [/^\/appointments\/[A-Z]{4}\/calendar$/, '/appointments/:visitId/calendar'],
  [/^\/appointments\/[A-Z]{4}\/questions$/, '/appointments/:visitId/questions'],
  [/^\/appointments\/[A-Z]{4}\/consents$/, '/appointments/:visitId/consents'],
  [/^\/appointments\/[A-Z]{4}\/video$/, '/appointments/:visitId/video'],
  [/^\/medicines\/\w+\/more$/, '/medicines/:itemId/more'],
  [/^\/institution\/slots\/\w+$/, '/institution/slots/:serviceId'],
  [/^\/questionnaires\/[A-Z]{4}$/, '/questionnaires/:askId'],
  [/^\/questionnaires\/[A-Z]{4}\/page\/\d$/, '/questionnaires/:askId/page/:step'],
  [/^\/questionnaires\/[A-Z]{4}\/check$/, '/questionnaires/:askId/check'],
  [/^\/clinic\/questionnaires\/[A-Z]{4}$/, '/clinic/questionnaires/:askId'],
  [/^\/clinic\/questionnaires\/[A-Z]{4}\/fhir$/, '/clinic/questionnaires/:askId/fhir'],
  [/^\/institution\/questionnaires\/[A-Z]{4}$/, '/institution/questionnaires/:questionnaireId'],
  [/^\/news\/[A-Z]{4}$/, '/news/:announcementId'],
  [/^\/institution\/news\/[A-Z]{4}$/, '/institution/news/:announcementId'],
  [/^\/region\/news\/[A-Z]{4}$/, '/region/news/:announcementId'],
  [/^\/journal\/new\/\w+$/, '/journal/new/:kind'],
  [/^\/journal\/of\/\w+$/, '/journal/of/:kind'],
  [/^\/journal\/of\/\w+\/list$/, '/journal/of/:kind/list'],
  [/^\/journal\/of\/\w+\/csv$/, '/journal/of/:kind/csv'],
  [/^\/journal\/entries\/\w+\/strike$/, '/journal/entries/:entryId/strike'],
  [/^\/journal\/asks\/\w+$/, '/journal/asks/:askId'],
  [/^\/journal\/goals\/[A-Z]{4}$/, '/journal/goals/:goalId'],
  [/^\/clinic\/journal\/[A-Z]{4}$/, '/clinic/journal/:askId'],
  [/^\/messages\/[A-Z]{4}$/, '/messages/:threadId'],
  [/^\/messages\/[A-Z]{4}\/files\/[A-Z]{4}$/, '/messages/:threadId/files/:fileId'],
  [/^\/clinic\/messages\/[A-Z]{4}\/files\/[A-Z]{4}$/, '/clinic/messages/:threadId/files/:fileId'],
  [/^\/clinic\/messages\/[A-Z]{4}$/, '/clinic/messages/:threadId'],
  [/^\/clinic\/messages\/team\/\w+$/, '/clinic/messages/team/:teamId'],
  [/^\/institution\/teams\/\w+$/, '/institution/teams/:teamId'],
  [/^\/requests\/\w+$/, '/requests/:requestId'],
  [/^\/delegates\/\w+\/end$/, '/delegates/:id/end'],
  [/^\/delegates\/\w+\/code$/, '/delegates/:id/code'],
  [/^\/access-log\/[\w-]+\/ask$/, '/access-log/:disclosureId/ask'],
  [/^\/privacy\/questions\/\w+$/, '/privacy/questions/:questionId'],
  [/^\/sharing\/new/, '/sharing/new'],
  [/^\/sharing\/\w+\/end$/, '/sharing/:id/end'],
  [/^\/shl\/file\//, '/shl/file/:ticket'],
  [/^\/shl\/any\//, '/shl/*'],
  [/^\/shl\/\w+$/, '/shl/:address'],
  [/^\/settings\/opening\/preview/, '/settings/opening/preview'],
  [/^\/persons\/\w+$/, '/persons/:personId'],
  [/^\/desk\/cases\/\w+$/, '/desk/cases/:caseId'],
  [/^\/desk\/notices\/\w+$/, '/desk/notices/:noticeId'],
  [/^\/desk\/enrolment\/[A-Z]{4}$/, '/desk/enrolment/:invitationId'],
  [/^\/clinic\/items\/\w+\/keep$/, '/clinic/items/:itemId/keep'],
  [/^\/clinic\/items\/\w+$/, '/clinic/items/:itemId'],
  [/^\/clinic\/items\/\w+\/preview/, '/clinic/items/:itemId/preview'],
  [/^\/region\/rulebooks\/\d+$/, '/region/rulebooks/:version'],
  [/^\/region\/rulebooks\/\d+\/text$/, '/region/rulebooks/:version/text'],
  [/^\/region\/rulebooks\/\d+\/table-0909$/, '/region/rulebooks/:version/table-0909'],
  [/^\/region\/lab\/\w+$/, '/region/lab/:runId'],
  [/^\/region\/lab\/\w+\/brief$/, '/region/lab/:runId/brief'],
  [/^\/region\/lab\/\w+\/figures$/, '/region/lab/:runId/figures'],
  [/^\/region\/drafts\/\w+$/, '/region/drafts/:draftId'],
  [/^\/region\/drafts\/\w+\/text$/, '/region/drafts/:draftId/text'],
  [/^\/region\/drafts\/\w+\/deviations$/, '/region/drafts/:draftId/deviations'],
  [/^\/region\/drafts\/\w+\/rules\/[\w-]+$/, '/region/drafts/:draftId/rules/:ruleId'],
  [/^\/room\/urgent/, '/room/urgent'],
  [/^\/room\/proposals\/\w+$/, '/room/proposals/:proposalId'],
  [/^\/ideas\/\w+$/, '/ideas/:ideaId'],
  [/^\/decisions\/\d+$/, '/decisions/:decisionId'],
  [/^\/region\/cases\/\w+$/, '/region/cases/:caseId'],
  [/^\/region\/notices\/\w+$/, '/region/notices/:noticeId'],
  [/^\/clinic\/items\/\w+\/goal$/, '/clinic/items/:itemId/goal'],
  [/^\/sign-in\/eid\/\w+$/, '/sign-in/eid/:eid'],
  [/^\/sign-in\/eid\/\w+\/back$/, '/sign-in/eid/:eid/back'],
  [/^\/assets\//, '/assets/*'],
  [/^\/ingest\/token$/, '/ingest/token'],
  [/^\/ingest\/\.well-known\//, '/ingest/.well-known/smart-configuration'],
  [/^\/ingest\/[\w-]+\/ccda$/, '/ingest/:feed/ccda'],
  [/^\/ingest\/[\w-]+\/fhir\/Appointment$/, '/ingest/:feed/fhir/Appointment'],
  [/^\/ingest\/[\w-]+\/fhir\/Appointment\/\w+$/, '/ingest/:feed/fhir/Appointment/:id'],
  [/^\/ingest\//, '/ingest/:feed/fhir'],
]

const routesOfMatrix = new Set(Object.keys(MATRIX).flatMap(routesOf))

describe.each(databaseKinds())('every route for every kind of visitor on %s', (kind) => {
  let portal: TestPortal
  let actors: Readonly<Record<Column, readonly Visitor[]>>
  let ids: Readonly<Record<string, string>>
  beforeAll(async () => {
    const liveInbox = { longestMs: 20, everyMs: 60_000, most: 10, mostOfOne: 6 }
    portal = await openTestPortal(kind, 'demo', { liveInbox })
    ids = await idsOfKari(portal)
    actors = await everyActor(portal)
  })
  afterAll(() => portal.close())

  it('has a row for every registered route, HEAD included', () => {
    expect(portal.routes.length).toBeGreaterThan(40)
    expect(unlisted(portal.routes)).toEqual([])
  })

  it('would notice a route that somebody adds without a row', async () => {
    const planted = [...portal.routes, { method: 'GET', path: '/record/:category/export' }]
    expect(unlisted(planted)).toEqual(['GET /record/:category/export'])
  })

  it('has no row for a route that is gone', () => {
    const registered = new Set(portal.routes.map(({ method, path }) => `${method} ${path}`))
    expect([...routesOfMatrix].filter((row) => !registered.has(row))).toEqual([])
  })

  it.each(Object.keys(MATRIX))('%s', async (row) => {
    const [method, address] = row.split(' ') as [string, string]
    const path = address.replace(/[A-Z]{4}/g, (name) => ids[name] ?? name)
    const wrong: string[] = []
    for (const [at, column] of COLUMNS.entries())
      for (const visitor of actors[column]) {
        if (ENDS_A_SESSION.includes(row) && visitor.cookie) continue
        const words = MATRIX[row]!.split(/\s+/)
        const expected = (words.length === 1 ? words[0]! : words[at]!).replace(/[A-Z]{4}/, (name) => ids[name] ?? name)
        for (const verb of method === 'GET' ? ['GET', 'HEAD'] : [method]) {
          const said = inAWord(await visit(portal, verb, path, visitor), verb)
          if (!fits(said, expected)) wrong.push(`${verb} by ${visitor.name}: ${said} instead of ${expected}`)
        }
      }
    expect(wrong).toEqual([])
  })

  it('lets a feed in by its own credential, and by no other feed’s', async () => {
    const body = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [] })
    const push = async (feed: string, credential: string) => {
      const headers = { authorization: `Bearer ${credential}`, 'content-type': 'application/fhir+json' }
      return (await portal.ask('POST', `/ingest/${feed}/fhir`, { headers, body })).status
    }
    const credential = await portal.credentialOf('nordfjord-hospital-fhir')
    expect(await push('nordfjord-hospital-fhir', credential)).toBe(200)
    expect(await push('st-eystein-hospital-fhir', credential)).toBe(401)
    expect(await push('no-such-feed', credential)).toBe(401)
    expect(await push('nordfjord-hospital-fhir', 'A'.repeat(43))).toBe(401)
  })

  it('made no fault of ours', () => expect(portal.faults).toEqual([]))
})

function unlisted(routes: readonly FoundRoute[]): string[] {
  return routes.map(({ method, path }) => `${method} ${path}`).filter((route) => !routesOfMatrix.has(route))
}

function routesOf(row: string): string[] {
  const [method, address] = row.split(' ') as [string, string]
  const path = ROUTE_OF.find(([pattern]) => pattern.test(address))?.[1] ?? address
  return method === 'GET' ? [`GET ${path}`, `HEAD ${path}`] : [`${method} ${path}`]
}

/** One open laboratory result, one open note with a file, one held report with a file, Kari herself, and what waits at desks. */
async function idsOfKari(portal: TestPortal): Promise<Record<string, string>> {
  const kari = await portal.personCalled('Kari')
  const first = async (where: string) => {
    const [row] = await portal.house.owner(`select item_id from item
      where person_id = '${kari}' and listed and ${where} order by sort_at desc limit 1`)
    return row!.item_id as string
  }
  const journal = await plantJournal(portal.house.owner, { person: kari })
  const goal = await plantGoal(portal.house.owner, kari)
  const announcement = await plantAnnouncement(portal.house.owner, { persons: [kari] })
  const asked = await plantQuestionnaire(portal.house.owner, { person: kari })
  const answered = await plantQuestionnaire(portal.house.owner, { person: kari, sent: true })
  const thread = await plantThread(portal.house.owner, { person: kari })
  return {
    KARI: kari,
    TEST: await first(`category = 'laboratory' and release_at <= now()`),
    NOTE: await first(`category = 'clinical-notes' and attachment_hash is not null and release_at <= now()`),
    HELD: await first(`release_at > now() and attachment_hash is not null`),
    PICT: await first(
      `resource_type = 'ImagingStudy' and item_id in (select item_id from picture) and release_at <= now()`,
    ),
    DOCU: await giveDocument(portal, kari, { sections: [section('8648-8', 'Hospital course', 'Walked.')] }),
    HERE: await first(`institution_id = 'nordfjord-hospital' and verdict <> 'restricted'`),
    AWAY: await first(`institution_id <> 'nordfjord-hospital' and release_at <= now()`),
    DRAF: await aDraft(portal),
    LABR: await aReplay(portal),
    CASE: await aCase(portal, 'nordfjord-hospital'),
    FARC: await aCase(portal, 'st-eystein-hospital'),
    TOLD: await aNotice(portal, 'nordfjord-hospital'),
    INVI: await plantInvitation(portal.house.owner, { person: kari, institution: 'nordfjord-hospital' }),
    FARI: await plantInvitation(portal.house.owner, { person: kari, institution: 'st-eystein-hospital' }),
    CARD: await aCard(portal, kari),
    RQST: await aRequest(portal, kari),
    THRD: thread.thread,
    TEAM: thread.team,
    FILE: thread.file,
    OFFR: await anOffer(portal, kari),
    SHAR: await aShare(portal, kari),
    PROP: await plantGovernance(portal.house.owner),
    IDEA: await anIdea(portal),
    APPT: await first(`category = 'appointments' and resource_type = 'Appointment' and release_at <= now()`),
    MEDI: await first(`category = 'medications' and resource_type = 'MedicationRequest' and status = 'active'
      and release_at <= now()`),
    SERV: await aVisitService(portal),
    LOOK: await aLook(portal, kari),
    QUES: await aQuestion(portal, kari),
    JASK: journal.ask,
    ANNC: announcement,
    QASK: asked.ask,
    QSNT: answered.ask,
    QFRM: asked.questionnaire,
    JENT: journal.entry,
    JGOA: goal,
  }
}

async function aVisitService(portal: TestPortal): Promise<string> {
  const [row] = await portal.house.owner(
    `insert into visit_service (institution_id, name) values ('nordfjord-hospital', 'x') returning service_id`,
  )
  return row!.service_id as string
}

/** A tissue sample of Kari's that waits, by the name of its card. */
async function aCard(portal: TestPortal, subject: string): Promise<string> {
  const [row] = await portal.house.owner(
    `select category, institution_id, release_rule, release_at from item
     where person_id = $1 and category = 'pathology' and release_at > now() and shows_card limit 1`,
    [subject],
  )
  const [institutionId, releaseRule] = [row!.institution_id as InstitutionId, row!.release_rule as string]
  const card = { category: 'pathology' as const, institutionId, releaseRule, opensAt: row!.release_at as Date }
  return sealedCardId({ subject: subject as PersonId }, card)
}

async function aRequest(portal: TestPortal, subject: string): Promise<string> {
  const [row] = await portal.house.owner(
    `insert into request (person_id, kind, link_id, institution_id, category, item_ids, shows_delegates, due_at,
       account_id, asked_name, capacity, closed_at, outcome)
     select person_id, 'early-opening', link_id, institution_id, category, array[item_id], true, now() + interval '1 day',
       gen_random_uuid(), 'x', 'self', now(), 'declined'
     from item where person_id = $1 and category <> 'laboratory' and institution_id = 'nordfjord-hospital'
     limit 1 returning request_id`,
    [subject],
  )
  return row!.request_id as string
}

async function aLook(portal: TestPortal, subject: string): Promise<string> {
  const [row] = await portal.house.owner(
    `insert into disclosure (person_id, account_id, actor_name, capacity, institution_id, page, request_id)
     values ($1, gen_random_uuid(), 'x', 'clinician', 'nordfjord-hospital', 'clinic', 'x') returning disclosure_id`,
    [subject],
  )
  return row!.disclosure_id as string
}

async function aQuestion(portal: TestPortal, subject: string): Promise<string> {
  const [row] = await portal.house.owner(
    `insert into log_question (person_id, disclosure_id, institution_id, person_name, looked_at, looked_by, looked_as,
       looked_page, due_at, account_id, asked_name)
     values ($1, gen_random_uuid(), 'nordfjord-hospital', 'x', now(), 'x', 'clinician', 'clinic', now(), gen_random_uuid(),
       'x') returning question_id`,
    [subject],
  )
  return row!.question_id as string
}

async function aShare(portal: TestPortal, subject: string): Promise<string> {
  const [row] = await portal.house.owner(
    `insert into share (person_id, share_id, kind, label, account_id, actor_name, capacity, expires_at, most_views,
       item_ids, code_hash)
     values ($1, gen_random_uuid(), 'code', 'x', gen_random_uuid(), 'x', 'self', now() + interval '1 hour', 1, '{}', 'x')
     returning share_id`,
    [subject],
  )
  return row!.share_id as string
}

async function anOffer(portal: TestPortal, subject: string): Promise<string> {
  const [row] = await portal.house.owner(
    `insert into grant_offer (person_id, offer_id, helper_name, tasks, valid_from, account_id, actor_name, code_hash,
       code_until)
     values ($1, gen_random_uuid(), 'x', '{}', now(), gen_random_uuid(), 'x', 'x', now() + interval '1 day')
     returning offer_id`,
    [subject],
  )
  return row!.offer_id as string
}

async function aDraft(portal: TestPortal): Promise<string> {
  const [row] =
    await portal.house.owner(`insert into rulebook_draft (base_version, title, body, account_id, author_name)
    select version, 'a draft', body, gen_random_uuid(), 'x' from rulebook returning draft_id`)
  return row!.draft_id as string
}

async function aReplay(portal: TestPortal): Promise<string> {
  const [row] = await portal.house.owner(`insert into lab_run (draft_id, title, body, days, account_id, actor_name)
    select draft_id, title, body, 30, account_id, author_name from rulebook_draft limit 1 returning run_id`)
  await replayAsked(portal.house.database, { timeZone: 'Europe/Oslo' })
  return row!.run_id as string
}

async function anIdea(portal: TestPortal): Promise<string> {
  const [row] = await portal.house.owner(`insert into idea (title, words, author_kind, account_id)
    values ('an idea', 'x', 'patient', gen_random_uuid()) returning idea_id`)
  return row!.idea_id as string
}

async function aCase(portal: TestPortal, institution: string): Promise<string> {
  const nobody = { identifiers: [], otherNames: [], phones: [], emails: [], addresses: [], birthDate: null, sex: null }
  const demographics = JSON.stringify({ ...nobody, family: 'Nobody', given: ['Yet'] })
  const [row] = await portal.house.owner(
    `insert into match_case (case_id, institution_id, demographics, candidates)
     values (gen_random_uuid(), $1, $2, '[]') returning case_id`,
    [institution, demographics],
  )
  return row!.case_id as string
}

async function aNotice(portal: TestPortal, institution: string): Promise<string> {
  const [row] = await portal.house.owner(
    `insert into patient_notice (notice_id, institution_id, link_id, person_id, since, until)
     select gen_random_uuid(), institution_id, link_id, person_id, now(), now() from patient_link
     where institution_id = $1 limit 1 returning notice_id`,
    [institution],
  )
  return row!.notice_id as string
}

/** What systems send in place of a form. */
const SENT: Readonly<Record<string, string>> = {
  '/fhir': 'application/fhir+json',
  '/ccda': 'application/xml',
  '/token': 'application/x-www-form-urlencoded',
}

function visit(portal: TestPortal, method: string, path: string, visitor: Visitor): Promise<Answer> {
  const { name, cookie, headers } = visitor
  if (method !== 'POST') return portal.ask(method, path, { cookie, headers })
  if (path.startsWith('/api/')) return portal.ask('POST', path, { cookie, headers: { origin: ORIGIN, ...headers } })
  const type = Object.entries(SENT).find(([end]) => path.endsWith(end))?.[1]
  if (type)
    return portal.ask('POST', path, {
      cookie,
      headers: { origin: ORIGIN, 'content-type': type },
      body: '{}',
    })
  // Wrong tries are counted by address and e-mail: each visitor errs alone.
  return portal.post(path, { language: 'en', email: `${name}@test.example` }, cookie, headers)
}

function inAWord({ status, location, headers }: Answer, method: string): string {
  if (location?.startsWith('/sign-in') && !location.includes('why=')) return 'login'
  if (location) return location
  if (status === 200 && headers['content-disposition']) return 'file'
  const word = {
    200: 'shown',
    204: 'empty',
    400: 'invalid',
    401: 'refused',
    403: 'denied',
    404: 'absent',
    422: 'wrong',
  }[status]
  return word ?? `${method} ${status}`
}

/** Whether it is Kari's or one's own is what the canaries of isolation.test.ts look for. */
function fits(said: string, expected: string): boolean {
  return said === expected || (said === 'shown' && expected === 'own')
}
