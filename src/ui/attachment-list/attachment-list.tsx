export type AttachmentLink = {
  /** Null when the file is not held here. */
  readonly href: string | null
  readonly title: string
  /** Kind and size: "PDF, 120 kB". */
  readonly about: string
  readonly notHeld: string
  /** Where it can be read without downloading it, and what that link says. */
  readonly read?: { readonly href: string; readonly words: string } | null
}

/** Files that came with an item. */
export function AttachmentList({ attachments }: { readonly attachments: readonly AttachmentLink[] }) {
  return (
    <ul class="files">
      {attachments.map((file) => (
        <li>
          {file.href ? <a href={file.href}>{file.title}</a> : <b>{file.title}</b>} <span>{file.about}</span>
          {file.read && (
            <p>
              <a href={file.read.href}>{file.read.words}</a>
            </p>
          )}
          {!file.href && <p>{file.notHeld}</p>}
        </li>
      ))}
    </ul>
  )
}
