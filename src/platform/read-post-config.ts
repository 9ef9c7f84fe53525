import { Invalid } from '#base/errors'

/** Where messages to people leave the house. */
export type PostConfig = {
  /** smtp:// or smtps:// with user and password; null: no mail leaves. */
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** https address of the SMS gateway; null: no SMS leaves. */
  readonly smsUrl: string | null
  readonly smsToken: string | null
  /** By which browsers know us (RFC 8292); null: nobody is told on their device. */
  readonly pushKeys: PushKeys | null
  /** Hosts of push services that may be sent to; `*.` stands for any name below. */
  readonly pushServices: readonly string[]
}

export type PushKeys = {
  /** Whom a push service may ask about us: a mailto or https address. */
  readonly subject: string
  readonly publicKey: string
  readonly privateKey: string
}

/** Of the makers of Chrome, Edge, Firefox and Safari. */
const PUSH_SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.notify.windows.com',
  '*.push.apple.com',
]

/** Reads the settings of the post. Throws Invalid with the name of the setting and how to mend it. */
export function readPostConfig(env: Readonly<Record<string, string | undefined>>): PostConfig {
  const smtpUrl = env.SMTP_URL || null
  if (smtpUrl && !/^smtps?:\/\//.test(smtpUrl)) throw new Invalid('SMTP_URL must begin with smtp:// or smtps://')
  const mailFrom = env.MAIL_FROM ?? ''
  if (smtpUrl && !/^[^\p{Cc}]*@[^\s@>\p{Cc}]+>?$/u.test(mailFrom))
    throw new Invalid('MAIL_FROM must be the address that mails come from, such as Causeway <post@portal.example>')
  const smsUrl = env.SMS_URL || null
  if (smsUrl && !/^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(smsUrl))
    throw new Invalid('SMS_URL must begin with https:// (http:// only on this machine)')
  const pushServices = env.PUSH_SERVICES ? env.PUSH_SERVICES.split(/[\s,]+/).filter(Boolean) : PUSH_SERVICES
  return { smtpUrl, mailFrom, smsUrl, smsToken: env.SMS_TOKEN || null, pushKeys: readPushKeys(env), pushServices }
}

function readPushKeys(env: Readonly<Record<string, string | undefined>>): PushKeys | null {
  const { PUSH_PUBLIC_KEY: publicKey, PUSH_PRIVATE_KEY: privateKey, PUSH_CONTACT: subject } = env
  if (!publicKey && !privateKey) return null
  if (!/^[\w-]{87}$/.test(publicKey ?? '') || !/^[\w-]{43}$/.test(privateKey ?? ''))
    throw new Invalid('PUSH_PUBLIC_KEY and PUSH_PRIVATE_KEY belong together; causeway push-keys makes both')
  if (!/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(subject ?? ''))
    throw new Invalid('PUSH_CONTACT must be an address such as mailto:post@portal.example')
  return { subject: subject!, publicKey: publicKey!, privateKey: privateKey! }
}
