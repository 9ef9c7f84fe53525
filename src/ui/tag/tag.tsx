export type TagProps = { readonly children: string }

/** A short word that stands out: "New". */
export function Tag({ children }: TagProps) {
  return <span class="tag">{children}</span>
}
