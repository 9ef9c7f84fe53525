import { readClinicalDate } from '#base/instant'
import { isBase64 } from './attachments.ts'
import { isElement, isResource } from './elements.ts'
import { explainFault } from './explain-fault.ts'
import type { Fault, SchemaError } from './fault.ts'
import type { Element, Resource } from './types.ts'

/** Says what is wrong with a resource; nothing, when it is sound FHIR R4. At most five faults. */
export type Validator = (resource: Resource) => readonly Fault[]

type Check = ((data: unknown) => boolean) & { readonly errors?: readonly SchemaError[] | null }
type Formats = Readonly<Record<string, (text: string) => boolean>>
type Generated = { readonly default: (formats: Formats) => Readonly<Record<string, Check | undefined>> }

let loaded: Promise<Validator> | undefined

/**
 * The validator that `tools/build-validator.mjs` compiles from the official R4 schema, loaded once. It fails only when
 * that has not been run: the module does not exist then.
 */
export function loadValidator(): Promise<Validator> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Validator> {
  const address = new URL('../../../generated/r4-validator.mjs', import.meta.url)
  const generated = (await import(address.href)) as Generated
  const checks = generated.default(FORMATS)
  return (resource) => validate(checks, resource)
}

const MOST_FAULTS = 5

function validate(checks: Readonly<Record<string, Check | undefined>>, resource: Resource): readonly Fault[] {
  const faults: Fault[] = []
  for (const { path, resource: each } of withInnerResources(resource, resource.resourceType)) {
    const check = Object.hasOwn(checks, each.resourceType) ? checks[each.resourceType] : undefined
    if (!check) faults.push({ path, what: 'R4 has no such type of resource.', mend: 'Send it as one of the R4 types.' })
    else if (!check(each)) faults.push(explainFault(path, check.errors![0]!, each))
    else if (isModified(each))
      faults.push({
        path,
        what: 'It carries a modifier that changes its meaning and that we do not know.',
        mend: 'Send it without implicitRules and without modifierExtension.',
      })
    if (faults.length === MOST_FAULTS) break
  }
  return faults
}

/** Who does not know what a modifier says may not read the resource as if nothing were said (R4 extensibility, 2.4.1). */
function isModified(resource: Resource): boolean {
  return resource.implicitRules !== undefined || resource.modifierExtension !== undefined
}

/**
 * The checks of R4 primitives that a pattern cannot make, or not on megabytes of text: each is one pass over the text
 * without going back (R4 datatypes, 2.24.0.1).
 */
const FORMATS: Formats = {
  /** The shape of a date is checked by the schema; this is whether there is such a day. */
  date: (text) => readClinicalDate(text) !== null,
  /** PostgreSQL's text cannot hold NUL; FHIR forbids it, and empty text, too. */
  text: (text) => text.length > 0 && !text.includes('\0'),
  code: (text) => text.length > 0 && !/^\s|\s\s|\s$|\0/.test(text),
  uri: (text) => !/[\s\0]/.test(text),
  base64: isBase64,
}

type Placed = { readonly path: string; readonly resource: Resource }

/** A resource and the resources inside it: contained ones, and those that Bundle and Parameters carry. */
function* withInnerResources(resource: Resource, path: string): Generator<Placed> {
  yield { path, resource }
  yield* placed(resource.contained, `${path}.contained`)
  if (resource.resourceType === 'Bundle') {
    for (const [index, entry] of elements(resource.entry)) {
      yield* placed(entry.resource, `${path}.entry[${index}].resource`)
    }
  }
  if (resource.resourceType === 'Parameters') {
    for (const [index, parameter] of elements(resource.parameter)) {
      yield* placed(parameter.resource, `${path}.parameter[${index}].resource`)
    }
  }
}

function* placed(value: unknown, path: string): Generator<Placed> {
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) yield* placed(inner, `${path}[${index}]`)
  } else if (isResource(value)) yield* withInnerResources(value, path)
  else if (isElement(value)) yield { path, resource: { ...value, resourceType: '' } }
}

function elements(value: unknown): readonly (readonly [number, Element])[] {
  const list = Array.isArray(value) ? value : []
  return list.flatMap((inner, index) => (isElement(inner) ? [[index, inner] as const] : []))
}
