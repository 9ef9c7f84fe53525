import type { Fault, SchemaError } from './fault.ts'
import type { Resource } from './types.ts'

type Explanation = Pick<Fault, 'what' | 'mend'>

/** Says in plain words what the schema found, and where: "Observation.component[1].code". */
export function explainFault(resourcePath: string, error: SchemaError, resource: Resource): Fault {
  const steps = error.instancePath.split('/').slice(1).map(unescapeStep)
  const path = steps.reduce((so, step) => (/^\d+$/.test(step) ? `${so}[${step}]` : `${so}.${step}`), resourcePath)
  const value = steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], resource)
  return { path, ...explain(error, value) }
}

function explain({ keyword, params }: SchemaError, value: unknown): Explanation {
  switch (keyword) {
    case 'required':
      return missing(params.missingProperty)
    case 'present':
      return missing(params.missing)
    case 'choices':
      return params.count === 0
        ? { what: `"${params.choice}[x]" is missing.`, mend: `Give one of its types.` }
        : { what: `"${params.choice}[x]" is given in more than one type.`, mend: 'Give one of them.' }
    case 'additionalProperties':
      return {
        what: `R4 has no element "${params.additionalProperty}" here.`,
        mend: 'Leave it out, or use an extension.',
      }
    case 'enum':
      return {
        what: `${quote(value)} is none of the codes allowed here.`,
        mend: `Use one of: ${list(params.allowedValues)}.`,
      }
    case 'type':
      return {
        what: `It is ${kindOfValue(value)}, and should be ${KINDS[String(params.type)] ?? params.type}.`,
        mend: 'Change its form.',
      }
    case 'format':
      return FORMAT_FAULTS[String(params.format)]?.(value) ?? WRONG_FORM(value)
    default:
      return WRONG_FORM(value)
  }
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
}

const FORMAT_FAULTS: Readonly<Record<string, (value: unknown) => Explanation>> = {
  date: (value) => ({ what: `There is no such date as ${quote(value)}.`, mend: 'Give a day of the calendar.' }),
  text: () => ({ what: 'The text is empty or has a NUL character.', mend: 'Leave it out, or leave out the NUL.' }),
  code: (value) => ({ what: `${quote(value)} is no code.`, mend: 'Write codes without spaces around them.' }),
  uri: (value) => ({ what: `${quote(value)} is no address.`, mend: 'Write addresses without spaces.' }),
  base64: () => ({ what: 'The data are not base64.', mend: 'Encode them in base64 (RFC 4648).' }),
}

const WRONG_FORM = (value: unknown): Explanation => ({
  what: `${quote(value)} does not have the form that R4 asks for here.`,
  mend: 'See the R4 page of its datatype.',
})

function missing(name: unknown): Explanation {
  return { what: `"${name}" is missing.`, mend: `Give "${name}": R4 requires it.` }
}

function kindOfValue(value: unknown): string {
  if (value === null) return 'null'
  return KINDS[Array.isArray(value) ? 'array' : typeof value] ?? typeof value
}

const QUOTED = 60

function quote(value: unknown): string {
  const words = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return words.length > QUOTED ? `"${words.slice(0, QUOTED)}…"` : `"${words}"`
}

const LISTED = 12

function list(codes: unknown): string {
  const all = Array.isArray(codes) ? codes : []
  return all.length > LISTED ? `${all.slice(0, LISTED).join(', ')} …` : all.join(', ')
}

/** JSON Pointer's escapes (RFC 6901, 4). */
function unescapeStep(step: string): string {
  return step.replace(/~1/g, '/').replace(/~0/g, '~')
}
