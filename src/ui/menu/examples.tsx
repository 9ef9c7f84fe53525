import type { Example } from '../example.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { Menu } from './menu.tsx'

export const examples: readonly Example[] = [
  {
    name: 'languages',
    element: <LanguageMenu label="Language" current="nb" hrefOf={(language) => `?lang=${language}`} />,
  },
  {
    name: 'menu',
    element: (
      <Menu label="Whose record" chosen="Kari">
        <p>Liv</p>
      </Menu>
    ),
  },
]
