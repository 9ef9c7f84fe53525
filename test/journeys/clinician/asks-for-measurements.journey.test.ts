import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellOfJournals } from '#journal'
import { withSystemScope } from '#platform/database/scopes'
import { hidden } from '../../support/hidden-field.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

describe('a team asks for blood pressures, and gets them and nothing else', () => {
  let portal: TestPortal
  let [kari, liv, nurse, other, secretary, site] = ['', '', '', '', '', '']
  let ask = ''
  let number = ''
  beforeAll(async () => {
    portal = await openTestPortal(databaseKinds()[0]!)
    const signIn = (name: string) => portal.signIn(`${name}@demo.example`)
    kari = await signIn('patient')
    liv = await signIn('delegate')
    nurse = await signIn('clinician')
    other = await signIn('homecare')
    secretary = await signIn('secretary')
    site = await signIn('site')
    const [key] = await portal.house.owner(
      `select regexp_replace(k.key, '^.*[|/]', '') as number from patient_key k join patient_link l using (link_id)
       where l.person_id = $1 and k.institution_id = 'nordfjord-hospital' and not k.ambiguous limit 1`,
      [await portal.personCalled('Kari')],
    )
    number = key!.number as string
  })
  afterAll(() => portal.close())

  const day = (days: number) => new Date(performance.timeOrigin + days * 86_400_000).toISOString().slice(0, 10)
  const teamOf = async (html: string) => /<option value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? ''
  const write = async (kindOf: string, values: Record<string, string>, cookie = kari) => {
    const form = await portal.get(`/journal/new/${kindOf}`, cookie)
    const fields = { key: hidden(form.text, 'key'), day: day(-1), time: '08:30', note: '', ...values }
    return portal.post(`/journal/new/${kindOf}`, fields, cookie)
  }
  const tell = () =>
    withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
      tellOfJournals(scope, { address: 'https://portal.example/journal' }),
    )
  const order = () => ({ number, kind: 'blood-pressure', often: '3', until: day(30), high: '150', secondHigh: '95' })

  it('is theirs alone before anybody asks', async () => {
    const saved = await write('blood-pressure', { value: '162', second: '88', note: 'before any ask' })
    expect(saved.location).toMatch(/^\/journal\/of\/blood-pressure\?entry=/)
    expect((await portal.get(saved.location!, kari)).text).toContain('162/88 mmHg')
    expect((await write('diary', { note: 'A long day.' })).status).toBe(303)
    expect((await portal.get('/clinic/journal', nurse)).text).not.toContain('162')
  })

  it('says what is wrong with what was typed, and keeps the words', async () => {
    const wrong = await write('blood-pressure', { value: '82', second: '128', note: 'kept words' })
    expect([wrong.status, wrong.text.includes('larger than the lower'), wrong.text.includes('kept words')]).toEqual([
      422,
      true,
      true,
    ])
    const late = await write('weight', { value: '71', day: day(2) })
    expect([late.status, late.text.includes('cannot be later than now')]).toEqual([422, true])
    expect((await portal.get('/journal/new/height', kari)).status).toBe(404)
  })

  it('a nurse asks a patient of her care, and nobody else; the same twice is one', async () => {
    const blank = await portal.get(`/clinic/journal/new?number=nobody-has-it`, nurse)
    expect(blank.text).toContain('No patient of your care has this number.')
    const form = (await portal.get(`/clinic/journal/new?number=${number}`, nurse)).text
    expect(form).toMatch(/nordmann/i)
    const sent = { ...order(), team: await teamOf(form), words: 'Sit down first.' }
    expect((await portal.post('/clinic/journal/new', { ...sent, often: '99' }, nurse)).status).toBe(422)
    expect((await portal.post('/clinic/journal/new', { ...sent, high: '20' }, nurse)).status).toBe(422)
    expect((await portal.post('/clinic/journal/new', { ...sent, until: day(900) }, nurse)).status).toBe(422)
    expect((await portal.post('/clinic/journal/new', sent, nurse)).location).toBe('/clinic/journal?said=sent')
    expect((await portal.post('/clinic/journal/new', sent, nurse)).location).toBe('/clinic/journal?said=twice')
    const [row] = await portal.house.owner('select ask_id from journal_ask')
    ask = row!.ask_id as string
    expect((await portal.get('/', kari)).text).toContain('A team asks you to measure something.')
    expect([await tell(), await tell()]).toEqual([1, 0])
  })

  it('nothing is sent before the yes; then only this kind, from now on', async () => {
    await write('blood-pressure', { value: '161', second: '90' })
    const page = (await portal.get(`/journal/asks/${ask}`, kari)).text
    for (const said of ['Sit down first.', 'at most 150 mmHg', 'Nobody watches all the time', '3 times a week'])
      expect(page).toContain(said)
    expect((await portal.post(`/journal/asks/${ask}`, { does: 'yes' }, kari)).status).toBe(303)
    expect((await portal.post(`/journal/asks/${ask}`, { does: 'no' }, kari)).status).toBe(404)
    await write('weight', { value: '71' })
    const fine = await write('blood-pressure', { value: '138', second: '84', note: 'after breakfast' })
    expect((await portal.get(fine.location!, kari)).text).toContain('Outpatient clinic can read it.')
    const seen = (await portal.get(`/clinic/journal/${ask}`, nurse)).text
    expect(seen).toContain('138/84 mmHg')
    expect(seen).toContain('after breakfast')
    for (const unsent of ['161/90', '162/88', '71 kg', 'A long day']) expect(seen).not.toContain(unsent)
  })

  it('beyond the limits says so at once, with a day and a number to call, and stands first', async () => {
    const high = await write('blood-pressure', { value: '171', second: '99' })
    const told = (await portal.get(high.location!, kari)).text
    expect(told).toContain('outside of what Outpatient clinic wants for you')
    expect(told).toContain('555 10 200')
    expect(told).toContain('112')
    expect((await portal.get('/clinic/journal', nurse)).text).toMatch(/1 outside of the limits, by/)
  })

  it('the same form twice is one value, sent once', async () => {
    const form = (await portal.get('/journal/new/blood-pressure', kari)).text
    const once = { key: hidden(form, 'key'), day: day(-1), time: '09:00', value: '141', second: '85', note: '' }
    for (const _ of [1, 2]) expect((await portal.post('/journal/new/blood-pressure', once, kari)).status).toBe(303)
    expect((await portal.get(`/clinic/journal/${ask}`, nurse)).text.match(/141\/85/g)).toHaveLength(1)
  })

  it('reaches nobody else: not another institution, not the secretary of the team, not the desk', async () => {
    for (const cookie of [other, secretary, site, liv]) {
      expect((await portal.get(`/clinic/journal/${ask}`, cookie)).status).toBe(404)
      const list = await portal.get('/clinic/journal', cookie)
      expect(list.text).not.toContain(ask)
    }
    expect((await portal.get('/journal', liv)).text).not.toContain('171')
  })

  it('is answered in words, and the patient reads them and what became of each value', async () => {
    const page = (await portal.get(`/clinic/journal/${ask}`, nurse)).text
    const upTo = hidden(page, 'upTo')
    const say = (word: string, text: string) =>
      portal.post(`/clinic/journal/${ask}`, { does: 'say', upTo, word, text }, nurse)
    expect((await say('', '')).status).toBe(422)
    expect((await say('answered', ' ')).text).toContain('Write an answer for the patient.')
    expect((await say('answered', 'Please take both tablets.')).location).toContain('said=saved')
    expect([await tell(), await tell()]).toEqual([1, 0])
    const mails = await portal.house.owner(
      `select to_address, subject, body from outgoing_message where message_key like 'journal-%'`,
    )
    expect(mails.map((mail) => mail.to_address)).toEqual(['patient@demo.example', 'patient@demo.example'])
    expect(JSON.stringify(mails)).not.toMatch(/pressure|tablets|clinic|nordfjord/i)
    expect((await portal.get('/', kari)).text).toContain('A team has written about what you measured.')
    expect((await portal.get('/journal', kari)).text).toContain('Please take both tablets.')
    expect((await portal.get('/', kari)).text).not.toContain('A team has written about what you measured.')
    expect((await portal.get('/journal/of/blood-pressure', kari)).text).toContain('Outpatient clinic has answered')
    expect((await portal.get('/clinic/journal', nurse)).text).toContain('nothing new')
    expect((await portal.get('/access-log', kari)).text).toContain('what was written down at home')
  })

  it('of two members at once the second is told, and the words of the first stay', async () => {
    await portal.addAccount('second@test.example', {
      name: 'Second Doctor',
      role: 'clinician',
      institutionId: 'nordfjord-hospital',
    })
    await portal.house.owner(
      `insert into message_team_member (team_id, account_id, institution_id, added_by)
       select k.team_id, a.id, k.institution_id, 'test' from journal_ask k, portal_account a
       where k.ask_id = $1 and a.email = 'second@test.example'`,
      [ask],
    )
    const second = await portal.signIn('second@test.example')
    await write('blood-pressure', { value: '155', second: '90' })
    const upTo = hidden((await portal.get(`/clinic/journal/${ask}`, second)).text, 'upTo')
    const say = (text: string, cookie: string) =>
      portal.post(`/clinic/journal/${ask}`, { does: 'say', upTo, word: 'answered', text }, cookie)
    const both = await Promise.all([say('Words of one.', nurse), say('Words of another.', second)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const first = both[0]!.status === 303 ? 'Words of one.' : 'Words of another.'
    expect((await portal.get('/journal', kari)).text).toContain(first)
    const again = await say(first, both[0]!.status === 303 ? nurse : second)
    expect(again.status).toBe(303)
  })

  it('takes no more in a week than was agreed, but for what is beyond the limits', async () => {
    await portal.house.owner('update journal_ask set weekly_most = 3')
    const kept = await write('blood-pressure', { value: '139', second: '83' })
    expect((await portal.get(kept.location!, kari)).text).toContain('This one stays with you.')
    await write('blood-pressure', { value: '188', second: '101' })
    const seen = (await portal.get(`/clinic/journal/${ask}`, nurse)).text
    expect([seen.includes('139/83'), seen.includes('188/101')]).toEqual([false, true])
  })

  it('many at once that lie beyond the limits say so as well', async () => {
    const form = (await portal.get('/journal/of/blood-pressure/list', kari)).text
    const lines = `${day(-2)};08:00;120;80\n${day(-2)};20:00;195;110`
    const sent = await portal.post('/journal/of/blood-pressure/list', { key: hidden(form, 'key'), lines }, kari)
    const told = (await portal.get(sent.location!, kari)).text
    for (const said of ['2 values are written down.', 'outside of what Outpatient clinic wants', '555 10 200'])
      expect(told).toContain(said)
  })

  it('what is deleted leaves the lists, and the team reads that it was', async () => {
    const [row] = await portal.house.owner('select entry_id from journal_entry where value = 188')
    await portal.post(`/journal/entries/${row!.entry_id}/strike`, {}, kari)
    expect((await portal.get('/journal/of/blood-pressure', kari)).text).not.toContain('188/101')
    expect((await portal.get(`/clinic/journal/${ask}`, nurse)).text).toContain('deleted by the patient')
  })

  it('many at once go in whole, or not at all with each line that is wrong', async () => {
    const form = (await portal.get('/journal/of/pulse/list', kari)).text
    const send = (lines: string) => portal.post('/journal/of/pulse/list', { key: hidden(form, 'key'), lines }, kari)
    const wrong = await send(`${day(-3)};08:00;72\n${day(-2)};08:00;many`)
    expect([wrong.status, wrong.text.includes('Line 2: the number is not right.')]).toEqual([422, true])
    const right = `${day(-3)};08:00;72\n${day(-2)};08:00;75`
    for (const _ of [1, 2]) expect((await send(right)).location).toBe('/journal/of/pulse?said=listed&count=2')
    const table = await portal.get('/journal/of/pulse/csv', kari)
    expect(table.text.trim().split('\r\n')).toHaveLength(3)
  })

  it('what somebody will answer has a day, and what has run out is asked for anew', async () => {
    await write('blood-pressure', { value: '190', second: '100' })
    const upTo = hidden((await portal.get(`/clinic/journal/${ask}`, nurse)).text, 'upTo')
    await portal.post(`/clinic/journal/${ask}`, { does: 'say', upTo, word: 'needs-answer', text: '' }, nurse)
    expect((await portal.get('/journal/of/blood-pressure', kari)).text).toContain('Outpatient clinic will answer by')
    const ran = await portal.house.owner(
      `insert into journal_ask (person_id, institution_id, team_id, kind, person_name, times_weekly, weekly_most, until_day,
         asked_by, asked_name)
       select person_id, institution_id, team_id, 'weight', person_name, 1, 1, current_date - 2, asked_by, asked_name
       from journal_ask where ask_id = $1 returning ask_id`,
      [ask],
    )
    const form = (await portal.get(`/clinic/journal/new?number=${number}`, nurse)).text
    const sent = { ...order(), kind: 'weight', high: '', secondHigh: '', team: await teamOf(form) }
    expect((await portal.post('/clinic/journal/new', sent, nurse)).location).toBe('/clinic/journal?said=sent')
    expect((await portal.get(`/journal/asks/${ran[0]!.ask_id}`, kari)).text).toContain('The team needs no more of it.')
  })

  it('ended by the patient, the team sees nothing of it from its next page on', async () => {
    expect((await portal.post(`/journal/asks/${ask}`, { does: 'end' }, liv)).status).toBe(404)
    expect((await portal.post(`/journal/asks/${ask}`, { does: 'end' }, kari)).status).toBe(303)
    const seen = (await portal.get(`/clinic/journal/${ask}`, nurse)).text
    expect(seen).toContain('the patient has ended it')
    expect(seen).not.toContain('138/84')
    await write('blood-pressure', { value: '137', second: '81' })
    expect((await portal.get(`/clinic/journal/${ask}`, nurse)).text).not.toContain('137/81')
  })

  it('a helper with everything writes for the person under the own name, reads no diary, and answers no team', async () => {
    await portal.addAccount('full@test.example', {
      name: 'Full Helper',
      grants: [{ personId: await portal.personCalled('Kari'), capacity: 'delegate' }],
    })
    const full = await portal.signIn('full@test.example')
    expect((await write('temperature', { value: '38,2' }, full)).status).toBe(303)
    expect((await portal.get('/journal/of/temperature', kari)).text).toContain('Written by Full Helper')
    expect((await portal.get('/journal/of/diary', full)).status).toBe(404)
    expect((await portal.get('/journal', full)).text).not.toContain('/journal/new/diary')
    await portal.house.owner(
      `insert into restriction (person_id, against, against_name, what, category, opens_in_emergency, made_by, made_name, made_as)
       values ($1, 'helpers', 'x', 'kind', 'vitals', true, gen_random_uuid(), 'Kari', 'self')`,
      [await portal.personCalled('Kari')],
    )
    expect((await write('temperature', { value: '38,4' }, full)).status).toBe(404)
    expect((await portal.get('/journal', full)).text).not.toContain('38.2')
    await portal.house.owner(`delete from restriction where against = 'helpers'`)
  })

  it('without a team that has agreed nobody is asked; the administrator says which has', async () => {
    const [team] = await portal.house.owner(
      `select team_id from message_team where institution_id = 'nordfjord-hospital'`,
    )
    const page = `/institution/teams/${team!.team_id}`
    expect((await portal.post(page, { does: 'measurements', most: '900' }, site)).status).toBe(422)
    expect((await portal.post(page, { does: 'measurements', most: '5' }, site)).status).toBe(303)
    expect((await portal.get('/clinic/journal/new', nurse)).status).toBe(404)
    expect((await portal.get('/clinic/journal', nurse)).text).toContain('None of your teams reads measurements.')
    expect((await portal.post(page, { does: 'measurements', takes: 'yes', most: '5' }, site)).status).toBe(303)
    expect((await portal.get('/clinic/journal/new', nurse)).status).toBe(200)
  })
})
