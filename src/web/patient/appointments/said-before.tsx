import { Notice } from '#ui/notice/notice'
import type { Frame } from '../view-types.ts'

/** What the form before has done, in one sentence. */
export function SaidBefore({ frame, said }: { readonly frame: Frame; readonly said: string | undefined }) {
  const words = frame.w.appointments.said
  if (said === undefined || !Object.hasOwn(words, said)) return null
  return (
    <Notice kind="info">
      <p role="status">{words[said as keyof typeof words]}</p>
    </Notice>
  )
}
