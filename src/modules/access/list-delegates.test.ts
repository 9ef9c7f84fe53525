import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { wordsOf } from '../../../test/support/page-text.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { type LocalDay, localDayAt } from './rule-pack/age-on.ts'

const en = translator('en')
const t = en.delegates
/** What the region's example leaves a guardian from twelve to sixteen (rulebooks/children/norway.yaml). */
const SOME = ['medications', 'allergies', 'discharge-summaries', 'visits', 'appointments', 'immunizations'] as const

describe.each(databaseKinds())('who may see a record, on %s', (kind) => {
  let portal: TestPortal
  let child: string
  let cookie: string
  let parent: string
  let today: LocalDay
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    await portal.takeIn('nordfjord-hospital-fhir', {
      resourceType: 'Patient',
      id: 'nora',
      name: [{ family: 'Berg', given: ['Nora'] }],
      birthDate: '2010-05-03',
    })
    child = await portal.personCalled('Nora Berg')
    await portal.addAccount('nora@test.example', { name: 'Nora', grants: [{ personId: child, capacity: 'self' }] })
    await portal.addAccount('ola@test.example', { name: 'Ola', grants: [{ personId: child, capacity: 'guardian' }] })
    await portal.house.owner(
      `update access_grant set is_age_bound = true where capacity = 'guardian' and person_id = $1`,
      [child],
    )
    cookie = await portal.signIn('nora@test.example')
    parent = await portal.signIn('ola@test.example')
    today = localDayAt((await portal.house.owner('select now() as at'))[0]!.at as Date, 'Europe/Oslo')
  })
  afterAll(() => portal.close())

  const turns = async (years: number, inDays = 0) => {
    const [year, month, day] = today.split('-').map(Number)
    const born = new Date(Date.UTC(year! - years, month! - 1, day! + inDays)).toISOString().slice(0, 10)
    await portal.house.owner('update person set birth_date = $2 where person_id = $1', [child, born])
  }
  const childReads = async () => wordsOf(await portal.get('/delegates', cookie))
  const some = en.formatList(SOME.map((each) => en.categories[each].name))

  it('says of a guardian what the rules for the child’s age leave today', async () => {
    await turns(12, 1)
    expect(wordsOf(await portal.get('/delegates', parent))).toContain(t.everything)
    await turns(16, 1)
    expect(await childReads()).toContain(t.maySee({ what: some }))
    expect(wordsOf(await portal.get('/delegates', parent))).toContain(some)
  })

  it('from the birthday on which they see nothing, says that, counts them no more, and does not promise an end', async () => {
    await turns(16, 1)
    expect(wordsOf(await portal.get('/', cookie))).toContain(t.home.some({ count: 1 }))
    await turns(16)
    const page = await childReads()
    expect(page).toContain(t.seesNothing)
    expect(page).not.toContain(t.maySee({ what: '' }))
    expect(page).not.toContain('until you end it')
    expect(wordsOf(await portal.get('/', cookie))).not.toContain(t.home.some({ count: 1 }))
    expect(wordsOf(await portal.get('/', parent))).not.toContain('Nora')
  })
})
