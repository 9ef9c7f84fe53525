import { loadValidator } from '#formats/fhir/validate'
import { listUnguardedTables } from '#platform/database/list-unguarded-tables'
import { withSystemScope } from '#platform/database/scopes'
import { countAlarms } from '#release'
import type { House } from '../open-house.ts'
import type { Output } from '../output.ts'

type Check = { readonly name: string; readonly ok: boolean; readonly says: string }

/** Looks at what must be true before people's data may go in, and lists the feeds. Exit 1 when something is wrong. */
export async function doctor(house: House, json: boolean, output: Output): Promise<number> {
  const checks: Check[] = [
    await tableGate(house),
    await rulebookCheck(house),
    await releaseAlarms(house),
    await validatorCheck(),
  ]
  const feeds = await withSystemScope(house.database, { purpose: 'doctor' }, (scope) =>
    scope.db.selectFrom('feed').select(['feedId', 'institutionId', 'format']).orderBy('feedId').execute(),
  )
  const ok = checks.every((check) => check.ok)
  if (json) output.answer(JSON.stringify({ ok, database: house.database.kind, checks, feeds }))
  else {
    const lines = checks.map((check) => `${check.ok ? 'ok   ' : 'WRONG'}  ${check.name}: ${check.says}`)
    output.answer(
      [...lines, 'Feeds:', ...feeds.map((feed) => `  ${feed.feedId}  (${feed.format}, ${feed.institutionId})`)].join(
        '\n',
      ),
    )
  }
  return ok ? 0 : 1
}

async function tableGate(house: House): Promise<Check> {
  const open = await listUnguardedTables(house.database)
  return {
    name: 'row-level security',
    ok: open.length === 0,
    says:
      open.length === 0 ? 'forced on every table of persons' : `missing on ${open.join(', ')}; run causeway migrate`,
  }
}

async function rulebookCheck(house: House): Promise<Check> {
  return withSystemScope(house.database, { purpose: 'doctor' }, async (scope) => {
    const live = await scope.db
      .selectFrom('rulebook')
      .select(['version', 'title'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    return {
      name: 'rulebook',
      ok: Boolean(live),
      says: live ? `version ${live.version}, ${live.title}` : 'none in force; run causeway migrate',
    }
  })
}

/** Nothing may wait for ever on a fault: what could not be decided shows here until somebody has looked. */
async function releaseAlarms(house: House): Promise<Check> {
  const { beingChecked, restricted } = await withSystemScope(house.database, { purpose: 'doctor' }, countAlarms)
  return {
    name: 'release',
    ok: beingChecked + restricted === 0,
    says: `${beingChecked} items are being checked, ${restricted} are shown to nobody because of a label nobody can read`,
  }
}

async function validatorCheck(): Promise<Check> {
  try {
    const validate = await loadValidator()
    const refuses = validate({ resourceType: 'Observation', status: 'banana' } as never).length > 0
    return {
      name: 'FHIR R4 validator',
      ok: refuses,
      says: refuses ? 'refuses what is not R4' : 'accepts what is not R4',
    }
  } catch (fault) {
    return {
      name: 'FHIR R4 validator',
      ok: false,
      says: `cannot be loaded: ${(fault as Error).message}; run npm run build`,
    }
  }
}
