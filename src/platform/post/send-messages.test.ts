import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { withSystemScope } from '../database/scopes.ts'
import { openSenders } from './open-senders.ts'
import { isAddress, type MessageToSend, queueMessage, readPhone } from './queue-message.ts'
import { sendMessages } from './send-messages.ts'

type Mail = { readonly to: readonly string[]; readonly raw: string }

/** A real mail server on this machine; `busy` and `unknown` are mailboxes that do not take mail, for now and for good. */
async function openMailServer() {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) => {
      const code = address.startsWith('busy') ? 451 : address.startsWith('unknown') ? 550 : 0
      done(code ? Object.assign(new Error(`no <${address}>`), { responseCode: code }) : null)
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    mails,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}

/** An SMS gateway on this machine: what it was given, and what it answers. */
async function openGateway() {
  const given: Record<string, unknown>[] = []
  const says = { status: 200 }
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    given.push({ ...JSON.parse(Buffer.concat(chunks).toString()), token: request.headers.authorization })
    response.writeHead(says.status).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((done) => server.close(() => done()))
  return { given, says, url: `http://127.0.0.1:${port}/send`, close }
}

const MAIL: MessageToSend = {
  key: 'a',
  kind: 'mail',
  institutionId: null,
  to: 'kari@home.example',
  subject: 'Du kan logge inn på æøå',
  body: 'Hei\n.\nفي البداية\n',
}

const NOBODY_GONE = { onGone: () => Promise.resolve() }

describe.each(databaseKinds())('the post, on %s', (kind) => {
  let house: TestHouse
  let mail: Awaited<ReturnType<typeof openMailServer>>
  let gateway: Awaited<ReturnType<typeof openGateway>>
  let senders: ReturnType<typeof openSenders>
  beforeAll(async () => {
    house = await openTestHouse(kind)
    mail = await openMailServer()
    gateway = await openGateway()
    const from = 'Causeway <post@portal.example>'
    senders = openSenders(
      { smtpUrl: mail.url, mailFrom: from, smsUrl: gateway.url, smsToken: 'secret', pushKeys: null, pushServices: [] },
      NOBODY_GONE,
    )
  })
  afterAll(async () => {
    await mail.close()
    await gateway.close()
    await house.close()
  })
  beforeEach(async () => {
    await house.owner('delete from outgoing_message')
    mail.mails.length = 0
    gateway.given.length = 0
  })

  const queue = (message: Partial<MessageToSend> = {}) =>
    withSystemScope(house.database, { purpose: 'test' }, (scope) => queueMessage(scope, { ...MAIL, ...message }))
  const dueNow = () => house.owner(`update outgoing_message set next_try_at = now() - interval '1 second'`)

  it('a mail arrives once, from us, as it was written, and its words are gone from here', async () => {
    await queue()
    await queue({ body: 'again' })
    expect(await sendMessages(house.database, senders)).toEqual({ sent: 1, postponed: 0, givenUp: 0 })
    expect(await sendMessages(house.database, senders)).toEqual({ sent: 0, postponed: 0, givenUp: 0 })
    expect(mail.mails.map(({ to }) => to)).toEqual([['kari@home.example']])
    const { raw } = mail.mails[0]!
    expect(raw).toMatch(/^From: Causeway <post@portal\.example>$/m)
    expect(raw).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(raw).not.toMatch(/text\/html|again/)
    const [row] = await house.owner('select message_id, to_address, subject, body, sent_at from outgoing_message')
    expect(raw).toContain(`<${row!.message_id}@portal.example>`)
    expect(row).toMatchObject({ to_address: '', subject: '', body: '' })
  })

  it('nothing leaves when what it tells of was not committed', async () => {
    const failing = withSystemScope(house.database, { purpose: 'test' }, async (scope) => {
      await queueMessage(scope, MAIL)
      throw new Error('after all not')
    })
    await expect(failing).rejects.toThrow('after all not')
    expect(await sendMessages(house.database, senders)).toEqual({ sent: 0, postponed: 0, givenUp: 0 })
  })

  it('a busy mailbox is tried again, each time later, and given up in the end, where the desk sees it', async () => {
    await queue({ to: 'busy@home.example' })
    const waits: number[] = []
    for (let round = 0; round < 6; round++) {
      await dueNow()
      await sendMessages(house.database, senders)
      const [row] =
        await house.owner(`select extract(epoch from next_try_at - now())::int as wait, given_up_at, last_fault
        from outgoing_message`)
      expect(row!.last_fault).not.toContain('busy@')
      if (row!.given_up_at === null) waits.push(Math.round((row!.wait as number) / 60))
    }
    expect(waits).toEqual([1, 5, 30, 120, 720])
    expect(await house.owner('select 1 from outgoing_message where given_up_at is not null')).toHaveLength(1)
  })

  it('an unknown mailbox is given up at once, and so is what this house has no way for', async () => {
    await queue({ to: 'unknown@home.example' })
    expect(await sendMessages(house.database, senders)).toMatchObject({ givenUp: 1 })
    await queue({ key: 'b' })
    expect(await sendMessages(house.database, { mail: null, sms: null, push: null })).toMatchObject({ givenUp: 1 })
  })

  it('who died while sending is waited for, and then the mail goes once more under the same id', async () => {
    await queue()
    const dying = { ...senders, mail: () => new Promise<void>(() => undefined) }
    void sendMessages(house.database, dying)
    await expect.poll(() => house.owner('select 1 from outgoing_message where tries = 1')).toHaveLength(1)
    expect(await sendMessages(house.database, senders)).toMatchObject({ sent: 0 })
    await dueNow()
    expect(await sendMessages(house.database, senders)).toMatchObject({ sent: 1 })
  })

  it('a mail server that does not answer loses nothing', async () => {
    await queue()
    const nowhere = openSenders(
      {
        smtpUrl: 'smtp://127.0.0.1:9',
        mailFrom: 'a@b.example',
        smsUrl: null,
        smsToken: null,
        pushKeys: null,
        pushServices: [],
      },
      NOBODY_GONE,
    )
    expect(await sendMessages(house.database, nowhere)).toMatchObject({ postponed: 1 })
    await dueNow()
    expect(await sendMessages(house.database, senders)).toMatchObject({ sent: 1 })
  })

  it('an SMS goes to the gateway with its id; busy is tried again, refused is given up', async () => {
    await queue({ key: 'sms', kind: 'sms', to: '+4755510200', subject: '', body: 'Hei' })
    gateway.says.status = 503
    expect(await sendMessages(house.database, senders)).toMatchObject({ postponed: 1 })
    gateway.says.status = 200
    await dueNow()
    expect(await sendMessages(house.database, senders)).toMatchObject({ sent: 1 })
    expect(gateway.given[1]).toMatchObject({ to: '+4755510200', text: 'Hei', token: 'Bearer secret' })
    expect(gateway.given[1]!.id).toBe(gateway.given[0]!.id)
    await queue({ key: 'sms 2', kind: 'sms', to: '+4755510200', subject: '', body: 'Hei' })
    gateway.says.status = 422
    expect(await sendMessages(house.database, senders)).toMatchObject({ givenUp: 1 })
  })

  it('takes no second recipient and no header out of an address or a subject', async () => {
    for (const to of [
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example, c@d.example',
      'A <a@b.example>',
      'a b@c',
      '@b',
      '',
    ])
      await expect(queue({ key: to, to }), to).rejects.toThrow('address')
    await expect(queue({ subject: 'x\r\nBcc: c@d.example' })).rejects.toThrow('subject')
  })
})

it('a phone number is read as people write it', () => {
  expect(readPhone('+47 (55) 51-02.00')).toBe('+4755510200')
  expect(isAddress('sms', '+4755510200')).toBe(true)
  for (const text of ['', '12', '+47555x', '+4755510200,+47']) expect(isAddress('sms', text), text).toBe(false)
})
