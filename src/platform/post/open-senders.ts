import type { PostConfig } from '../read-post-config.ts'
import { sendMailBy } from './send-mail.ts'
import { sendSmsBy } from './send-sms.ts'
import type { Senders } from './sender.ts'

/** The ways out that the settings name. */
export function openSenders(post: PostConfig): Senders {
  return {
    mail: post.smtpUrl ? sendMailBy({ url: post.smtpUrl, from: post.mailFrom }) : null,
    sms: post.smsUrl ? sendSmsBy({ url: post.smsUrl, token: post.smsToken }) : null,
  }
}
