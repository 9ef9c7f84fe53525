import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'

const WALK = { does: 'keep', words: 'Walk to the <b>shop</b> every day.' }
const PRESSURE = { does: 'keep', kind: 'blood-pressure', words: 'A calmer heart', high: '135', secondHigh: '85' }

describe.each(databaseKinds())('what a person wants to reach, on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  let helper: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.signIn('patient@demo.example')
    await portal.addAccount('everything@test.example', {
      grants: [{ personId: await portal.personCalled('Kari'), capacity: 'delegate' }],
    })
    helper = await portal.signIn('everything@test.example')
  })
  afterAll(() => portal.close())

  const set = (form: Record<string, string>, cookie = kari) => portal.post('/journal/goals/new', form, cookie)
  const goalOf = ({ location }: { location: string | null }) => location!.split('?')[0]!
  const text = async (path: string, cookie = kari) => (await portal.get(path, cookie)).text
  const measure = (value: string, second: string) => {
    const [day, time] = new Date(performance.timeOrigin + performance.now())
      .toLocaleString('sv', { timeZone: 'Europe/Oslo' })
      .split(' ')
    const form = { value, second, day: day!, time: time!.slice(0, 5) }
    return portal.post('/journal/new/blood-pressure', form, kari)
  }

  it('is kept in words, changed, reached, and deleted only then', async () => {
    expect(await text('/journal')).toContain('Set a goal')
    const kept = await set(WALK)
    expect(kept.location).toMatch(/^\/journal\/goals\/[\w-]{36}\?said=kept$/)
    const path = goalOf(kept)
    expect(await text(path)).toContain('Walk to the &lt;b>shop&lt;/b> every day.')
    expect(await text('/journal')).toContain('every day.')
    await portal.post(path, { does: 'keep', words: 'Walk to the lake.', day: '2031-05-17' }, kari)
    expect(await text('/journal/goals')).toMatch(/Walk to the lake\.[\s\S]*Until [\s\S]*2031/)
    expect((await portal.post(path, { does: 'delete' }, kari)).location).toBe(path)
    await portal.post(path, { does: 'reached' }, kari)
    await portal.post(path, { does: 'let-go' }, kari)
    expect(await text(path)).toContain('Reached on')
    await portal.post(path, { does: 'resume' }, kari)
    expect(await text('/journal')).toContain('lake')
    await portal.post(path, { does: 'let-go' }, kari)
    expect(await text(path)).toContain('Let go on')
    expect(await text('/journal')).not.toContain('lake')
    expect(await text('/journal/goals')).toContain('Goals you had')
    expect((await portal.post(path, { does: 'delete' }, kari)).location).toBe('/journal/goals?said=deleted')
    expect((await portal.get(path, kari)).status).toBe(404)
  })

  it('within numbers it says how what was written down since stands to it, and nothing of before', async () => {
    await measure('150', '95')
    await portal.house.owner(`update journal_entry set measured_at = measured_at - interval '1 day'`)
    const path = goalOf(await set(PRESSURE))
    expect(await text(path)).toContain('You have written down no value since you set it.')
    await measure('138', '84')
    expect(await text(path)).toContain('The last one, 138/84 mmHg, is not within your goal.')
    await measure('134', '85')
    const page = await text(path)
    for (const words of ['Blood pressure: at most 135 mmHg; lower number at most 85', '1 of 2 values'])
      expect(page).toContain(words)
    expect(await text('/journal/of/blood-pressure')).toContain('A calmer heart')
  })

  it('says what is wrong and keeps what was typed; the same form twice is one goal', async () => {
    const wrong: readonly (readonly [Record<string, string>, string])[] = [
      [{ ...WALK, words: '  ' }, 'Write what you want to reach.'],
      [{ ...WALK, day: '2020-01-01' }, 'Choose a day from today on'],
      [{ ...WALK, day: '2031-02-30' }, 'Choose a day from today on'],
      [{ ...PRESSURE, high: '', secondHigh: '' }, 'Write at least one number'],
      [{ ...PRESSURE, low: '140' }, 'Write at least one number'],
      [{ ...PRESSURE, high: '9000' }, 'Write at least one number'],
    ]
    for (const [form, words] of wrong) {
      const answer = await set(form)
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(words)])
      expect(answer.text).toContain(form.words!.trim().slice(0, 8))
    }
    const key = '0b7b9e0e-9f6b-4c1d-8a53-3f8f5b7d9a10'
    const [first, second] = [await set({ ...WALK, key }), await set({ ...WALK, key })]
    expect(second.location).toBe(first.location)
    expect((await text('/journal/goals')).split('every day.')).toHaveLength(2)
  })

  it('is its owner’s alone: no helper reads it, whatever they may see, and none sets one', async () => {
    const path = goalOf(await set({ ...WALK, words: 'Only mine.' }))
    for (const address of ['/journal/goals', '/journal/goals/new', path])
      expect((await portal.get(address, helper)).status, address).toBe(404)
    expect(await text('/journal', helper)).not.toContain('Only mine.')
    expect(await text('/journal/of/blood-pressure', helper)).not.toContain('A calmer heart')
    expect((await set(WALK, helper)).status).toBe(404)
    expect((await portal.post(path, { does: 'reached' }, helper)).status).toBe(404)
  })

  it('thirty at a time, and then one has to end', async () => {
    for (let at = 0; at < 31; at++) await set({ ...WALK, words: `Goal ${at}` })
    const many = await set(WALK)
    expect([many.status, many.text]).toEqual([422, expect.stringContaining('You have 30 goals already')])
  })
})
