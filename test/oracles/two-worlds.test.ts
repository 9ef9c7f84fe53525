import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { tokenIn } from '../support/actors.ts'
import { crawl } from '../support/crawl.ts'
import { bundle, note, observation, patient, type Sample, tissueReport } from '../support/fhir-samples.ts'
import { databaseKinds } from '../support/test-house.ts'
import { type Answer, openTestPortal, type TestPortal } from '../support/test-portal.ts'
import { comparable } from '../support/two-worlds.ts'

const FEED = 'nordfjord-hospital-fhir'
const DAY_MS = 86_400_000
/** Whole minutes before this file began: both worlds tell the same times. */
const NOW = Math.floor(performance.timeOrigin / 60_000) * 60_000
const at = (daysAgo: number) => new Date(NOW - daysAgo * DAY_MS).toISOString()
const SECRETS = ['carcinoma', 'zweifelhaft', 'marker-secret', '77.7', 'in-the-file', 'SECRETPART', 'GENESECRET']

type World = { readonly bad: boolean }

/** One person with an ordinary record, and held results whose content is all that differs between the worlds. */
function chart({ bad }: World): Sample[] {
  const part = (id: string) =>
    observation(id, 'mona', {
      code: { coding: [{ system: 'http://loinc.org', code: '22634-0' }], text: bad ? `SECRETPART ${id}` : 'Part' },
      valueQuantity: bad ? { value: 77.7, unit: 'mm' } : { value: 1, unit: 'mm' },
      effectiveDateTime: at(1),
      category: undefined,
    })
  const parts = bad ? [part('p1'), part('p2'), part('p3')] : [part('p1')]
  const report = tissueReport('tissue', 'mona', at(1), {
    conclusion: bad ? 'carcinoma zweifelhaft, invasive, grade 3' : 'no sign of disease',
    text: bad ? 'in-the-file '.repeat(400) : 'all is well',
    parts,
  })
  const marker = observation('marker', 'mona', {
    code: {
      coding: [{ system: 'http://loinc.org', code: '10334-1', display: 'Cancer Ag 125' }],
      text: bad ? 'marker-secret' : 'Cancer Ag 125',
    },
    valueQuantity: { value: bad ? 77.7 : 12, unit: 'kU/L' },
    interpretation: bad ? [{ coding: [{ code: 'HH' }] }] : undefined,
    effectiveDateTime: at(1),
    issued: at(1),
  })
  return [
    patient('mona', { birthDate: '1966-06-06' }),
    observation('open-1', 'mona', { effectiveDateTime: at(30), issued: at(30) }),
    observation('open-2', 'mona', {
      effectiveDateTime: at(400),
      issued: at(400),
      valueQuantity: { value: 4.4, unit: 'mmol/L' },
    }),
    observation('earlier-marker', 'mona', {
      code: {
        coding: [{ system: 'http://loinc.org', code: '10334-1', display: 'Cancer Ag 125' }],
        text: 'Cancer Ag 125',
      },
      valueQuantity: { value: 11, unit: 'kU/L' },
      effectiveDateTime: at(300),
      issued: at(300),
    }),
    note('open-note', 'mona', 'A sample was taken today.', { date: at(2) }),
    report,
    ...parts,
    marker,
    observation('gene', 'mona', {
      code: { coding: [{ system: 'http://loinc.org', code: '21636-6' }], text: bad ? 'GENESECRET' : 'BRCA1' },
      valueString: bad ? 'GENESECRET found' : 'none found',
      valueQuantity: undefined,
      effectiveDateTime: at(1),
      issued: at(1),
    }),
  ]
}

/** Something whose code is the finding itself, and waits by its person's own choice. */
function diagnosis({ bad }: World): Sample {
  const [code, text] = bad ? ['C50.9', 'carcinoma of the breast'] : ['Z00.0', 'nothing found']
  return {
    resourceType: 'Condition',
    id: 'finding',
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code }], text },
    subject: { reference: 'Patient/mona' },
    recordedDate: at(1),
  }
}

/** Says when each session began; no record is open there. */
const OF_THE_SESSION = '/settings/sign-in'

describe.each(databaseKinds())('a held result says nothing of what it holds, on %s', (kind) => {
  const worlds: {
    portal: TestPortal
    cookie: string
    pages: ReadonlyMap<string, Answer>
    compared: Map<string, object>
  }[] = []
  const starts = [
    '/',
    '/access-log',
    ...SECRETS.map((word) => `/record/search?q=${word}`),
    '/record/search?q=1',
    '/settings',
    '/settings/opening/kinds',
    '/requests',
    ...previews(),
  ]
  beforeAll(async () => {
    for (const bad of [false, true]) {
      const portal = await openTestPortal(kind, 'demo')
      await portal.takeIn(FEED, bundle(...chart({ bad })))
      await sameTimes(portal)
      const cookie = await reader(portal)
      const pages = new Map(await crawl(portal, cookie, { starts }))
      for (const path of pages.keys())
        if (path.startsWith('/access-log')) {
          await sameMinute(portal)
          pages.set(path, await portal.get(path, cookie))
        }
      const names = new Map<string, string>()
      worlds.push({
        portal,
        cookie,
        pages,
        compared: new Map([...pages].map(([path, answer]) => [path, comparable(answer, path, names)])),
      })
    }
  })
  afterAll(async () => void (await Promise.all(worlds.map(({ portal }) => portal.close()))))

  it('both worlds have the same pages, byte for byte, headers and lengths too', () => {
    const [good, bad] = worlds.map(({ compared }) => [...compared.keys()].map(nameless).sort())
    expect(bad).toEqual(good)
    expect(good!.length).toBeGreaterThan(20)
    const [one, other] = worlds.map(({ compared }) => [...compared.values()])
    for (const [at, page] of one!.entries()) {
      const path = [...worlds[0]!.compared.keys()][at]!
      if (path !== OF_THE_SESSION) expect(other![at], path).toEqual(page)
    }
  })

  it('the held ones are sealed cards, and no word, value or code of theirs is anywhere', () => {
    const { pages } = worlds[1]!
    expect(pages.get('/')!.text.match(/class="sealed"/g)).toHaveLength(3)
    expect(pages.get('/record/pathology')!.text).toContain('class="sealed"')
    for (const [path, { text }] of pages) {
      const found = SECRETS.filter((word) =>
        text
          .replaceAll(/value="[^"]*"|<title>[^<]*|<bdi>[^<]*<\/bdi>/g, (own) => (path.includes('search?q=') ? '' : own))
          .includes(word),
      )
      if (!path.includes('search?q=')) expect(found, path).toEqual([])
      else expect(text, path).not.toMatch(/data-item="[^"]+"[\s\S]*(SECRETPART p|marker-secret<|carcinoma z)/)
      expect(text, path).not.toMatch(/22634-0|11529-5|Surgical pathology/)
    }
  })

  it('no address of theirs opens: page, file, part', async () => {
    const { portal, cookie } = worlds[1]!
    const rows = await portal.house.owner(
      `select item_id from item where release_at > now() and source_id in ('tissue', 'p1', 'p2', 'p3', 'marker')`,
    )
    expect(rows).toHaveLength(5)
    for (const { item_id } of rows)
      for (const path of [`/record/item/${item_id}`, `/record/item/${item_id}/attachment/0`]) {
        expect((await portal.get(path, cookie)).status).toBe(404)
        for (const [, { text }] of worlds[1]!.pages) expect(text).not.toContain(item_id)
      }
  })

  it('a comment that waits with its result, a question, an answer and a choice are the same in both worlds', async () => {
    const seen: object[][] = []
    for (const [bad, world] of worlds.entries()) {
      if (bad) await plantComment(world.portal)
      const names = new Map<string, string>()
      const compared: object[] = []
      const look = async (paths: readonly string[]) => {
        for (const path of paths) compared.push(comparable(await world.portal.get(path, world.cookie), path, names))
      }
      const cards = [...world.pages.keys()].filter((path) => /^\/record\/card\/[^/]+$/.test(path))
      expect(cards).toHaveLength(3)
      for (const card of cards) await world.portal.post(`${card}/ask`, {}, world.cookie)
      const answered = await answerOne(world.portal)
      await look(['/', ...cards, '/requests', `/requests/${answered}`])
      const choice = { about: 'everything', when: 'when-I-ask' }
      expect((await world.portal.post('/settings/opening', choice, world.cookie)).status).toBe(303)
      await world.portal.takeIn(FEED, bundle(diagnosis({ bad: bad === 1 })))
      await sameTimes(world.portal)
      await world.portal.house.owner(`update item set release_at = $1 where source_id = 'finding'`, [at(-13)])
      await look(['/', '/record/problems', '/record/pathology', '/requests', ...previews(), ...finds])
      seen.push(compared)
    }
    for (const [page, one] of seen[0]!.entries()) expect(seen[1]![page]).toEqual(one)
    expect(JSON.stringify(seen[1])).toContain(
      en.opening.stays({ category: PROBLEMS, institution: 'Nordfjord Hospital' }),
    )
  })

  it('no code of what waits that is a finding is in reach of the person’s role', async () => {
    const { portal, cookie } = worlds[1]!
    const found = await portal.house.tryOut(async (query) => {
      if (kind === 'embedded') await query('set local role causeway_embedded')
      else await query('set local session authorization causeway_web')
      await query('select * from open_patient_scope($1, null)', [tokenIn(cookie)])
      return query('select resource_type, facts from waiting_item')
    })
    expect(found.map((row) => row.resource_type)).toContain('Condition')
    expect(JSON.stringify(found)).not.toContain('C50')
    expect(JSON.stringify(found)).toContain('11529-5')
  })

  it('what is restricted without a trace makes no difference at all', async () => {
    const { portal, cookie } = worlds[0]!
    const before = await snapshot(portal, cookie)
    const restricted = { meta: { security: [{ system: 'https://nobody.example', code: 'unreadable' }] } }
    const report = await portal.takeIn(
      FEED,
      bundle(
        observation('hidden-1', 'mona', { ...restricted, effectiveDateTime: at(3) }),
        note('hidden-2', 'mona', 'nothing of this', { ...restricted, date: at(3) }),
        tissueReport('hidden-3', 'mona', at(3), { conclusion: 'x', ...restricted }),
      ),
    )
    expect(report).toMatchObject({ stored: 3 })
    await sameTimes(portal)
    await portal.house.owner(`update item set shows_card = false, release_at = 'infinity' where source_id = 'hidden-3'`)
    expect(await snapshot(portal, cookie)).toEqual(before)
  })

  it('at its time it is there: list, page, file, search, count, trend', async () => {
    const { portal, cookie } = worlds[1]!
    await portal.house.owner(`update item set release_at = now() - interval '1 second'
      where source_id in ('tissue', 'p1', 'p2', 'p3', 'marker', 'gene', 'finding')`)
    const [report] = await portal.house.owner(`select item_id from item where source_id = 'tissue'`)
    const [marker] = await portal.house.owner(`select item_id from item where source_id = 'marker'`)
    expect((await portal.get('/', cookie)).text).not.toContain('class="sealed"')
    expect((await portal.get('/record/pathology', cookie)).text).toContain(report!.item_id as string)
    const page = (await portal.get(`/record/item/${report!.item_id}`, cookie)).text
    for (const word of ['carcinoma zweifelhaft', 'SECRETPART p1', 'SECRETPART p3', '77.7']) expect(page).toContain(word)
    expect((await portal.get(`/record/item/${report!.item_id}/attachment/0`, cookie)).text).toContain('in-the-file')
    expect((await portal.get('/record/search?q=marker-secret', cookie)).text).toContain(marker!.item_id as string)
    const trend = (await portal.get(`/record/item/${marker!.item_id}`, cookie)).text
    expect(trend).toContain('77.7')
    for (const { portal: each } of worlds) expect(each.faults).toEqual([])
  })

  /** What a person sees, without the lines about their own looking. */
  async function snapshot(portal: TestPortal, cookie: string) {
    const paths = [
      '/',
      '/record',
      '/record/laboratory',
      '/record/clinical-notes',
      '/record/pathology',
      '/missing',
      '/record/search?q=o',
    ]
    const names = new Map<string, string>()
    const found: object[] = []
    for (const path of paths) found.push(comparable(await portal.get(path, cookie), path, names))
    return found
  }
})

const en = translator('en')
const PROBLEMS = en.categories.problems.name
const finds = ['C50', 'carcinoma', 'GENESECRET'].map((word) => `/record/search?q=${word}`)

/** What each choice would do to what waits, asked of every class and kind. */
function previews(): readonly string[] {
  const subjects = [
    'everything',
    'pathology',
    'genetic',
    'may-bring-serious-diagnosis',
    'sensitive',
    'routine',
    'problems',
  ]
  return subjects.flatMap((about) =>
    ['region', 'at-once', 'after-comment'].map((when) => `/settings/opening/preview?about=${about}&when=${when}`),
  )
}

/** A clinician has written something beside a result that does not open by it. */
async function plantComment(portal: TestPortal): Promise<void> {
  await portal.house.owner(`insert into clinician_comment (person_id, item_id, institution_id, account_id, author_name, text, language)
    select person_id, item_id, institution_id, gen_random_uuid(), 'Dr Secret', 'GENESECRET, please come', 'en'
    from item where source_id = 'gene'`)
}

/** The team says why one of the questions should wait; answers the request's id. */
async function answerOne(portal: TestPortal): Promise<string> {
  const [row] = await portal.house.owner(`select request_id from request where category = 'pathology'`)
  const clinician = await portal.signIn('clinician@demo.example')
  const answer = { word: 'declined', text: 'We tell you on Friday.' }
  expect((await portal.post(`/clinic/requests/${row!.request_id}`, answer, clinician)).status).toBe(303)
  // Pages tell both to the minute, and the worlds are asked one after the other.
  await portal.house.owner(`update disclosure set at = $1 where capacity = 'clinician'`, [at(0)])
  await portal.house.owner(
    `update request_event set at = $1::timestamptz + case word when 'asked' then interval '0' else interval '1 minute' end`,
    [at(0)],
  )
  return row!.request_id as string
}

function nameless(path: string): string {
  return path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
}

/** Both worlds were loaded one after the other; on a page that would be another minute. */
async function sameTimes(portal: TestPortal): Promise<void> {
  await portal.house.owner(`update item set received_at = $1, changed_at = $1`, [at(0)])
  await portal.house.owner('update delivery set first_received_at = $1, last_received_at = $1', [at(0)])
  await portal.house.owner(
    `update verdict v set decided_at = $1::timestamptz + o.n * interval '1 millisecond'
     from (select person_id, item_id, decided_at, row_number() over (order by decided_at) as n from verdict) o
     where (o.person_id, o.item_id, o.decided_at) = (v.person_id, v.item_id, v.decided_at)`,
    [at(0)],
  )
}

/** The access log tells when somebody looked, and one world is looked through after the other. */
async function sameMinute(portal: TestPortal): Promise<void> {
  await portal.house.owner(
    `update disclosure d set at = $1::timestamptz + o.n * interval '1 millisecond'
     from (select disclosure_id, row_number() over (order by at, disclosure_id) as n from disclosure) o
     where o.disclosure_id = d.disclosure_id`,
    [at(0)],
  )
}

async function reader(portal: TestPortal): Promise<string> {
  const [row] = await portal.house.owner(`select person_id from patient_link l join patient_key k using (link_id)
    where k.key = 'Patient/mona' and k.institution_id = 'nordfjord-hospital'`)
  await portal.addAccount('mona@test.example', {
    name: 'Mona',
    grants: [{ personId: row!.person_id as string, capacity: 'self' }],
  })
  return portal.signIn('mona@test.example')
}
