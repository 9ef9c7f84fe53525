import { randomBytes } from 'node:crypto'
import { hashForSignIn, setUpFirstSteward } from '#accounts'
import { LANGUAGES } from '#base/categories'
import { Invalid } from '#base/errors'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { Output } from '../output.ts'

export type StewardToSetUp = {
  readonly signInName: string
  readonly name: string
  /** Why this person: it stays beside the role. */
  readonly because: string
  readonly language: string
}

/**
 * Makes the first steward of a region, who then gives all other roles by page; shows a password once where the account is
 * new. Exit 1 when the region has a steward: from then on people decide, not who owns the database.
 */
export async function steward(database: Database, order: StewardToSetUp, output: Output): Promise<number> {
  const name = order.name.trim()
  const because = order.because.trim()
  const language = LANGUAGES.find((each) => each === order.language)
  if (!name) throw new Invalid('--name is missing: how is the steward called?')
  if (!because) throw new Invalid('--because is missing: who decided that they are? It is kept')
  if (!language) throw new Invalid(`--language is "${order.language}"; it must be one of ${LANGUAGES.join(', ')}`)
  const password = randomBytes(15).toString('base64url')
  const account = { email: order.signInName, name, language, passwordHash: await hashForSignIn(password) }
  const done = await withSystemScope(database, { purpose: 'first steward' }, (scope) =>
    setUpFirstSteward(scope, { ...account, because }),
  )
  if (done === 'there-is-one') {
    output.answer('The region has a steward already. Stewards give roles at /region; nothing was changed.')
    return 1
  }
  output.answer(done === 'new-account' ? `Password, shown once: ${password}` : 'Their own sign-in opens /region now.')
  if (done === 'new-account')
    output.note('Change it at /settings/sign-in after the first sign-in, and set up a second step.\n')
  return 0
}
