import type { GrownUp } from '#access'
import { Notice } from '#ui/notice/notice'
import type { Frame } from '../view-types.ts'
import { dayIn } from './show-growing.tsx'

/** To a guardian: whose record a birthday has closed, and what one can do. */
export function GrownUpNotices({ grownUp, frame }: { readonly grownUp: readonly GrownUp[]; readonly frame: Frame }) {
  return grownUp.map(({ given, family, age, closedOn }) => (
    <Notice kind="info">
      <p>
        {frame.w.growing.closed({
          name: [given, family].filter(Boolean).join(' '),
          day: dayIn(closedOn, frame),
          age: String(age),
        })}
      </p>
    </Notice>
  ))
}
