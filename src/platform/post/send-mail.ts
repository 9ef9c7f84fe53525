import { createTransport } from 'nodemailer'
import { type OutgoingMessage, Undeliverable } from './sender.ts'

/**
 * Sends by SMTP (RFC 5321). Plain text, no picture, no link that counts who opens it. The Message-ID is that of the
 * message, so that a mail that was sent twice after a crash is known as one.
 */
export function sendMailBy({
  url,
  from,
}: {
  readonly url: string
  readonly from: string
}): (message: OutgoingMessage) => Promise<void> {
  const transport = createTransport(url, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object)
  const host = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '')
  return async ({ messageId, toAddress, subject, body }) => {
    const sending = transport.sendMail({
      from,
      to: { name: '', address: toAddress },
      subject,
      text: body,
      messageId: `<${messageId}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
    await sending.catch((fault: Error & { responseCode?: number }) => {
      const isFinal = (fault.responseCode ?? 0) >= 500 && fault.responseCode !== 535 && fault.responseCode !== 530
      throw isFinal ? new Undeliverable(`the mail server said ${fault.responseCode}`) : fault
    })
  }
}
