import type { PostConfig } from '../read-post-config.ts'
import { sendMailBy } from './send-mail.ts'
import { type PushOrder, sendPushBy } from './send-push.ts'
import { sendSmsBy } from './send-sms.ts'
import type { Senders } from './sender.ts'

/** The ways out that the settings name. */
export function openSenders(post: PostConfig, { onGone }: Pick<PushOrder, 'onGone'>): Senders {
  return {
    mail: post.smtpUrl ? sendMailBy({ url: post.smtpUrl, from: post.mailFrom }) : null,
    push: post.pushKeys ? sendPushBy({ keys: post.pushKeys, services: post.pushServices, onGone }) : null,
    sms: post.smsUrl ? sendSmsBy({ url: post.smsUrl, token: post.smsToken }) : null,
  }
}
