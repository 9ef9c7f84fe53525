import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayAsked } from '#lab'
import { translator } from '#messages/translator'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const t = translator('en').lab
const ZONE = { timeZone: 'Europe/Oslo' }
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe.each(databaseKinds())('a steward tries a draft in the lab, on %s', (kind) => {
  let portal: TestPortal
  let steward: string
  let representative: string
  let draftId: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    steward = await portal.signIn('steward@demo.example')
    representative = await portal.signIn('representative@demo.example')
    draftId = await draft('Blood tests wait fourteen days', {
      from: 'then: immediate\n',
      to: 'then: { do: delay, days: 14 }\n',
    })
  })
  afterAll(() => portal.close())

  async function draft(title: string, { from, to }: { readonly from: string; readonly to: string }): Promise<string> {
    const begun = await portal.post('/region/rulebooks', { title }, steward)
    const path = begun.location!.split('?')[0]!
    const { text } = await portal.get(`${path}/text`, steward)
    const rule = 'when: { testClass: routine, category: laboratory }\n    '
    expect(text).toContain(`${rule}${from}`)
    await portal.post(path, { word: 'text', text: text.replace(`${rule}${from}`, `${rule}${to}`) }, steward)
    return path.split('/').at(-1)!
  }

  let run: string
  it('asks for a replay, once, and waits for it without script', async () => {
    expect((await portal.get(`/region/drafts/${draftId}`, steward)).text).toContain(`/region/lab?draft=${draftId}`)
    const door = await portal.get(`/region/lab?draft=${draftId}`, steward)
    expect(door.text).toContain(t.intro)
    const asked = await portal.post('/region/lab', { draft: draftId, days: '365' }, steward)
    expect(asked.status).toBe(303)
    run = asked.location!
    const again = await portal.post('/region/lab', { draft: draftId, days: '365' }, representative)
    expect(again.location).toBe(run)
    expect((await portal.get(run, steward)).text).toContain(t.waiting)
    expect((await portal.get(`${run}/brief`, steward)).status).toBe(404)
  })

  it('reads what it found: the same figures as a count of the items themselves', async () => {
    expect(await replayAsked(portal.house.database, ZONE)).toBe(1)
    const page = textOf((await portal.get(run, representative)).text)
    for (const words of [t.inShort, t.spread, t.byCategory, t.byInstitution, t.byClass, t.choices, t.how])
      expect(page).toContain(words)
    const [truth] = await portal.house.owner(`select count(*)::int as items,
        count(*) filter (where release_at <= case when changed_at - coalesce(counts_from, received_at) > interval '2 days'
          then coalesce(counts_from, received_at) else changed_at end)::int as at_once from item
      where listed and hidden_by is null and standing = 'current' and verdict <> 'restricted'
        and coalesce(counts_from, received_at) >= now() - interval '365 days'`)
    const figures = JSON.parse((await portal.get(`${run}/figures`, steward)).text)
    expect(figures.all.items).toBe(truth!.items)
    expect(figures.all.current.openAtOnce).toBe(truth!.at_once)
    expect(figures.all.draft.openAtOnce).toBeLessThan(figures.all.current.openAtOnce)
    expect(page).toContain(translator('en').formatNumber(figures.all.draft.openAtOnce))
    for (const spread of [figures.spread.current, figures.spread.draft])
      expect(spread.reduce((sum: number, items: number) => sum + items, 0)).toBe(truth!.items)
  })

  it('takes the brief along as a tagged PDF', async () => {
    const brief = await portal.get(`${run}/brief`, steward)
    expect(brief.headers['content-type']).toContain('application/pdf')
    expect(brief.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(brief.bytes.toString('latin1')).toContain('/StructTreeRoot')
  })

  it('is told that the draft has been changed since', async () => {
    const { text } = await portal.get(`/region/drafts/${draftId}/text`, steward)
    await portal.post(`/region/drafts/${draftId}`, { word: 'text', text: `${text}\n# later\n` }, steward)
    expect((await portal.get(run, steward)).text).toContain(t.stale)
  })

  it('reads why a draft could not be replayed, and which principle one breaks', async () => {
    const long = await draft('Too long', { from: 'then: immediate\n', to: 'then: { do: delay, days: 40 }\n' })
    const broken = await portal.post('/region/lab', { draft: long, days: '30' }, steward)
    const torn = await draft('Torn', { from: 'then: immediate\n', to: 'then: whenever\n' })
    const failed = await portal.post('/region/lab', { draft: torn, days: '30' }, steward)
    expect(await replayAsked(portal.house.database, ZONE)).toBe(2)
    expect((await portal.get(broken.location!, steward)).text).toContain(t.breaches)
    expect((await portal.get(failed.location!, steward)).text).toContain(t.failedMend)
    expect((await portal.get('/region/lab', steward)).text).toContain(t.states.failed)
  })

  it('a replay that died with its process is begun anew, and a third death ends it', async () => {
    const asked = await portal.post('/region/lab', { draft: draftId, days: '30' }, steward)
    const runId = asked.location!.split('/').at(-1)
    await portal.house.owner(
      `update lab_run set tries = 1, claimed_until = now() + interval '1 minute' where run_id = '${runId}'`,
    )
    expect(await replayAsked(portal.house.database, ZONE)).toBe(0)
    await portal.house.owner(`update lab_run set claimed_until = now() - interval '1 minute' where run_id = '${runId}'`)
    expect(await replayAsked(portal.house.database, ZONE)).toBe(1)
    expect((await portal.get(asked.location!, steward)).text).toContain(t.inShort)
  })
})
