import type { ComponentChildren } from 'preact'

export type Fact = { readonly label: string; readonly value: ComponentChildren }

/** Names and what they stand for, in reading order. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div>
          <dt>{fact.label}</dt>
          <dd dir={typeof fact.value === 'string' ? 'auto' : undefined}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
