import { type Document, isCollection, isMap, isScalar, isSeq, parseDocument, visit, type YAMLMap } from 'yaml'
import type { Category, InEveryLanguage } from '#base/categories'
import { Invalid, NotFound } from '#base/errors'
import type { Effect } from '../rulebook.ts'

/** What a form changes of one rule, of the default rule, or of a deviation. */
export type RuleChange = {
  readonly id: string
  readonly effect: Effect
  readonly says: InEveryLanguage
  readonly decidedBy: string
}

export type NewDeviation = Omit<RuleChange, 'id'> & {
  readonly institution: string
  readonly category: Category
  readonly reason: string
  readonly approvedBy: string
  /** Last day, YYYY-MM-DD. */
  readonly expires: string
}

/**
 * The author's own text with one rule changed; notes and order stay. Throws Invalid for a text that is no rulebook at all,
 * NotFound for a rule that is not in it. Whether the outcome keeps the principles is for `checkRulebook` to say.
 */
export function changeRule(yaml: string, { id, effect, says, decidedBy }: RuleChange): string {
  const document = read(yaml)
  const rule = [document.get('defaultRule'), ...listIn(document, 'rules'), ...listIn(document, 'deviations')].find(
    (each): each is YAMLMap => isMap(each) && each.get('id') === id,
  )
  if (!rule) throw new NotFound('rule', { detail: 'not in this draft' })
  rule.set('then', document.createNode(effect))
  rule.set('says', document.createNode(says))
  rule.set('decidedBy', decidedBy)
  return write(document)
}

/** The text with one deviation more; its id is made of institution and kind. Throws as `changeRule`. */
export function addDeviation(yaml: string, { institution, category, effect, ...more }: NewDeviation): string {
  const document = read(yaml)
  if (!isSeq(document.get('deviations'))) document.set('deviations', document.createNode([]))
  const taken = new Set(listIn(document, 'deviations').map((each) => (isMap(each) ? each.get('id') : null)))
  let id = `${institution}-${category}`
  for (let number = 2; taken.has(id); number++) id = `${institution}-${category}-${number}`
  const { says, reason, approvedBy, expires, decidedBy } = more
  const before = { id, institution, when: { category: [category] } }
  const after = { reason, approvedBy, expires, decidedBy, says }
  const deviation = document.createNode(before) as YAMLMap
  deviation.set('then', document.createNode(effect))
  for (const [word, value] of Object.entries(after)) deviation.set(word, document.createNode(value))
  document.addIn(['deviations'], deviation)
  return write(document)
}

/** The text without a deviation. Throws as `changeRule`. */
export function removeDeviation(yaml: string, { id }: { readonly id: string }): string {
  const document = read(yaml)
  const at = listIn(document, 'deviations').findIndex((each) => isMap(each) && each.get('id') === id)
  if (at < 0) throw new NotFound('deviation', { detail: 'not in this draft' })
  document.deleteIn(['deviations', at])
  return write(document)
}

function read(yaml: string): Document {
  const document = parseDocument(yaml, { schema: 'core', logLevel: 'silent' })
  if (document.errors.length > 0 || !isMap(document.contents)) throw new Invalid('the text is no rulebook')
  withoutAliases(document)
  return document
}

/** Words that several rules share stand in each of them, so that one can change without the others. */
function withoutAliases(document: Document): void {
  visit(document, {
    Alias: (_, alias) => {
      const copy = alias.resolve(document)?.clone()
      return isCollection(copy) || isScalar(copy) ? (copy as YAMLMap) : undefined
    },
  })
  visit(document, {
    Collection: (_, node) => void delete node.anchor,
    Scalar: (_, node) => void delete node.anchor,
  })
}

function listIn(document: Document, word: string): readonly unknown[] {
  const list = document.get(word)
  return isSeq(list) ? list.items : []
}

function write(document: Document): string {
  return document.toString({ lineWidth: 0 })
}
