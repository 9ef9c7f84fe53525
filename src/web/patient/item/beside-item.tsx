import { Button } from '#ui/button/button'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import type { Frame, ItemPageData, VerdictView } from '../view-types.ts'

type Beside = { readonly item: ItemPageData; readonly frame: Frame }

/** What clinicians wrote to the person beside it. */
export function Comments({ item, frame }: Beside) {
  const { w, timeZone } = frame
  if (item.comments.length === 0) return null
  return (
    <section>
      <h2>{w.beside.comments}</h2>
      {item.comments.map(({ text, language, writtenAt, authorName }) => (
        <>
          <blockquote lang={language} dir="auto">
            {text.split(/\n+/).map((line) => (
              <p>{line}</p>
            ))}
          </blockquote>
          <p class="m">{w.beside.byWhom({ name: authorName, date: w.formatInstant(writtenAt, timeZone) })}</p>
        </>
      ))}
    </section>
  )
}

/** Every verdict there was, in the rules' own words; folded, because few ask. */
export function WhyThen({ item, frame }: Beside) {
  const { w, timeZone } = frame
  const t = w.beside
  return (
    <details>
      <summary>{t.why}</summary>
      {item.verdicts.length === 0 && item.opened.how !== 'by-person' && (
        <p>{t.whyAlways({ rule: item.opened.ruleText })}</p>
      )}
      {item.verdicts.length > 0 && (
        <ul>
          {item.verdicts.map((verdict) => (
            <li>
              {w.formatInstant(verdict.decidedAt, timeZone)}: {verdictWords(verdict, frame)}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

function verdictWords({ verdict, ruleText: rule, opensAt }: VerdictView, { w, timeZone }: Frame): string {
  const t = w.beside.verdicts
  const date = opensAt ? w.formatInstantDay(opensAt, timeZone) : '–'
  switch (verdict) {
    case 'delayed':
    case 'after-comment':
    case 'by-appointment':
      return t[verdict]({ date, rule })
    case 'being-checked':
      return t['being-checked']
    case 'blocked':
    case 'open-with-preface':
      return t[verdict]({ rule })
    default:
      return t.open({ rule })
  }
}

/** One tap: how it was to read this, or a wish to be called. */
export function Pulse({ item, frame }: Beside) {
  const { w, timeZone } = frame
  const t = w.beside
  if (!item.pulse) return null
  const team = w.requests.team({ institution: item.institutionName })
  const { isGiven, callDueAt } = item.pulse
  return (
    <section class="quiet" id="pulse">
      <h2>{t.pulse}</h2>
      {isGiven && <p role="status">{t.thanks}</p>}
      {callDueAt && (
        <Notice kind="info">
          <p>{t.callSoon({ team, date: w.formatInstantDay(callDueAt, timeZone) })}</p>
          <p>{t.urgent}</p>
        </Notice>
      )}
      {!(isGiven && callDueAt) && (
        <form method="post" action={paths.pulse(item.itemId)}>
          <ul class="chips">
            {!isGiven && <Tap word="helped" frame={frame} />}
            {!isGiven && <Tap word="worried-me" frame={frame} />}
            {!callDueAt && <Tap word="call-me" frame={frame} />}
          </ul>
        </form>
      )}
      {!isGiven && <p class="m">{t.pulseHint}</p>}
      {!callDueAt && <p class="m">{t.callHint({ team })}</p>}
    </section>
  )
}

function Tap({ word, frame }: { readonly word: 'helped' | 'worried-me' | 'call-me'; readonly frame: Frame }) {
  return (
    <li>
      <Button kind="secondary" name="word" value={word}>
        {frame.w.beside[word]}
      </Button>
    </li>
  )
}

/** Where to say that something here is wrong, or what came of saying so. */
export function Correction({ item, frame }: Beside) {
  const { w, timeZone } = frame
  const t = w.correction
  if (!item.correction) return null
  const { asked } = item.correction
  if (!asked)
    return (
      <p class="quiet">
        <a href={paths.correction(item.itemId)}>{t.link({ institution: item.institutionName })}</a>
      </p>
    )
  return (
    <section class="quiet">
      <p>{t.waits({ date: w.formatInstantDay(asked.dueAt, timeZone) })}</p>
      <p>
        <a href={paths.request(asked.requestId)}>{t.see}</a>
      </p>
    </section>
  )
}
