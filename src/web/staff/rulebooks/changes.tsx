import type { Frame } from '../../patient/view-types.ts'

/** What is other in a rulebook, one sentence a change; the sentences are English, as rulebooks are compared in English. */
export function Changes({ frame, changes }: { readonly frame: Frame; readonly changes: readonly string[] }) {
  if (changes.length === 0) return <p>{frame.w.rulebooks.noChanges}</p>
  return (
    <ul lang="en" dir="ltr">
      {changes.map((change) => (
        <li>{change}</li>
      ))}
    </ul>
  )
}
