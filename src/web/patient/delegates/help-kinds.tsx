import { DELEGATE_TASKS } from '#access'
import { CATEGORIES } from '#base/categories'
import { CheckField } from '#ui/choice/choice'
import type { Frame } from '../view-types.ts'
import type { OfferForm } from './offer-form.ts'

/** With what somebody helps, and which kinds of entries beside it. */
export function HelpKinds({ frame, form }: { readonly frame: Frame; readonly form: OfferForm }) {
  const { w } = frame
  const t = w.delegates.form
  return (
    <>
      <CheckField
        label={t.tasks}
        choices={DELEGATE_TASKS.map((task) => ({
          name: `task-${task}`,
          text: w.delegates.tasks[task],
          isChosen: form.tasks.includes(task),
        }))}
      />
      <details open={form.kinds.length > 0}>
        <summary>{t.kinds}</summary>
        <CheckField
          label={t.kinds}
          choices={CATEGORIES.map((category) => ({
            name: `kind-${category}`,
            text: w.categories[category].name,
            isChosen: form.kinds.includes(category),
          }))}
        />
      </details>
    </>
  )
}
