// The door of the questionnaires: forms that institutions publish, teams ask and people answer page by page (decision 0059).

/** What somebody is asked, and answers. */
export * from './answering.ts'
export * from './asks.ts'
export { askedParts, isOption, keepAsked, valueIn } from './form/decide-asked.ts'
export { type AnswerFault, fieldsOf, OTHER, type Typed, typedOf } from './form/read-answers.ts'
export { askedOn, nextStep, type Step, stepsOf } from './form/steps.ts'
export { formOf } from './kept-form.ts'
/** What an institution asks. */
export * from './publish.ts'
/** The team's turn. */
export * from './team/team-forms.ts'
/** What the house does by itself. */
export { askBeforeVisits, startTendingQuestionnaires, tellOfQuestionnaires } from './tend-questionnaires.ts'
