import { CATEGORIES, type Category, LANGUAGES, type Language } from '#base/categories'
import { isUuid } from '#base/ids'
import { isPasscode, LIVES, type Life, LONGEST_LABEL, type ShareKind, VIEWS } from '#sharing'
import type { Visit } from '../../shell/visit.ts'

export type ShareFault = 'what' | 'kinds' | 'life' | 'label' | 'passcode'

/** What the form says, as far as it can be read. */
export type ShareForm = {
  readonly kind: ShareKind
  readonly what: 'summary' | 'kinds' | null
  readonly kinds: readonly Category[]
  readonly life: Life | null
  readonly views: number
  readonly label: string
  readonly passcode: string
  readonly language: Language
  /** What is left out of it. */
  readonly without: readonly string[]
}

/** The form as it is opened: what most people want is chosen beforehand. */
export function emptyForm(kind: ShareKind, language: Language): ShareForm {
  return {
    kind,
    what: 'summary',
    kinds: [],
    life: livesOf(kind)[0]!,
    views: kind === 'code' ? 1 : VIEWS[0],
    label: '',
    passcode: '',
    language,
    without: [],
  }
}

/** What somebody may choose of each kind. */
export function livesOf(kind: ShareKind): readonly Life[] {
  return Object.keys(LIVES[kind]) as Life[]
}

/** A word of an address or a form for a kind of share; anything else is a code. */
export function kindOf(word: string | undefined): ShareKind {
  return word === 'link' ? 'link' : 'code'
}

/** Reads the form as it was sent. */
export function readShareForm(fields: Visit['form'], language: Language): ShareForm {
  const kind = kindOf(fields.kind)
  return {
    kind,
    what: fields.what === 'summary' || fields.what === 'kinds' ? fields.what : null,
    kinds: CATEGORIES.filter((category) => fields[`kind-${category}`] === 'yes'),
    life: livesOf(kind).find((each) => each === fields.life) ?? null,
    views: kind === 'code' ? 1 : (VIEWS.find((each) => String(each) === fields.views) ?? VIEWS[0]),
    label: (fields.label ?? '').trim(),
    passcode: kind === 'code' ? '' : (fields.passcode ?? ''),
    language: LANGUAGES.find((each) => each === fields.language) ?? language,
    without: Object.keys(fields).flatMap((field) => (isOut(field) && fields[field] === 'yes' ? [field.slice(4)] : [])),
  }
}

function isOut(field: string): boolean {
  return field.startsWith('out-') && isUuid(field.slice(4))
}

/** What is wrong with it, before anything is looked up. */
export function judgeShareForm({ what, kinds, life, label, passcode }: ShareForm): readonly ShareFault[] {
  const faults: ShareFault[] = []
  if (what === null) faults.push('what')
  if (what === 'kinds' && kinds.length === 0) faults.push('kinds')
  if (life === null) faults.push('life')
  if (label.length > LONGEST_LABEL) faults.push('label')
  if (passcode !== '' && !isPasscode(passcode)) faults.push('passcode')
  return faults
}

/** The form's fields again, to be carried on; `without` only where nobody can change it there. */
export function fieldsOf(form: ShareForm, withOut: boolean): readonly (readonly [string, string])[] {
  const { kind, what, life, views, label, passcode, language } = form
  const plain = { kind, what: what ?? '', life: life ?? '', views: String(views), label, passcode, language }
  const ticked = [
    ...form.kinds.map((each) => `kind-${each}`),
    ...(withOut ? form.without.map((each) => `out-${each}`) : []),
  ]
  return [
    ...Object.entries(plain).filter(([, value]) => value !== ''),
    ...ticked.map((field) => [field, 'yes'] as [string, string]),
  ]
}
