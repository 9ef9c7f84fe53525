import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measureConcerns } from '#governance'
import { translator } from '#messages/translator'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const w = translator('en')
const t = w.room
const d = w.decisions
const day = (days: number) => new Date(performance.timeOrigin + days * 86_400_000).toISOString().slice(0, 10)

describe.each(databaseKinds())('the region decides together, on %s', (kind) => {
  let portal: TestPortal
  const cookies = new Map<string, string>()
  let draft: string
  let proposal: string
  let decision: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    for (const name of ['steward', 'clinician', 'homecare', 'representative', 'leader', 'patient', 'delegate'])
      cookies.set(name, await portal.signIn(`${name}@demo.example`))
  })
  afterAll(() => portal.close())

  const read = async (who: string | null, path: string) => {
    const answer = await portal.get(path, who === null ? undefined : cookies.get(who)!)
    expect([path, answer.status]).toEqual([path, 200])
    return wordsOf(answer.text)
  }
  const send = (who: string, path: string, form: Readonly<Record<string, string>>) =>
    portal.post(path, form, cookies.get(who)!)
  const done = async (who: string, path: string, form: Readonly<Record<string, string>>) => {
    const answer = await send(who, path, form)
    expect([path, form.word, answer.status, answer.status === 303 ? '' : wordsOf(answer.text)]).toEqual([
      path,
      form.word,
      303,
      '',
    ])
    return answer.location!.split('?')[0]!
  }
  const rewrite = async (from: string, to: string) => {
    const { text } = await portal.get(`${draft}/text`, cookies.get('steward')!)
    await done('steward', draft, { word: 'text', text: text.replaceAll(from, to) })
  }

  /** Through the form, as a steward who at first leaves the words as they were. */
  const open = async (rule: string, form: { readonly effect: string; readonly days: string }) => {
    const path = `${draft}/rules/${rule}`
    const { text: shown } = await portal.get(path, cookies.get('steward')!)
    const decided = { 'decided-by': 'Council, 4 February 2026' }
    const refused = await send('steward', path, { ...fieldsOf(shown), ...decided, ...form })
    expect([refused.status, wordsOf(refused.text).includes(w.rulebooks.wrong.stale)]).toEqual([422, true])
    expect(fieldsOf(refused.text)).toMatchObject({
      'says-en': 'It opens after a comment, 5 days at most.',
      'says-nb': 'Åpnes etter en kommentar, høyst 5 dager.',
    })
    await done('steward', path, { ...fieldsOf(refused.text), ...decided, ...form })
  }

  it('a steward proposes a draft with a review date, and cannot publish it without a decision', async () => {
    draft = await done('steward', '/region/rulebooks', { title: 'Immediate for all but new serious diagnoses' })
    await rewrite('limitDays: 14', 'limitDays: 30')
    expect(await read('steward', draft)).not.toContain(w.rulebooks.publishPropose)
    await rewrite('limitDays: 30', 'limitDays: 14')
    expect(await read('steward', draft)).toContain(w.rulebooks.publishNeeds)
    await rewrite('limitDays: 14', 'limitDays: 30')
    const asked = { draft: draft.split('/').at(-1)!, summary: 'Only what may be a new serious diagnosis waits.' }
    const dates = { until: day(10), rule: 'two-thirds' }
    const bare = await send('steward', '/room/propose', { ...asked, title: 'Immediate for all', ...dates })
    expect([bare.status, wordsOf(bare.text).includes(t.wrong.review)]).toEqual([422, true])
    proposal = await done('steward', '/room/propose', {
      ...asked,
      title: 'Immediate for all',
      ...dates,
      review: day(200),
    })
    expect(await read('clinician', '/room')).toContain('Immediate for all')
  })

  it('each seat says its first position blind; then everybody reads all, and one is revised', async () => {
    const say = (who: string, ground: string, stance: string, words: string) =>
      done(who, proposal, { word: 'position', stance, [`ground-${ground}`]: 'yes', words })
    const empty = await send('clinician', proposal, { word: 'position', stance: 'for', words: 'x' })
    expect([empty.status, wordsOf(empty.text).includes(t.wrong.grounds)]).toEqual([422, true])
    await say('clinician', 'own-workload', 'against', 'The telephone will ring all day.')
    await say('homecare', 'patient-benefit', 'for', 'We are there when they read it.')
    for (const who of ['homecare', 'representative', 'steward', 'leader']) {
      const said = await read(who, proposal)
      expect(said).not.toContain('The telephone will ring')
      expect(said).toContain(`Hospital · ${t.spoken}`)
    }
    await say('representative', 'law', 'for', 'The law gives us our record.')
    const said = await read('steward', proposal)
    for (const words of ['The telephone will ring', 'We are there', 'The law gives us']) expect(said).toContain(words)
    await say('clinician', 'patient-benefit', 'with-changes', 'With a comment within five days we can live.')
    expect(await read('homecare', proposal)).toMatch(/The telephone will ring.*With a comment within five days/)
  })

  it('the check against the principles stands on the page and blocks the vote; the leadership sends it back', async () => {
    const said = await read('leader', proposal)
    expect(said).toContain('Nothing waits longer than 14 days, unless a law says so.')
    expect(said).toContain(w.rulebooks.breaches)
    expect(await read('steward', proposal)).toContain(t.callVoteBlocked)
    const forced = await send('steward', proposal, { word: 'call-vote', until: day(3) })
    expect([forced.status, wordsOf(forced.text).includes(t.wrong['does-not-hold'])]).toEqual([422, true])
    await done('leader', proposal, {
      word: 'return',
      principle: 'longest-wait',
      reason: 'Thirty days are against our goals.',
    })
    expect(await read('homecare', proposal)).toMatch(/sent back by the leadership.*Thirty days are against our goals/)
  })

  it('it is amended because of what a seat said, voted on with dissent, and signed off by the patients', async () => {
    await rewrite('limitDays: 30', 'limitDays: 14')
    await rewrite('limitDays: 7', 'limitDays: 5')
    expect(await read('steward', draft)).toContain(w.rulebooks.stale)
    expect(await read('steward', draft)).not.toContain(w.rulebooks.publishNeeds)
    await open('serious-tests-wait', { effect: 'after-comment', days: '5' })
    expect(await read('steward', draft)).not.toContain(w.rulebooks.stale)
    const [seat] = await portal.house.owner(`select seat_id from seat where kind = 'hospital'`)
    await done('steward', proposal, {
      word: 'amend',
      summary: 'Only what may be a new serious diagnosis waits, five days at most.',
      changed: 'Five days in place of thirty.',
      [`follows-${seat!.seat_id}`]: 'yes',
    })
    await done('steward', proposal, { word: 'call-vote', until: day(3) })
    await done('homecare', proposal, { word: 'vote', vote: 'for' })
    await done('clinician', proposal, { word: 'vote', vote: 'against', words: 'We wanted seven days.' })
    await done('representative', proposal, { word: 'vote', vote: 'for' })
    expect(await read('steward', proposal)).toContain(t.missing['sign-off-missing'])
    const early = await send('steward', proposal, { word: 'close', reason: 'Two of three.' })
    expect([early.status, wordsOf(early.text).includes(t.wrong['sign-off-missing'])]).toEqual([422, true])
    expect((await send('clinician', proposal, { word: 'sign-off' })).status).toBe(403)
    await done('representative', proposal, { word: 'sign-off' })
    await done('steward', proposal, {
      word: 'close',
      reason: 'Two of three agree, and patients can live with five days.',
    })
  })

  it('it is published from the decision, and every rule that changed leads to it', async () => {
    const page = await portal.get(draft, cookies.get('steward')!)
    const number = /name="decision" value="(\d+)"/.exec(page.text)![1]!
    await done('steward', draft, { word: 'publish', decision: number, from: day(0) })
    decision = `/decisions/${number}`
    const register = await portal.get('/what-we-share')
    expect(register.text).toContain(`href="${decision}"`)
    expect(register.text).toContain('href="/decisions/1"')
    const rulebook = await portal.get('/region/rulebooks/2', cookies.get('steward')!)
    expect(rulebook.text).toContain(`href="${decision}"`)
  })

  it('the worry “messages will double” is on the register, measured, answered, and read by everybody', async () => {
    const worry = {
      worry: 'Messages will double.',
      hypothesis: 'Twice as many requests a week.',
      metric: 'requests-asked',
    }
    const how = { direction: 'rises', threshold: '100', switch: day(-20), days: '20' }
    const wrong = await send('clinician', '/room/concerns', { word: 'raise', ...worry, ...how, days: '3' })
    expect([wrong.status, wordsOf(wrong.text).includes(t.wrong.days)]).toEqual([422, true])
    await portal.house.owner(`insert into request (person_id, kind, link_id, institution_id, category, item_ids,
        shows_delegates, asked_at, due_at, account_id, asked_name, capacity, closed_at, outcome)
      select gen_random_uuid(), 'call-me', gen_random_uuid(), 'nordfjord-hospital', 'laboratory',
        array[gen_random_uuid()], false, current_date - 40 + no * interval '8 hours', now(), gen_random_uuid(), 'x',
        'self', now(), 'called' from generate_series(1, 118) as no`)
    const about = { proposal: proposal.split('/').at(-1)! }
    await done('clinician', '/room/concerns', { word: 'raise', ...worry, ...how, ...about })
    expect(await read(null, '/decisions/concerns')).toContain(d.notMeasured)
    expect(await measureConcerns(portal.house.database)).toBe(1)
    expect(await measureConcerns(portal.house.database)).toBe(0)
    const said = await read('patient', '/decisions/concerns')
    expect(said).toContain(d.verdicts['did-not'])
    expect(said).toMatch(/Before.*a week \(\d+ in 20 days\).*Since then.*a week \(\d+ in 20 days\)/)
    const [concern] = await portal.house.owner(`select concern_id from concern where worry like 'Messages%'`)
    const id = concern!.concern_id as string
    await done('steward', '/room/concerns', { word: 'answer', concern: id, [`answer-${id}`]: 'It stayed as it was.' })
    expect(await read(null, '/decisions/concerns')).toContain('It stayed as it was.')
  })

  it('a patient reads what was public of it, without a name of anybody', async () => {
    const said = await read('patient', decision)
    for (const words of [
      'Only what may be a new serious diagnosis waits, five days at most.',
      'Two of three agree',
      'The telephone will ring all day.',
      'With a comment within five days we can live.',
      'Five days in place of thirty.',
      'Thirty days are against our goals.',
      'We wanted seven days.',
      d.signedOff,
      d.counted({ inFavour: 2, against: 1, abstained: 0 }),
      'Messages will double.',
    ])
      expect(said).toContain(words)
    for (const name of ['Sigrid', 'Anja', 'Ivar', 'Gro Aasland']) expect(said).not.toContain(name)
    for (const language of ['fr', 'nb', 'es', 'ar'])
      expect((await portal.get(`${decision}?lang=${language}`)).status).toBe(200)
    expect(await read('steward', '/room')).toMatch(/Hospital 1 of 1 2 1 1 0 0 0 %/)
  })

  it('patients and helpers propose and support ideas without a name; a steward answers and takes one up', async () => {
    const idea = { title: 'A calmer page at night', words: 'Do not tell me anything new after ten.' }
    await done('patient', '/ideas', idea)
    const flood = { title: 'More', words: 'More.' }
    for (const _ of [2, 3]) await done('patient', '/ideas', flood)
    expect((await send('patient', '/ideas', flood)).status).toBe(429)
    const [row] = await portal.house.owner(`select idea_id from idea where title like 'A calmer%'`)
    const id = row!.idea_id as string
    for (const support of ['yes', 'yes']) await done('delegate', `/ideas/${id}`, { support })
    await done('patient', `/ideas/${id}`, { support: 'yes' })
    await done('patient', `/ideas/${id}`, { support: 'no' })
    const board = await read('delegate', '/ideas')
    expect(board).toContain(`${w.ideas.by.patient}`)
    expect(board).toContain(w.ideas.supporters({ count: 1 }))
    const list = board.slice(board.indexOf(w.ideas.intro))
    expect(list).not.toContain('Kari Nordmann')
    await done('steward', '/room/ideas', { word: 'own', idea: id, [`owner-${id}`]: 'The desk', [`by-${id}`]: day(20) })
    const [other] = await portal.house.owner(`select idea_id from idea where title = 'More' limit 1`)
    const hide = { word: 'hide', idea: other!.idea_id as string }
    expect((await send('steward', '/room/ideas', hide)).status).toBe(422)
    await done('steward', '/room/ideas', { ...hide, [`reason-${hide.idea}`]: 'It says nothing.' })
    expect((await send('delegate', `/ideas/${hide.idea}`, { support: 'yes' })).status).toBe(404)
    expect(await read('steward', `/room/propose?idea=${id}`)).toContain('Do not tell me anything new after ten.')
    const asked = { title: 'Quiet at night', summary: 'Nothing new after ten.', until: day(9), review: day(99) }
    await done('steward', '/room/propose', { idea: id, ...asked })
    await done('steward', '/room/ideas', { word: 'answer', idea: id, [`answer-${id}`]: 'We talk about it.' })
    expect(await read('patient', '/ideas')).toMatch(/The desk sees to it.*It was taken up.*We talk about it/)
    expect(await read(null, '/decisions')).toContain('Quiet at night')
  })

  it('an urgent decision is a steward’s, public with its reason, and waits for the room', async () => {
    const urgent = await done('steward', '/region/rulebooks', { title: 'A fault is mended' })
    const asked = { draft: urgent.split('/').at(-1)!, summary: 'As it was.', review: day(90), confirm: day(14) }
    expect((await send('steward', '/room/urgent', asked)).status).toBe(422)
    expect((await send('representative', '/room/urgent', asked)).status).toBe(404)
    const after = await send('steward', '/room/urgent', { ...asked, reason: 'A rule named the wrong test.' })
    expect(after.location).toContain(urgent)
    const [row] = await portal.house.owner(`select max(decision_id) as id from decision where kind = 'urgent'`)
    const said = await read(null, `/decisions/${row!.id}`)
    expect(said).toMatch(/Urgent decision.*A rule named the wrong test\./)
    expect(await read('representative', '/room')).toContain(t.urgentPropose)
    expect(await read('steward', `/room/propose?confirms=${row!.id}`)).toContain('As it was.')
  })

  it('made no fault of ours', () => expect(portal.faults).toEqual([]))
})

/** What the long fields of a form hold. */
function fieldsOf(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g)]
  return Object.fromEntries(fields.map(([, name, value]) => [name!, value!.replaceAll('&#39;', "'").trim()]))
}

/** The words of the page's main part, without its marks. */
function wordsOf(html: string): string {
  return html
    .replace(/^.*?<main[^>]*>/s, '')
    .replace(/<\/main>.*$/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
}
