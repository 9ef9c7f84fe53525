import type { CaseDecision, MatchCase } from '#patient-index'
import type { Frame } from '../../patient/view-types.ts'

/** Who decided what of a case, when and why: every line that was ever written. */
export function CaseHistory({ frame, found }: { readonly frame: Frame; readonly found: MatchCase }) {
  const { w, timeZone } = frame
  const t = w.worklist
  return (
    <section>
      <h2>{t.history}</h2>
      {found.decisions.length === 0 ? (
        <p>{t.noHistory}</p>
      ) : (
        <ul class="looks">
          {found.decisions.map((decision) => (
            <li>
              <p>
                <b>{t.words[decision.word]}</b>
              </p>
              <p dir="auto">{decision.reason}</p>
              <p class="m">
                {t.by({
                  name: decision.actorName,
                  role: roleIn(frame, decision),
                  when: w.formatInstant(decision.decidedAt, timeZone),
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function roleIn({ w }: Frame, { role }: CaseDecision): string {
  if (role === 'clerk' || role === 'steward') return w.roles[role]
  return w.worklist.byInstitution
}
