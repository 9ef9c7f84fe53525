import { sql } from 'kysely'
import { Conflict, NotFound, Refused } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { Fault } from '#formats/fhir/fault'
import type { Form } from '#formats/fhir/questionnaire/form'
import { readQuestionnaire } from '#formats/fhir/questionnaire/read-questionnaire'
import type { Resource } from '#formats/fhir/types'
import { loadValidator } from '#formats/fhir/validate'
import type { StaffScope, SystemScope } from '#platform/database/scopes'

export const LONGEST_QUESTIONNAIRE = 500_000

/** A questionnaire of an institution, in one version. */
export type Published = {
  readonly questionnaireId: string
  readonly url: string
  readonly version: string | null
  readonly title: string
  readonly resource: string
  readonly madeAt: Instant
  readonly madeName: string
  readonly endedAt: Instant | null
  /** How often it was asked, and answered. */
  readonly asked: number
  readonly answered: number
}

export type CheckedText =
  | { readonly form: Form; readonly notes: readonly string[]; readonly resource: string }
  | { readonly faults: readonly Fault[] }

/** Reads the text of a Questionnaire: whether it is sound R4, and whether it can be asked here. */
export async function checkQuestionnaire(text: string): Promise<CheckedText> {
  if (text.length > LONGEST_QUESTIONNAIRE)
    return faultOf('It is longer than half a million characters.', 'Ask in several questionnaires.')
  let resource: Resource
  try {
    resource = JSON.parse(text) as Resource
  } catch (error) {
    return faultOf(`It is not JSON: ${(error as Error).message}`, 'Give a Questionnaire of FHIR R4 as JSON.')
  }
  if (typeof resource !== 'object' || resource === null || resource.resourceType !== 'Questionnaire')
    return faultOf('It is not a Questionnaire.', 'Give a Questionnaire of FHIR R4 as JSON, not a Bundle.')
  if (isDeeperThan(DEEPEST, resource))
    return faultOf(
      `Its items stand more than ${DEEPEST} levels deep.`,
      'Put groups side by side instead of into each other.',
    )
  const faults = (await loadValidator())(resource)
  if (faults.length > 0) return { faults }
  const read = readQuestionnaire(resource)
  return 'faults' in read ? read : { ...read, resource: JSON.stringify(resource) }
}

/** Elements and lists inside each other; each item within an item takes two. */
const DEEPEST = 60

/** Level by level, because what goes through all of it calls itself for each level. */
function isDeeperThan(levels: number, value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
  return false
}

function faultOf(what: string, mend: string): CheckedText {
  return { faults: [{ path: 'Questionnaire', what, mend }] }
}

type NewQuestionnaire = { readonly form: Form; readonly resource: string }

/** Publishes it for the own institution, in place of an earlier version. Throws Refused for other roles, Conflict for what is in use as it is. */
export async function publishQuestionnaire(scope: StaffScope, { form, resource }: NewQuestionnaire): Promise<string> {
  administersSite(scope)
  const { rows: same } = await sql`select 1 from questionnaire where institution_id = ${scope.institutionId}
    and url = ${form.url} and resource = ${resource} and ended_at is null`.execute(scope.db)
  if (same.length > 0) throw new Conflict('this version is in use already')
  await sql`update questionnaire set ended_at = now() where institution_id = ${scope.institutionId} and url = ${form.url}
    and ended_at is null`.execute(scope.db)
  const { rows } = await sql<{ questionnaireId: string }>`
    insert into questionnaire (institution_id, url, version, title, resource, made_by, made_name)
    values (${scope.institutionId}, ${form.url}, ${form.version}, ${form.title.text.slice(0, 300)}, ${resource},
      ${scope.actor.accountId}::uuid, ${scope.actor.name})
    returning questionnaire_id`.execute(scope.db)
  return rows[0]!.questionnaireId
}

/** For the demonstration: one that is there from the start, and is asked before visits of a service of that name, a month before. */
export async function plantQuestionnaire(
  scope: SystemScope,
  { institutionId, teamId, text, before }: PlantedQuestionnaire,
): Promise<void> {
  const checked = await checkQuestionnaire(text)
  if ('faults' in checked) throw new Error(`the planted questionnaire is not sound: ${JSON.stringify(checked.faults)}`)
  const { form, resource } = checked
  await sql`insert into questionnaire (institution_id, url, version, title, resource, made_name)
    values (${institutionId}, ${form.url}, ${form.version}, ${form.title.text}, ${resource}, 'demo')`.execute(scope.db)
  await sql`insert into questionnaire_rule (institution_id, service_id, url, team_id, days_before, set_name)
    select ${institutionId}, service_id, ${form.url}, ${teamId}::uuid, 30, 'demo' from visit_service
    where institution_id = ${institutionId} and name = ${before}`.execute(scope.db)
}

type PlantedQuestionnaire = {
  readonly institutionId: string
  readonly teamId: string
  /** A Questionnaire, JSON. */
  readonly text: string
  readonly before: string
}

function administersSite({ role }: StaffScope): void {
  if (role !== 'institution-administrator') throw new Refused('only the site administrator looks after questionnaires')
}

/** What the own institution asks, and has asked; what is in use first. At most 200. */
export async function listPublished(scope: StaffScope): Promise<readonly Published[]> {
  const { rows } = await sql<Published>`
    select q.questionnaire_id, q.url, q.version, q.title, q.resource, q.made_at, q.made_name, q.ended_at,
           c.asked::int, c.answered::int
    from questionnaire q left join lateral count_questionnaire(q.questionnaire_id) c on true
    where q.institution_id = ${scope.institutionId}
    order by q.ended_at is not null, q.title, q.made_at desc limit 200`.execute(scope.db)
  return rows
}

/** Throws NotFound for those of others. */
export async function readPublished(
  scope: StaffScope,
  { questionnaireId }: { readonly questionnaireId: string },
): Promise<Published> {
  const found = isUuid(questionnaireId)
    ? (await listPublished(scope)).find((each) => each.questionnaireId === questionnaireId)
    : undefined
  if (!found) throw new NotFound('questionnaire', { detail: 'not of this institution' })
  return found
}

/** Takes it out of use: nobody is asked anew; who was asked may still answer. Its rules end with it. */
export async function endQuestionnaire(
  scope: StaffScope,
  { questionnaireId }: { readonly questionnaireId: string },
): Promise<void> {
  administersSite(scope)
  const { url } = await readPublished(scope, { questionnaireId })
  await sql`update questionnaire set ended_at = now() where questionnaire_id = ${questionnaireId}::uuid
    and institution_id = ${scope.institutionId} and ended_at is null`.execute(scope.db)
  await sql`update questionnaire_rule set ended_at = now() where institution_id = ${scope.institutionId} and url = ${url}
    and ended_at is null`.execute(scope.db)
}

/** A questionnaire is asked before each booked visit of a service. */
export type VisitRule = {
  readonly ruleId: string
  readonly serviceId: string
  readonly serviceName: string
  readonly teamId: string
  readonly teamName: string
  readonly daysBefore: number
}

/** Before which visits a questionnaire is asked. */
export async function listVisitRules(
  scope: StaffScope,
  { url }: { readonly url: string },
): Promise<readonly VisitRule[]> {
  const { rows } = await sql<VisitRule>`
    select r.rule_id, r.service_id, s.name as service_name, r.team_id, t.name as team_name, r.days_before
    from questionnaire_rule r join visit_service s on s.service_id = r.service_id
    join message_team t on t.team_id = r.team_id
    where r.institution_id = ${scope.institutionId} and r.url = ${url} and r.ended_at is null
    order by s.name`.execute(scope.db)
  return rows
}

export type NewVisitRule = Pick<VisitRule, 'serviceId' | 'teamId' | 'daysBefore'> & { readonly url: string }

/** Asks it before visits of a service, from now on; in place of an earlier rule for the same. */
export async function setVisitRule(scope: StaffScope, rule: NewVisitRule): Promise<void> {
  administersSite(scope)
  await sql`update questionnaire_rule set ended_at = now() where institution_id = ${scope.institutionId}
    and service_id = ${rule.serviceId}::uuid and url = ${rule.url} and ended_at is null`.execute(scope.db)
  await sql`insert into questionnaire_rule (institution_id, service_id, url, team_id, days_before, set_by, set_name)
    values (${scope.institutionId}, ${rule.serviceId}::uuid, ${rule.url}, ${rule.teamId}::uuid, ${rule.daysBefore},
      ${scope.actor.accountId}::uuid, ${scope.actor.name})`.execute(scope.db)
}

/** Asks it no more before those visits. */
export async function endVisitRule(scope: StaffScope, { ruleId }: { readonly ruleId: string }): Promise<void> {
  administersSite(scope)
  if (!isUuid(ruleId)) throw new NotFound('rule', { detail: 'not an id' })
  await sql`update questionnaire_rule set ended_at = now() where rule_id = ${ruleId}::uuid
    and institution_id = ${scope.institutionId} and ended_at is null`.execute(scope.db)
}
