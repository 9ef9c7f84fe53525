import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFiles } from '#messaging'
import { hasClamd, openClamd, PLANTED } from '../../support/clamd.ts'
import { freePort } from '../../support/free-port.ts'
import { hidden } from '../../support/hidden-field.ts'
import { samplePdf, samplePng } from '../../support/sample-files.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const NEW = '/messages/new'
const FORM = `${NEW}?urgent=no&topic=results&to=nordfjord-hospital`
const written = { to: 'nordfjord-hospital', topic: 'results', subject: 'The wound', text: 'Is this well?' }
const photo = { name: 'wound.png', bytes: samplePng('a wound') }
const letter = { name: '../../letter\u202e.pdf', bytes: samplePdf() }
const quiet = { warn: () => undefined }

describe.each(databaseKinds())('photos and papers with messages, on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  let clinician: string
  let person: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.signIn('patient@demo.example')
    clinician = await portal.signIn('clinician@demo.example')
    person = await portal.personCalled('Kari')
  })
  afterAll(() => portal.close())

  const check = (scanner: Parameters<typeof checkFiles>[1]['scanner'] = null) =>
    checkFiles(portal.house.database, { scanner, log: quiet })
  const fileLinks = (text: string) =>
    [...text.matchAll(/href="(\/(?:clinic\/)?messages\/[^"]+\/files\/[^"]+)"/g)].map(([, href]) => href!)

  async function send(files: readonly { name: string; bytes: Uint8Array }[]) {
    const key = hidden((await portal.get(FORM, kari)).text, 'key')
    const sent = await portal.postFiles(NEW, { ...written, person, key, does: 'send' }, files, kari)
    expect(sent.location).toMatch(/^\/messages\/[0-9a-f-]{36}\?said=sent$/)
    return { thread: sent.location!.split('?')[0]!, key }
  }

  it('wait until they have been checked, and then open for both sides as they are', async () => {
    const { thread } = await send([photo, letter, photo])
    const before = (await portal.get(thread, kari)).text
    expect(before).toContain('It is being checked.')
    expect(fileLinks(before)).toEqual([])
    const [row] = await portal.house.owner(`select file_id from message_file where name = 'wound.png'`)
    expect((await portal.get(`${thread}/files/${row!.file_id}`, kari)).status).toBe(404)
    expect(await check()).toBe(2)
    const page = (await portal.get(thread, kari)).text
    expect(page).toContain('letter .pdf')
    expect(fileLinks(page)).toHaveLength(2)
    const mine = await portal.get(`${thread}/files/${row!.file_id}`, kari)
    expect(mine.bytes.equals(photo.bytes)).toBe(true)
    const team = (await portal.get(`/clinic${thread}`, clinician)).text
    expect(team).toContain('not checked for viruses')
    const theirs = await portal.get(fileLinks(team).find((href) => href.endsWith(String(row!.file_id)))!, clinician)
    expect(theirs.bytes.equals(photo.bytes)).toBe(true)
    expect(theirs.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^attachment; /),
    })
    const { rows } = {
      rows: await portal.house.owner(
        `select count(*)::int as seen from disclosure where page = 'messages' and person_id = $1`,
        [person],
      ),
    }
    expect(rows[0]!.seen).toBeGreaterThanOrEqual(4)
  })

  it('what is none is said by its name; words and the other file stay, and what was chosen can be taken out', async () => {
    const key = hidden((await portal.get(FORM, kari)).text, 'key')
    const form = { ...written, person, key, subject: 'Taken out' }
    const wrong = await portal.postFiles(
      NEW,
      { ...form, does: 'send' },
      [{ name: 'notes.docx', bytes: Buffer.from('PK') }, letter],
      kari,
    )
    expect(wrong.status).toBe(422)
    for (const said of ['“notes.docx” was not added. Choose a photo', 'Is this well?', 'Take out letter .pdf'])
      expect(wrong.text).toContain(said)
    const box = /name="(without-[0-9a-f-]{36})"/.exec(wrong.text)![1]!
    expect((await portal.postFiles(NEW, { ...form, does: 'save', [box]: 'yes' }, [photo], kari)).location).toBe(
      `${NEW}?draft=${key}&kept=yes`,
    )
    const again = (await portal.get(`${NEW}?draft=${key}`, kari)).text
    expect(again).toContain('Take out wound.png')
    expect(again).not.toContain('letter .pdf')
    const sent = await portal.post(NEW, { ...form, does: 'send' }, kari)
    await check()
    expect(fileLinks((await portal.get(sent.location!.split('?')[0]!, kari)).text)).toHaveLength(1)
  })

  it('sent twice is there once; a draft that is thrown away takes its files along', async () => {
    const { thread, key } = await send([photo])
    await portal.postFiles(NEW, { ...written, person, key, does: 'send' }, [photo, letter], kari)
    await check()
    expect(fileLinks((await portal.get(thread, kari)).text)).toHaveLength(2)
    const other = hidden((await portal.get(FORM, kari)).text, 'key')
    await portal.postFiles(NEW, { ...written, person, key: other, does: 'save' }, [photo], kari)
    await portal.post(NEW, { key: other, does: 'drop' }, kari)
    expect(await portal.house.owner(`select 1 from message_file where form_key = $1`, [other])).toEqual([])
  })

  it('the team answers with a paper, and chooses again what was not taken', async () => {
    const { thread } = await send([])
    const team = (await portal.get(`/clinic${thread}`, clinician)).text
    const answer = { key: hidden(team, 'key'), last: hidden(team, 'last'), word: 'answer', text: 'Do as it says.' }
    const act = (files: Parameters<TestPortal['postFiles']>[2]) =>
      portal.postFiles(`/clinic${thread}`, answer, files, clinician)
    const wrong = await act([{ name: 'plan.html', bytes: Buffer.from('<p>') }, letter])
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('“plan.html” was not added.')
    expect(hidden(wrong.text, 'key')).toBe(answer.key)
    expect((await portal.get(thread, kari)).text).not.toContain('letter')
    expect((await act([])).location).toBe(`/clinic${thread}?said=sent`)
    await check()
    const [href] = fileLinks((await portal.get(thread, kari)).text)
    expect((await portal.get(href!, kari)).bytes.equals(letter.bytes)).toBe(true)
  })

  it('are nobody else’s, under no address', async () => {
    const { thread } = await send([photo])
    const { thread: second } = await send([])
    await check()
    const [href] = fileLinks((await portal.get(thread, kari)).text)
    const file = href!.split('/').at(-1)!
    const addresses = [href!, `/clinic${href}`]
    for (const who of ['delegate', 'clerk', 'site', 'steward', 'homecare'])
      for (const address of addresses) {
        const answer = await portal.get(address, await portal.signIn(`${who}@demo.example`))
        expect([who, address, answer.status === 200]).toEqual([who, address, false])
      }
    expect((await portal.get(`${second}/files/${file}`, kari)).status).toBe(404)
    expect((await portal.get(`/clinic${second}/files/${file}`, clinician)).status).toBe(404)
    // A key that somebody else's form has: what is chosen under it stays one's own.
    const [own] = await portal.house.owner(`select form_key from message_file where file_id = $1`, [file])
    const ola = await portal
      .addAccount('ola-files@demo.example', {
        grants: [{ personId: await portal.personCalled('Ola'), capacity: 'self' }],
      })
      .then(() => portal.signIn('ola-files@demo.example'))
    const theirs = await portal.get(`${NEW}?draft=${own!.form_key}`, ola)
    expect(theirs.text).not.toContain('wound.png')
    expect(
      (await portal.postFiles(thread, { key: String(own!.form_key), does: 'reply', text: 'mine' }, [letter], ola))
        .status,
    ).toBe(404)
  })

  it('too many, too large, or from nobody: the words stay', async () => {
    const key = hidden((await portal.get(FORM, kari)).text, 'key')
    const form = { ...written, person, key, does: 'send', text: 'Many of them' }
    const six = Array.from({ length: 6 }, (_, at) => ({ name: `${at}.png`, bytes: samplePng(String(at)) }))
    const large = [{ name: 'large.png', bytes: Buffer.concat([samplePng(), Buffer.alloc(10 * 1024 * 1024)]) }]
    for (const files of [six, large]) {
      const answer = await portal.postFiles(NEW, form, files, kari)
      expect(answer.status).toBe(422)
      for (const said of ['No file was added. At most 5 files', 'Many of them']) expect(answer.text).toContain(said)
    }
    await portal.postFiles(NEW, { ...form, does: 'save' }, six.slice(0, 4), kari)
    const beyond = await portal.postFiles(NEW, form, six.slice(4), kari)
    expect(beyond.text).toContain('“5.png” was not added. At most 5 files')
    const nobody = await portal.postFiles(NEW, form, [photo])
    expect(nobody.status).toBe(401)
    expect(nobody.text).toContain('Many of them')
  })

  it.skipIf(!hasClamd())(
    'what a real scanner finds is opened by nobody; while it is away everything waits',
    async () => {
      await check()
      const { thread } = await send([{ name: 'planted.png', bytes: samplePng(PLANTED) }, photo])
      await expect(check({ host: '127.0.0.1', port: await freePort() })).rejects.toThrow('scanner')
      expect((await portal.get(thread, kari)).text).toContain('It is being checked.')
      const clamd = await openClamd()
      try {
        expect(await check(clamd)).toBe(2)
      } finally {
        await clamd.close()
      }
      const page = (await portal.get(thread, kari)).text
      expect(page).toContain('Something dangerous was found in this file')
      expect(fileLinks(page)).toHaveLength(1)
      const [bad] = await portal.house.owner(`select file_id, finding from message_file where name = 'planted.png'`)
      expect(bad!.finding).toBe('Planted.UNOFFICIAL')
      for (const [address, who] of [
        [thread, kari],
        [`/clinic${thread}`, clinician],
      ] as const)
        expect((await portal.get(`${address}/files/${bad!.file_id}`, who)).status).toBe(404)
      const team = (await portal.get(`/clinic${thread}`, clinician)).text
      expect(team).not.toContain('not checked for viruses')
    },
  )

  it('leaves no fault in the log', () => {
    expect(portal.faults).toEqual([])
  })
})
