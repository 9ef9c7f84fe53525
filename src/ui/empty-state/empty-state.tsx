export type EmptyStateProps = { readonly sentences: readonly string[] }

/** Says why there is nothing, from whom, and until when. Never "no data". */
export function EmptyState({ sentences }: EmptyStateProps) {
  return (
    <div class="empty">
      {sentences.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </div>
  )
}
