import { CODE_MINUTES, type CodeToTell } from '#accounts'
import type { Language } from '#base/categories'
import { translator } from '#messages/translator'
import type { SystemScope } from '#platform/database/scopes'
import { queueMessage } from '#platform/post/queue-message'

/** Writes a code to its owner, in their language: the code, for how long, and what to do when they did not ask. Nothing else. */
export function tellCodeIn(asked: Language): (scope: SystemScope, sent: CodeToTell) => Promise<void> {
  return async (scope, { codeId, kind, to, code, language }) => {
    const t = translator(language ?? asked).post
    const says = { code, minutes: CODE_MINUTES }
    const body = kind === 'sms' ? t.codeSms(says) : t.codeMail(says)
    await queueMessage(scope, { key: `code/${codeId}`, kind, institutionId: null, to, subject: t.codeSubject, body })
  }
}
