import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answers, everyQuestion, type Form, type FormPart, type Question } from '#formats/fhir/questionnaire/form'
import { answersIn, writeResponse } from '#formats/fhir/questionnaire/write-response'
import { loadValidator } from '#formats/fhir/validate'
import { askedParts, isOption, keepAsked, workOutScores } from './decide-asked.ts'
import { fieldsOf, readAnswer, typedOf } from './read-answers.ts'
import { askedOn, MOST_ON_A_STEP, nextStep, stepsOf } from './steps.ts'

const words = (text: string) => ({ text, translations: {} })

const OPTIONS = [0, 1, 2].map((weight) => ({
  answer: { valueCoding: { system: 's', code: `c${weight}` } },
  wording: words(`c${weight}`),
  weight,
  isChosenAtFirst: false,
}))

type Plan = {
  readonly kind: 'choice' | 'boolean' | 'integer' | 'words' | 'group' | 'score'
  readonly on: number
  readonly inside: readonly Plan[]
  readonly isRequired: boolean
  readonly any: boolean
}

const leaf = fc.record({
  kind: fc.constantFrom('choice', 'boolean', 'integer', 'words', 'score'),
  on: fc.nat(30),
  inside: fc.constant([]),
  isRequired: fc.boolean(),
  any: fc.boolean(),
}) as fc.Arbitrary<Plan>
const group = (inside: fc.Arbitrary<readonly Plan[]>) =>
  fc.record({
    kind: fc.constantFrom('group', 'choice'),
    on: fc.nat(30),
    inside,
    isRequired: fc.boolean(),
    any: fc.boolean(),
  }) as fc.Arbitrary<Plan>
const plans = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: group(fc.array(fc.oneof(leaf, group(fc.array(leaf, { maxLength: 3 }))), { maxLength: 4 })),
    },
  ),
  { minLength: 1, maxLength: 12 },
)

/** A form by a plan; a condition looks at one of the questions before it, or at none. */
function formOf(plan: readonly Plan[]): Form {
  const earlier: Question[] = []
  let count = 0
  const make = ({ kind, on, inside, isRequired, any }: Plan): FormPart => {
    const linkId = `p${count++}`
    const asked = on % 2 === 0 ? earlier[on % Math.max(earlier.length, 1)] : undefined
    const condition = asked && { question: asked.linkId, operator: '=' as const, answer: firstOf(asked) }
    const when = condition ? { behavior: any ? ('any' as const) : ('all' as const), conditions: [condition] } : null
    const part = { linkId, wording: words(linkId), when }
    if (kind === 'group') return { ...part, kind, parts: inside.map(make) }
    if (kind === 'words') return { ...part, kind }
    if (kind === 'score') return { ...part, kind, type: 'integer' }
    const parts: FormPart[] = []
    const question: Question = {
      ...part,
      kind: 'question',
      type: kind,
      prefix: null,
      isRequired,
      repeats: false,
      options: kind === 'choice' ? OPTIONS : [],
      units: [],
      least: null,
      most: null,
      longest: null,
      first: [],
      parts,
    }
    earlier.push(question)
    parts.push(...inside.map(make))
    return question
  }
  return { url: 'urn:form', version: '1', title: words('T'), about: null, language: 'en', parts: plan.map(make) }
}

const firstOf = ({ type }: Question) =>
  type === 'boolean' ? true : type === 'integer' ? 1 : { system: 's', code: 'c1' }

const answerTo = ({ type }: Question, pick: number) =>
  type === 'boolean'
    ? { valueBoolean: pick % 2 === 0 }
    : type === 'integer'
      ? { valueInteger: pick }
      : OPTIONS[pick % OPTIONS.length]!.answer

/** Some questions answered, asked or not. */
const filled = fc
  .tuple(plans, fc.array(fc.option(fc.nat(2), { nil: null }), { minLength: 60, maxLength: 60 }))
  .map(([plan, picks]) => {
    const form = formOf(plan)
    const answers: Answers = Object.fromEntries(
      everyQuestion(form).flatMap((question, at) => {
        const pick = picks[at % picks.length]
        return pick == null ? [] : [[question.linkId, [answerTo(question, pick)]] as const]
      }),
    )
    return { form, answers }
  })

describe('a form is asked page by page', () => {
  it('each question and each word on one page, in the order of the form', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const form = formOf(plan)
        const placed = stepsOf(form).flatMap(({ parts }) =>
          parts.filter(({ kind }) => kind === 'question').map(({ linkId }) => linkId),
        )
        expect(placed).toEqual(everyQuestion(form).map(({ linkId }) => linkId))
      }),
    )
  })

  it('at most five questions on a page, and none beside one that decides whether it is asked', () => {
    fc.assert(
      fc.property(filled, ({ form, answers }) => {
        for (const step of stepsOf(form)) {
          const here = step.parts.filter((part) => part.kind === 'question')
          expect(here.length).toBeLessThanOrEqual(MOST_ON_A_STEP)
          const asked = new Set(askedOn(form, step, answers).map(({ linkId }) => linkId))
          for (const question of here) {
            const otherwise: Answers = { ...answers, [question.linkId]: [answerTo(question, 2)] }
            for (const given of [otherwise, { ...answers, [question.linkId]: [] }]) {
              const then = new Set(askedOn(form, step, given).map(({ linkId }) => linkId))
              expect(then).toEqual(asked)
            }
          }
        }
      }),
    )
  })

  it('forwards and backwards over the same pages, and none on which nothing is asked', () => {
    fc.assert(
      fc.property(filled, ({ form, answers }) => {
        const [forwards, backwards]: number[][] = [[], []]
        for (let at = nextStep(form, answers, { after: -1 }); at !== null; at = nextStep(form, answers, { after: at }))
          forwards!.push(at)
        const end = stepsOf(form).length
        for (
          let at = nextStep(form, answers, { after: end, by: -1 });
          at !== null;
          at = nextStep(form, answers, { after: at, by: -1 })
        )
          backwards!.unshift(at)
        expect(forwards).toEqual(backwards)
        const shown = new Set(forwards)
        for (const [at, step] of stepsOf(form).entries())
          expect(askedOn(form, step, answers).length > 0).toBe(shown.has(at))
      }),
    )
  })
})

describe('what is asked depends on answers to what is asked', () => {
  it('never on an answer to a question that is not asked', () => {
    fc.assert(
      fc.property(filled, ({ form, answers }) => {
        const kept = keepAsked(form, answers)
        expect(askedParts(form, kept)).toEqual(askedParts(form, answers))
        expect(keepAsked(form, kept)).toEqual(kept)
      }),
    )
  })

  it('a total is the sum of all weights that were chosen, or missing', () => {
    fc.assert(
      fc.property(filled, ({ form, answers }) => {
        const asked = askedParts(form, answers)
        const scores = workOutScores(form, keepAsked(form, answers))
        for (const part of form.parts.filter(({ kind, linkId }) => kind === 'score' && asked.has(linkId))) {
          const counted = everyQuestion(form).filter(({ linkId, type }) => type === 'choice' && asked.has(linkId))
          const weights = counted.map(
            ({ linkId, options }) =>
              options.find((option) => answers[linkId]?.some((each) => isOption(each, option)))?.weight,
          )
          const isWhole = counted.length > 0 && weights.every((weight) => weight != null)
          expect(scores[part.linkId]).toBe(
            isWhole ? weights.reduce<number>((sum, weight) => sum + weight!, 0) : undefined,
          )
        }
      }),
    )
  })

  it('what is sent is sound R4 and holds these answers, and nothing that is not asked', async () => {
    const validate = await loadValidator()
    fc.assert(
      fc.property(filled, ({ form, answers }) => {
        const asked = askedParts(form, answers)
        const [kept, scores] = [keepAsked(form, answers), workOutScores(form, answers)]
        const author = { display: 'x' }
        const order = { id: 'x', form, answers: kept, scores, isAsked: (linkId: string) => asked.has(linkId) }
        const response = writeResponse({ ...order, authored: '2026-01-01T00:00:00Z', subject: author, author })
        if (Object.keys(kept).length > 0) expect(validate(response)).toEqual([])
        const found = answersIn(response)
        const given = Object.fromEntries(Object.entries(found).filter(([linkId]) => scores[linkId] === undefined))
        expect(given).toEqual(kept)
      }),
    )
  })
})

describe('what somebody types', () => {
  const question = (rest: Partial<Question>) =>
    ({
      ...everyQuestion(formOf([{ kind: 'integer', on: 1, inside: [], isRequired: true, any: false }]))[0]!,
      ...rest,
    }) as Question
  const read = (rest: Partial<Question>, typed: Record<string, string>) => readAnswer(question(rest), 0, typed)

  it('is read in any of our figures, and refused with what is wrong', () => {
    expect(read({ type: 'decimal' }, { q0: '٧٢٫٥' }).answers).toEqual([{ valueDecimal: 72.5 }])
    expect(read({ type: 'decimal' }, { q0: '72,5' }).answers).toEqual([{ valueDecimal: 72.5 }])
    expect(read({ type: 'integer' }, { q0: '7.5' }).fault).toBe('whole')
    expect(read({ type: 'integer' }, { q0: 'seven' }).fault).toBe('number')
    expect(read({ type: 'integer', least: 10 }, { q0: '7' }).fault).toBe('least')
    expect(read({ type: 'integer', most: 5 }, { q0: '7' }).fault).toBe('most')
    expect(read({ type: 'integer' }, { q0: ' ' }).fault).toBe('required')
    expect(read({ type: 'date' }, { q0: '2026-02-30' }).fault).toBe('date')
    expect(read({ type: 'time' }, { q0: '8:30' }).answers).toEqual([{ valueTime: '08:30:00' }])
    expect(read({ type: 'string', longest: 3 }, { q0: 'abcd' }).fault).toBe('long')
    expect(read({ type: 'url' }, { q0: 'javascript:alert(1)' }).fault).toBe('url')
    expect(read({ type: 'choice', options: OPTIONS }, { q0: '9' }).fault).toBe('choice')
    expect(read({ type: 'open-choice', options: OPTIONS }, { q0: 'other' }).fault).toBe('other')
    expect(read({ isRequired: false }, {})).toEqual({ answers: [], fault: null })
  })

  it('stands in its fields again as it was', () => {
    const text = fc.string({ minLength: 1, maxLength: 40 }).filter((each) => each.trim() === each && each !== '')
    const cases = fc.oneof(
      fc
        .integer({ min: -1e6, max: 1e6 })
        .map((value) => [{ type: 'integer' as const }, [{ valueInteger: value }]] as const),
      fc
        .integer({ min: -1e6, max: 1e6 })
        .map((value) => [{ type: 'decimal' as const }, [{ valueDecimal: value / 8 }]] as const),
      fc.boolean().map((value) => [{ type: 'boolean' as const }, [{ valueBoolean: value }]] as const),
      text.map((value) => [{ type: 'string' as const }, [{ valueString: value }]] as const),
      fc.nat(2).map((at) => [{ type: 'choice' as const, options: OPTIONS }, [OPTIONS[at]!.answer]] as const),
      fc
        .tuple(
          fc.subarray(OPTIONS),
          text.filter((each) => !/^c\d$/.test(each)),
        )
        .map(
          ([chosen, other]) =>
            [
              { type: 'open-choice' as const, options: OPTIONS, repeats: true },
              [...chosen.map(({ answer }) => answer), { valueString: other }],
            ] as const,
        ),
      fc.tuple(fc.nat(500), fc.nat(1)).map(([value, at]) => {
        const units = [
          { text: 'kg', code: 'kg', system: 'http://unitsofmeasure.org' },
          { text: 'stone', code: null, system: null },
        ]
        const { text: unit, code, system } = units[at]!
        return [
          { type: 'quantity' as const, units },
          [{ valueQuantity: { value, unit, ...(code && { system, code }) } }],
        ] as const
      }),
    )
    fc.assert(
      fc.property(cases, fc.nat(40), ([rest, answers], position) => {
        const asked = question(rest as Partial<Question>)
        expect(readAnswer(asked, position, typedOf(asked, position, answers))).toEqual({ answers, fault: null })
      }),
    )
  })

  it('no two questions share a field', () => {
    const names = [0, 1, 10, 11].flatMap((at) => {
      const fields = fieldsOf(at)
      return [fields.name, fields.other, fields.unit, fields.option(0), fields.option(1)]
    })
    expect(new Set(names).size).toBe(names.length)
  })
})
