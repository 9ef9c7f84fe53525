type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
type Fields = Readonly<Record<string, Json>>

/** R4 JSON as R4 XML, by the rules of the standard (2.6.1) and nothing else: the opposite of what is tested. */
export function asFhirXml(resource: object): string {
  const { resourceType, ...rest } = resource as Fields
  return `<${String(resourceType)} xmlns="http://hl7.org/fhir">${fields(rest)}</${String(resourceType)}>`
}

function fields(element: Fields): string {
  const names = [...new Set(Object.keys(element).map((name) => name.replace(/^_/, '')))]
  return names
    .flatMap((name) => {
      const [values, beside] = [list(element[name]), list(element[`_${name}`])]
      const many = Math.max(values.length, beside.length)
      return Array.from({ length: many }, (_, at) =>
        one(name, values[at] ?? null, (beside[at] ?? null) as Fields | null),
      )
    })
    .join('')
}

function one(name: string, value: Json, beside: Fields | null): string {
  if (name === 'div') return String(value)
  const inner = typeof value === 'object' && value !== null ? (value as Fields) : (beside ?? {})
  if (typeof inner.resourceType === 'string') return `<${name}>${asFhirXml(inner)}</${name}>`
  // The id of an element and the address of an extension are attributes; a url elsewhere is an element.
  const { id, ...content } = inner
  const { url, ...extension } = content
  const isExtension = name === 'extension' || name === 'modifierExtension'
  const primitive = typeof value === 'object' ? undefined : value
  const attributes = [
    attribute('id', id),
    isExtension ? attribute('url', url) : '',
    attribute('value', primitive),
  ].join('')
  return `<${name}${attributes}>${fields(isExtension ? extension : content)}</${name}>`
}

function attribute(name: string, value: Json | undefined): string {
  return value === undefined || value === null ? '' : ` ${name}="${escaped(String(value))}"`
}

function list(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value]
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\r\n\t]/g, (white) => `&#${white.charCodeAt(0)};`)
}
