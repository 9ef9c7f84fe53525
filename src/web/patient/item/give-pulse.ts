import { Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import { recordPulse } from '#release'
import { askForCall } from '#requests'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'

/** How it was to read an item, or a wish to be called about it. Tapped twice is tapped once. */
export async function givePulse(scope: PatientScope, visit: Visit): Promise<Shown> {
  const itemId = visit.params.itemId ?? ''
  if (!isUuid(itemId)) throw new NotFound('item', { detail: 'not an id' })
  const { word } = visit.form
  if (word === 'call-me') await askForCall(scope, { itemId })
  else if (word === 'helped' || word === 'worried-me') await recordPulse(scope, { itemId, word })
  else throw new Invalid('form', { detail: 'no word of ours' })
  return { goTo: `${paths.readItem(itemId)}#pulse` }
}
