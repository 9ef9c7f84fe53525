import { sql } from 'kysely'
import type { InstitutionId, LinkId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'
import { takeTurns } from '#platform/database/take-turns'
import { decidePersons, type StandingChange } from './decide-persons.ts'
import type { Demographics } from './demographics.ts'
import { candidateKeys } from './score.ts'

/** Why a link changes: by a case that a person decided, or by an institution's statement alone. */
export type Because = { readonly caseId: string | null; readonly statementId: string | null }

/** One link as the commands of this file need it. */
export type LinkRow = {
  readonly linkId: LinkId
  readonly personId: PersonId
  readonly originPersonId: PersonId
  readonly institutionId: InstitutionId
  readonly demographics: string
  readonly linkedAt: Instant
}

/** A link that leads to another person than before. */
export type MovedLink = LinkRow & { readonly intoPersonId: PersonId }

/**
 * All that is one person with `linkId` becomes one with `intoLink`. Answers the links that lead elsewhere now; none when
 * the two were one already.
 */
export async function joinLinks(
  scope: SystemScope,
  { linkId, intoLink, because }: { readonly linkId: LinkId; readonly intoLink: LinkId; readonly because: Because },
): Promise<readonly MovedLink[]> {
  const component = await listTogether(scope, [linkId, intoLink])
  const personOf = (link: LinkId) => component.find((each) => each.linkId === link)!.personId
  const [fromPersonId, intoPersonId] = [personOf(linkId), personOf(intoLink)]
  if (fromPersonId === intoPersonId) return []
  await scope.db
    .insertInto('linkChange')
    .values({ kind: 'join', linkId, intoLink, fromPersonId, intoPersonId, ...because, madeAt: scope.now })
    .execute()
  return follow(scope, component)
}

/** The link goes alone to a person, who is its own where it can be. */
export async function partLink(
  scope: SystemScope,
  {
    linkId,
    intoPersonId,
    because,
  }: { readonly linkId: LinkId; readonly intoPersonId: PersonId; readonly because: Because },
): Promise<readonly MovedLink[]> {
  const component = await listTogether(scope, [linkId])
  const { personId } = component.find((each) => each.linkId === linkId)!
  await scope.db
    .insertInto('linkChange')
    .values({ kind: 'part', linkId, fromPersonId: personId, intoPersonId, ...because, madeAt: scope.now })
    .execute()
  return follow(scope, component)
}

/** These changes count no more; every link goes where the others lead it. Data that came meanwhile goes with its link. */
export async function undoChanges(
  scope: SystemScope,
  { changes, links }: { readonly changes: readonly string[]; readonly links: readonly LinkId[] },
): Promise<readonly MovedLink[]> {
  const component = await listTogether(scope, links)
  await sql`update link_change set undone_at = ${scope.now}::timestamptz
    where change_no = any (${changes}::bigint[]) and undone_at is null`.execute(scope.db)
  return follow(scope, component)
}

/** Every link that is or was one person with one of these, by what stands and by what has been undone. */
export async function listTogether(scope: SystemScope, links: readonly LinkId[]): Promise<readonly LinkRow[]> {
  const known = new Map<LinkId, LinkRow>()
  let next: readonly LinkId[] = links
  while (next.length > 0) {
    const { rows } = await sql<LinkRow>`
      select l.link_id, l.person_id, l.origin_person_id, l.institution_id, l.demographics, l.linked_at
      from patient_link l where l.person_id in (select person_id from patient_link where link_id = any (${next}::uuid[]))
      union
      select l.link_id, l.person_id, l.origin_person_id, l.institution_id, l.demographics, l.linked_at
      from link_change c join patient_link l on l.link_id in (c.link_id, c.into_link)
      where c.kind in ('join', 'part') and (c.link_id = any (${next}::uuid[]) or c.into_link = any (${next}::uuid[]))
      order by link_id`.execute(scope.db)
    next = rows.filter((row) => !known.has(row.linkId)).map((row) => row.linkId)
    for (const row of rows) known.set(row.linkId, row)
  }
  return [...known.values()]
}

/**
 * Waits for everybody who may link a patient to one of these persons, or store something of one of these links. Answers all
 * links that are or were one person with these; what came while it waited is waited for too. `about`: a number that has no
 * link yet.
 */
export async function waitForLinks(
  scope: SystemScope,
  links: readonly LinkId[],
  about: { readonly institutionId: InstitutionId; readonly demographics: string } | null = null,
): Promise<readonly LinkRow[]> {
  let known = -1
  let component = await listTogether(scope, links)
  while (component.length > known) {
    known = component.length
    const all = about ? [...component, about] : component
    await takeTurns(scope, { about: 'institution', names: all.map((each) => each.institutionId) })
    const names = all.flatMap((each) => candidateKeys(JSON.parse(each.demographics) as Demographics))
    await takeTurns(scope, { about: 'matching', names })
    await takeTurns(scope, { about: 'person', names: component.map((link) => link.personId) })
    component = await listTogether(scope, links)
  }
  return component
}

/** Works out anew where each of these links leads, and lets rows and keys follow. */
async function follow(scope: SystemScope, component: readonly LinkRow[]): Promise<readonly MovedLink[]> {
  const { rows: standing } = await sql<StandingChange>`
    select kind, link_id, into_link, into_person_id from link_change
    where link_id = any (${component.map((link) => link.linkId)}::uuid[]) and kind in ('join', 'part')
      and undone_at is null
    order by change_no`.execute(scope.db)
  const personOf = decidePersons(component, standing)
  const moved = component
    .map((link) => ({ ...link, intoPersonId: personOf.get(link.linkId)! }))
    .filter((link) => link.personId !== link.intoPersonId)
  if (moved.length === 0) return []
  await lead(scope, moved)
  await rewriteKeys(scope, [...new Set(moved.flatMap((link) => [link.personId, link.intoPersonId]))])
  return moved
}

async function lead(scope: SystemScope, moved: readonly MovedLink[]): Promise<void> {
  const links = moved.map((link) => link.linkId)
  const before = moved.map((link) => link.personId)
  await sql`insert into former_link (link_id, person_id, since, until)
    select link_id, person_id, linked_at, ${scope.now}::timestamptz from patient_link
    where link_id = any (${links}::uuid[]) on conflict do nothing`.execute(scope.db)
  await sql`update patient_link l set person_id = t.into_person, linked_at = ${scope.now}::timestamptz
    from unnest(${links}::uuid[], ${moved.map((link) => link.intoPersonId)}::uuid[]) as t(link, into_person)
    where l.link_id = t.link`.execute(scope.db)
  await sql`insert into rows_to_move (person_id, link_id)
    select * from unnest(${before}::uuid[], ${links}::uuid[]) on conflict do nothing`.execute(scope.db)
}

/** A person is found by the descriptions of the links that lead to them, and by no other. */
async function rewriteKeys(scope: SystemScope, persons: readonly PersonId[]): Promise<void> {
  const { rows } = await sql<{ personId: PersonId; demographics: string }>`
    select person_id, demographics from patient_link where person_id = any (${persons}::uuid[])`.execute(scope.db)
  const keys = rows.flatMap(({ personId, demographics }) =>
    candidateKeys(JSON.parse(demographics) as Demographics).map((key) => ({ personId, key })),
  )
  await sql`delete from person_key where person_id = any (${persons}::uuid[])`.execute(scope.db)
  await sql`insert into person_key (key, person_id)
    select * from unnest(${keys.map(({ key }) => key)}::text[], ${keys.map(({ personId }) => personId)}::uuid[])
    on conflict do nothing`.execute(scope.db)
}
