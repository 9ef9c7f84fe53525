import type { RestrictionToMake } from '#access'
import { normaliseEmail } from '#accounts'
import { asCategory } from '#base/categories'
import { type AccountId, isUuid } from '#base/ids'

type Form = Readonly<Record<string, string>>

/** The restriction that a form means; null where something is missing. Nothing is chosen for anybody. */
export function readRestriction(form: Form): RestrictionToMake | null {
  const against = readAgainst(form)
  const restricted = readWhat(form)
  if (!against || !restricted || (form.emergency !== 'yes' && form.emergency !== 'no')) return null
  return { ...against, ...restricted, opensInEmergency: form.emergency === 'yes' }
}

function readAgainst({ whom, helper = '', email = '', at = '' }: Form) {
  const name = normaliseEmail(email.normalize('NFKC').slice(0, 200))
  switch (whom) {
    case 'helpers':
    case 'clinicians':
      return { against: whom } as const
    case 'account':
      if (isUuid(helper)) return name === '' ? ({ against: 'account', accountId: helper as AccountId } as const) : null
      return name === '' ? null : ({ against: 'account', email: name } as const)
    case 'institution':
      return at === '' ? null : ({ against: 'institution', institutionId: at } as const)
    default:
      return null
  }
}

function readWhat({ what, kind = '', from = '', item = '' }: Form) {
  const category = asCategory(kind)
  // An address of a page as it stands in the browser, or the id alone.
  const itemId = item
    .trim()
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '')
  switch (what) {
    case 'everything':
      return { what } as const
    case 'kind':
      return category ? ({ what, category } as const) : null
    case 'institution':
      return from === '' ? null : ({ what, fromInstitutionId: from } as const)
    case 'item':
      return isUuid(itemId) ? ({ what, itemId } as const) : null
    default:
      return null
  }
}
