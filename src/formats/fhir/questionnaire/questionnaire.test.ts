import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { heartVisit } from '#region/questionnaires/heart-visit'
import type { Resource } from '../types.ts'
import { loadValidator } from '../validate.ts'
import { everyQuestion } from './form.ts'
import { readQuestionnaire } from './read-questionnaire.ts'
import { wordsIn } from './read-wording.ts'
import { answersIn } from './write-response.ts'

const EMPTY = { resourceType: 'Questionnaire', url: 'urn:x', status: 'active', title: 'T' }
const asking = (...item: object[]) => readQuestionnaire({ ...EMPTY, item } as Resource)
const faultsOf = (...item: object[]) => {
  const read = asking(...item)
  return 'faults' in read ? read.faults.map(({ path, what }) => `${path}: ${what}`) : []
}
const question = (rest: object = {}) => ({ linkId: 'a', text: 'A?', type: 'string', ...rest })

describe('a questionnaire of FHIR is read as it can be asked', () => {
  it('with its words in each language, its units, bounds, weights and conditions', async () => {
    const resource = heartVisit() as unknown as Resource
    expect((await loadValidator())(resource)).toEqual([])
    const read = readQuestionnaire(resource)
    if ('faults' in read) throw new Error(JSON.stringify(read.faults))
    const { form, notes } = read
    expect(notes).toEqual([])
    expect(wordsIn(form.title, 'nb', form.language).text).toBe('Før samtalen med hjertesykepleieren')
    expect(wordsIn(form.title, 'de', form.language)).toEqual({ text: form.title.text, language: 'en' })
    const byId = new Map(everyQuestion(form).map((each) => [each.linkId, each]))
    expect([...byId.keys()]).toEqual(['breath', 'swelling', 'tired', 'takes', 'why', 'which', 'weight', 'wish'])
    expect(byId.get('breath')!.options.map(({ weight }) => weight)).toEqual([0, 1, 2, 3])
    expect(byId.get('weight')).toMatchObject({ least: 25, most: 300, units: [{ text: 'kg' }] })
    expect(byId.get('which')!.when!.conditions[0]).toMatchObject({ question: 'why', operator: '=' })
  })

  it('takes the codes of a ValueSet that is inside, and none from elsewhere', () => {
    const set = {
      resourceType: 'ValueSet',
      id: 'yes-or-no',
      compose: { include: [{ system: 's', concept: [{ code: 'y', display: 'Yes' }, { code: 'n' }] }] },
    }
    const item = [question({ type: 'choice', answerValueSet: '#yes-or-no' })]
    const read = readQuestionnaire({ ...EMPTY, contained: [set], item } as unknown as Resource)
    if ('faults' in read) throw new Error('refused')
    expect(everyQuestion(read.form)[0]!.options.map(({ wording }) => wording.text)).toEqual(['Yes', 'n'])
    expect(faultsOf(question({ type: 'choice', answerValueSet: 'http://hl7.org/fhir/ValueSet/x' }))[0]).toContain(
      'is not inside the questionnaire',
    )
  })

  it.each([
    ['a name of another kind', question({ linkId: '__proto__' }), '"__proto__" cannot be used.'],
    ['no words', question({ text: undefined }), 'item[0].text: It has no words.'],
    ['a file', question({ type: 'attachment' }), 'item[0].type: "attachment" cannot be asked here.'],
    ['a group that repeats', { linkId: 'g', type: 'group', repeats: true }, 'A group that repeats'],
    ['several dates', question({ type: 'date', repeats: true }), 'Only choices can have several answers'],
    ['nothing to choose', question({ type: 'choice' }), 'There is nothing to choose from.'],
    ['a quantity of nothing', question({ type: 'quantity' }), 'It has no unit.'],
    ['a modifier', question({ modifierExtension: [{ url: 'urn:x' }] }), 'a modifier that changes its meaning'],
    ['what nobody can fill', question({ readOnly: true }), 'nothing fills it'],
    [
      'a condition on what comes later',
      question({ enableWhen: [{ question: 'b', operator: 'exists', answerBoolean: true }] }),
      'enableWhen[0]: It depends on "b", which is not asked before it.',
    ],
    [
      'a condition in another language',
      question({
        extension: [{ url: 'http://x/sdc-questionnaire-enableWhenExpression', valueExpression: { expression: '1' } }],
      }),
      'It depends on an expression',
    ],
    [
      'a sum that is none',
      question({
        type: 'integer',
        readOnly: true,
        extension: [
          { url: 'http://x/sdc-questionnaire-calculatedExpression', valueExpression: { expression: '2 * 3' } },
        ],
      }),
      'Only a read-only number that sums the weights',
    ],
    [
      'hidden and required',
      question({
        required: true,
        extension: [{ url: 'http://x/questionnaire-hidden', valueBoolean: true }],
      }),
      'nobody could answer it',
    ],
  ])('refuses %s, with its place', (_, item, what) => {
    expect(faultsOf(item, question({ linkId: 'b' })).join('\n')).toContain(what)
  })

  it('says what it does not act on, and wants each linkId once', () => {
    const read = asking(question({ extension: [{ url: 'http://x/regex', valueString: 'a+' }] }))
    expect('notes' in read && read.notes).toEqual(['regex'])
    expect(faultsOf(question(), question())[0]).toContain('"a" stands twice')
    expect(faultsOf()[0]).toContain('It asks nothing.')
  })
})

const examples = '../shared/data/fhir/us-core-examples'

describe.skipIf(!existsSync(examples))('responses that others wrote (skipped where the data is not beside us)', () => {
  const files = existsSync(examples)
    ? readdirSync(examples).filter((name) => name.startsWith('QuestionnaireResponse-'))
    : []
  it('are found', () => expect(files.length).toBeGreaterThan(5))
  it.each(files)('%s: every answer is found under its linkId', (name) => {
    const text = readFileSync(`${examples}/${name}`, 'utf8')
    const answers = answersIn(JSON.parse(text) as Resource)
    const count = (JSON.stringify(JSON.parse(text)).match(/"answer":\[/g) ?? []).length
    expect(Object.keys(answers)).toHaveLength(count)
  })
})
