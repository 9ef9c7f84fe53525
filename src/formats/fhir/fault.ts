/** What is wrong with a resource, where, and how to mend it, in plain words. */
export type Fault = { readonly path: string; readonly what: string; readonly mend: string }

/** What the generated module reports: the first fault that it meets. */
export type SchemaError = {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}
