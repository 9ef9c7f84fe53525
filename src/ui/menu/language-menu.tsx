import { LANGUAGES, type Language } from '#base/categories'
import { Menu } from './menu.tsx'

// Each language in its own words: who needs the menu cannot read the page.
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  nb: 'Norsk',
  es: 'Español',
  ar: 'العربية',
}

export type LanguageMenuProps = {
  readonly label: string
  readonly current: Language
  readonly hrefOf: (language: Language) => string
}

/** The five languages, as links to the same page. */
export function LanguageMenu({ label, current, hrefOf }: LanguageMenuProps) {
  return (
    <Menu label={label} chosen={LANGUAGE_NAMES[current]}>
      <ul>
        {LANGUAGES.map((language) => (
          <li>
            <a
              href={hrefOf(language)}
              lang={language}
              hreflang={language}
              aria-current={language === current ? 'true' : undefined}
            >
              {LANGUAGE_NAMES[language]}
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  )
}
