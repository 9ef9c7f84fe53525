import { checkCredential, checkFeedToken, type TokenUse } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'

export type Knock = {
  readonly feedId: string
  /** The Authorization header. */
  readonly authorization: string | undefined
  readonly use: keyof TokenUse
}

/** Whether who asks has the credential of the feed, or a token that is for this use; which feeds there are is not said. */
export async function mayEnter(scope: SystemScope, { feedId, authorization, use }: Knock): Promise<boolean> {
  const credential = /^Bearer ([\w.~+/-]{20,200}=*)$/i.exec(authorization ?? '')?.[1]
  if (!credential) return false
  return (
    (await checkFeedToken(scope, { feedId, token: credential, use })) || checkCredential(scope, { feedId, credential })
  )
}
