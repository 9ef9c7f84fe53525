import { Invalid } from '#base/errors'

/** Where messages to people leave the house. */
export type PostConfig = {
  /** smtp:// or smtps:// with user and password; null: no mail leaves. */
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** https address of the SMS gateway; null: no SMS leaves. */
  readonly smsUrl: string | null
  readonly smsToken: string | null
}

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
  return { smtpUrl, mailFrom, smsUrl, smsToken: env.SMS_TOKEN || null }
}
