import { FILE_TYPES, type MessageFile } from '#messaging'
import { AttachmentList } from '#ui/attachment-list/attachment-list'
import { CheckField } from '#ui/choice/choice'
import { FileField } from '#ui/field/field'
import { aboutFile } from '../about-file.ts'
import type { Frame } from '../view-types.ts'
import { type FileTrouble, WITHOUT } from './take-files.ts'

type SentFilesProps = {
  readonly frame: Frame
  readonly files: readonly MessageFile[]
  readonly hrefOf: (fileId: string) => string
  /** Staff are told what no scanner has looked at: it is their machine that it is opened on. */
  readonly isStaff?: true
}

/** Files that went with a message; what waits or is unsafe says so instead of a link. */
export function SentFiles({ frame, files, hrefOf, isStaff }: SentFilesProps) {
  const { w } = frame
  const t = w.threads.files
  if (files.length === 0) return null
  return (
    <AttachmentList
      attachments={files.map(({ fileId, name, contentType, size, state, isScanned }) => ({
        href: state === 'open' ? hrefOf(fileId) : null,
        title: name,
        about: [aboutFile(contentType, size, w), isStaff && state === 'open' && !isScanned && t.notScanned]
          .filter(Boolean)
          .join(' · '),
        notHeld: state === 'unsafe' ? t.unsafe : t.waiting,
      }))}
    />
  )
}

export type ChooseFilesProps = {
  readonly frame: Frame
  /** Chosen before, and not sent yet. */
  readonly chosen: readonly MessageFile[]
  readonly troubles: readonly FileTrouble[]
}

/** Photos and papers to go with a message; those that were chosen before stay, and can be taken out again. */
export function ChooseFiles({ frame, chosen, troubles }: ChooseFilesProps) {
  const { w } = frame
  const t = w.threads.files
  return (
    <>
      {chosen.length > 0 && (
        <CheckField
          label={t.chosen}
          choices={chosen.map(({ fileId, name, contentType, size }) => ({
            name: `${WITHOUT}${fileId}`,
            text: t.remove({ name }),
            hint: aboutFile(contentType, size, w),
            isChosen: false,
          }))}
        />
      )}
      <FileField
        name="files"
        label={chosen.length > 0 ? t.more : t.label}
        hint={t.hint}
        fault={troubleWords(troubles, frame).join(' ') || null}
        accept={FILE_TYPES.join(',')}
      />
    </>
  )
}

/** What was not taken and what to do, a sentence for each. */
export function troubleWords(troubles: readonly FileTrouble[], { w }: Frame): readonly string[] {
  const t = w.threads.files.faults
  return troubles.map((one) => (one.name === null ? t[one.fault] : t[one.fault]({ name: one.name })))
}
