export type AttachmentLink = {
  /** Null when the file is not held here. */
  readonly href: string | null
  readonly title: string
  /** Kind and size: "PDF, 120 kB". */
  readonly about: string
  readonly notHeld: string
}

/** Files that came with an item. */
export function AttachmentList({ attachments }: { readonly attachments: readonly AttachmentLink[] }) {
  return (
    <ul class="files">
      {attachments.map((file) => (
        <li>
          <bdi>{file.href ? <a href={file.href}>{file.title}</a> : <b>{file.title}</b>}</bdi> <span>{file.about}</span>
          {!file.href && <p>{file.notHeld}</p>}
        </li>
      ))}
    </ul>
  )
}
