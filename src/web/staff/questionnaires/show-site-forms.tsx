import { listVisitServices } from '#appointments'
import { Conflict, Invalid } from '#base/errors'
import { plainDigits } from '#base/plain-digits'
import { listTeams } from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import {
  checkQuestionnaire,
  endQuestionnaire,
  endVisitRule,
  listPublished,
  listVisitRules,
  publishQuestionnaire,
  readPublished,
  setVisitRule,
} from '#questionnaires'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { SiteFormPage, type SiteFormPageProps } from './site-form-page.tsx'
import { SiteFormsPage } from './site-forms-page.tsx'

/** What the own institution asks patients. */
export async function showSiteForms(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  return { view: <SiteFormsPage frame={frame} published={await listPublished(scope)} tried={null} /> }
}

/** Checks and publishes what was pasted; what is wrong comes back with it. */
export async function publishSiteForm(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const text = form.text ?? ''
  const checked = await checkQuestionnaire(text)
  const again = async (faults: 'same' | Extract<typeof checked, { faults: unknown }>['faults']): Promise<Shown> => ({
    view: <SiteFormsPage frame={frame} published={await listPublished(scope)} tried={{ text, faults }} />,
    status: 422,
  })
  if ('faults' in checked) return again(checked.faults)
  try {
    return { goTo: paths.siteForm(await publishQuestionnaire(scope, checked), 'published') }
  } catch (error) {
    if (error instanceof Conflict) return again('same')
    throw error
  }
}

/** One of them, page by page. */
export async function showSiteForm(scope: StaffScope, { params, query }: Visit, frame: Frame): Promise<Shown> {
  const questionnaire = await readPublished(scope, { questionnaireId: params.questionnaireId! })
  return page(scope, frame, { questionnaire, isPublished: query.said === 'published', tried: null })
}

type Given = Pick<SiteFormPageProps, 'questionnaire' | 'isPublished' | 'tried'>

async function page(scope: StaffScope, frame: Frame, given: Given): Promise<Shown> {
  const { questionnaire, tried } = given
  const checked = await checkQuestionnaire(questionnaire.resource)
  if ('faults' in checked) throw new Error(`questionnaire ${questionnaire.questionnaireId} cannot be read any more`)
  const { form, notes } = checked
  const rules = await listVisitRules(scope, questionnaire)
  const services = (await listVisitServices(scope)).filter(({ closedAt }) => closedAt === null)
  const teams = await listTeams(scope)
  return {
    view: <SiteFormPage {...{ frame, form, notes, rules, services, teams }} {...given} />,
    ...(tried && { status: 422 }),
  }
}

/** Takes it out of use, or says before which visits it is asked. */
export async function actOnSiteForm(scope: StaffScope, { params, form }: Visit, frame: Frame): Promise<Shown> {
  const questionnaire = await readPublished(scope, { questionnaireId: params.questionnaireId! })
  const { questionnaireId } = questionnaire
  if (form.does === 'end') await endQuestionnaire(scope, { questionnaireId })
  else if (form.does === 'stop') await endVisitRule(scope, { ruleId: form.rule ?? '' })
  else if (form.does === 'rule') {
    const read = await readRule(scope, form)
    const { service = '', team = '', days = '' } = form
    if (!read) return page(scope, frame, { questionnaire, isPublished: false, tried: { service, team, days } })
    await setVisitRule(scope, { ...read, url: questionnaire.url })
  } else throw new Invalid('form', { detail: 'what to do with the questionnaire' })
  return { goTo: paths.siteForm(questionnaireId) }
}

async function readRule(scope: StaffScope, form: Visit['form']) {
  const services = await listVisitServices(scope)
  const serviceId = services.find((each) => each.serviceId === form.service && each.closedAt === null)?.serviceId
  const teamId = (await listTeams(scope)).find((each) => each.teamId === form.team)?.teamId
  const days = plainDigits((form.days ?? '').trim())
  const daysBefore = /^\d{1,2}$/.test(days) ? Number(days) : 0
  return serviceId && teamId && daysBefore >= 1 && daysBefore <= 60 ? { serviceId, teamId, daysBefore } : null
}
