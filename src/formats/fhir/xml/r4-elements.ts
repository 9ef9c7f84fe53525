/**
 * Of each R4 type its elements and what stands in them: a type, "string", "number", "boolean", "xhtml" or "ResourceList";
 * with a star where there may be many.
 */
export type R4Elements = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>

let loaded: Promise<R4Elements> | undefined

/** The table that `tools/build-validator.mjs` writes from the official R4 schema, loaded once. */
export function loadR4Elements(): Promise<R4Elements> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<R4Elements> {
  const address = new URL('../../../../generated/r4-elements.mjs', import.meta.url)
  return ((await import(address.href)) as { readonly default: R4Elements }).default
}
