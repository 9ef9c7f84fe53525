import type { ComponentChildren } from 'preact'
import { type Fact, Facts } from '../facts/facts.tsx'

export type ProvenanceProps = {
  readonly title: string
  readonly facts: readonly Fact[]
  readonly versionsTitle: string
  readonly versions: readonly string[]
  readonly children?: ComponentChildren
}

/** Who said it, when it came, why it is open, and how it changed. */
export function Provenance({ title, facts, versionsTitle, versions, children }: ProvenanceProps) {
  return (
    <section class="provenance">
      <h2>{title}</h2>
      <Facts facts={facts} />
      <details>
        <summary>{versionsTitle}</summary>
        <ul>
          {versions.map((version) => (
            <li>{version}</li>
          ))}
        </ul>
      </details>
      {children}
    </section>
  )
}
