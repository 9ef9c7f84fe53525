import type { LetterWords } from './letter.ts'
import { QrSquare } from './qr-square.tsx'

/** The letter on the screen, and alone on the paper when the page is printed. */
export function LetterView({ letter }: { readonly letter: LetterWords }) {
  const { w, name, postal, title, lead, code, link, address, until, help } = letter
  const t = w.letter
  return (
    <article class="letter" lang={w.language} dir={w.direction}>
      <p>
        <bdi>{name}</bdi>
        {postal.map((line) => (
          <>
            <br />
            <bdi>{line}</bdi>
          </>
        ))}
      </p>
      <h2>{title}</h2>
      <p>{lead}</p>
      <h3>{t.steps}</h3>
      <ol>
        <li>
          {t.scan}
          <p class="address" dir="ltr">
            {address}
          </p>
        </li>
        <li>
          {t.writeCode}
          <p class="code" dir="ltr">
            {code}
          </p>
        </li>
        <li>{t.writeBorn}</li>
        <li>{t.choose}</li>
      </ol>
      <QrSquare text={link} label={t.square({ address })} />
      <p>{until}</p>
      <p>{t.secret}</p>
      <p>{help}</p>
    </article>
  )
}
