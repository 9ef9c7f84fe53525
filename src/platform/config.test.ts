import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const secret = { NODE_ENV: 'production', CAUSEWAY_SECRET: 'x'.repeat(32) }
const mllp = (env: Record<string, string>) => {
  const { host, port, feeds, tls } = readConfig(env).mllp
  return { host, port, feeds: Object.fromEntries(feeds), tls: tls !== null }
}

test('HL7 v2 comes in on port 2575 of loopback, for the feed of the demo region', () => {
  expect(mllp({})).toEqual({ host: '127.0.0.1', port: 2575, feeds: { 2575: 'demo-hl7v2' }, tls: false })
  expect(mllp({ MLLP_PORT: '0' }).port).toBe(0)
})

test('in production nobody listens before it has been said for whom', () => {
  expect(mllp(secret)).toMatchObject({ port: 0, feeds: {} })
  expect(mllp({ ...secret, MLLP_FEEDS: 'orkdal-hl7v2' })).toMatchObject({ port: 2575, feeds: { 2575: 'orkdal-hl7v2' } })
})

test('a port serves one feed, several ports several', () => {
  const feeds = { 2575: 'orkdal-hl7v2', 2600: 'kystlab-hl7v2' }
  expect(mllp({ MLLP_FEEDS: '2575:orkdal-hl7v2,2600:kystlab-hl7v2' }).feeds).toEqual(feeds)
  expect(() => mllp({ MLLP_FEEDS: '2575:a1,2575:b1' })).toThrow('two feeds for port 2575')
  expect(() => mllp({ MLLP_FEEDS: '2575=a1' })).toThrow('MLLP_FEEDS has "2575=a1"')
})

test('beyond loopback it takes mutual TLS', () => {
  const files = { MLLP_TLS_KEY: 'k.pem', MLLP_TLS_CERT: 'c.pem' }
  expect(() => mllp({ MLLP_HOST: '0.0.0.0' })).toThrow('MLLP_HOST is "0.0.0.0"')
  expect(() => mllp({ MLLP_HOST: '0.0.0.0', ...files })).toThrow('MLLP_TLS_CLIENT_CA')
  const mutual = { ...files, MLLP_TLS_CLIENT_CA: 'ca.pem' }
  expect(mllp({ MLLP_HOST: '0.0.0.0', ...mutual })).toEqual({ host: '0.0.0.0', port: 2575, feeds: {}, tls: true })
  expect(() => mllp({ MLLP_TLS_CLIENT_CA: 'ca.pem' })).toThrow('needs both')
})

test('a process can be told where to end itself, and never in production', () => {
  expect(readConfig({}).crashAt).toBeNull()
  expect(readConfig({ CRASH_AT: 'after claim:3' }).crashAt).toEqual({ point: 'after claim', passing: 3 })
  expect(() => readConfig({ ...secret, CRASH_AT: 'after claim:3' })).toThrow('must not be set')
  expect(() => readConfig({ CRASH_AT: 'soon' })).toThrow('POINT:NUMBER')
})

test('mail and SMS leave only where the settings say how, and secrets only over TLS', () => {
  expect(readConfig({}).post).toMatchObject({ smtpUrl: null, smsUrl: null })
  expect(readConfig({}).reminders).toEqual({ afterDays: 7, most: 1 })
  const mail = { SMTP_URL: 'smtps://mail.example', MAIL_FROM: 'Causeway <post@portal.example>' }
  expect(readConfig(mail).post.smtpUrl).toBe('smtps://mail.example')
  expect(() => readConfig({ SMTP_URL: 'mail.example' })).toThrow('SMTP_URL must begin')
  expect(() => readConfig({ ...mail, MAIL_FROM: 'a@b.example\nBcc: c@d.example' })).toThrow('MAIL_FROM')
  expect(() => readConfig({ SMTP_URL: mail.SMTP_URL })).toThrow('MAIL_FROM')
  expect(() => readConfig({ SMS_URL: 'http://gateway.example/send' })).toThrow('SMS_URL must begin with https')
  expect(readConfig({ SMS_URL: 'http://127.0.0.1:9/send' }).post.smsUrl).toBe('http://127.0.0.1:9/send')
  expect(() => readConfig({ REMINDER_DAYS: '0' })).toThrow('REMINDER_DAYS is "0"')
})
