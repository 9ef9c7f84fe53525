import type { Example } from '../example.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'

export const examples: readonly Example[] = [
  {
    name: 'header',
    element: (
      <Header
        homeHref="/"
        name="Causeway"
        region="Nordfjord"
        navLabel="Main menu"
        links={[
          { href: '/', text: 'Home', current: 'page' },
          { href: '/record', text: 'Record', current: undefined },
        ]}
      />
    ),
  },
  {
    name: 'footer',
    element: <Footer label="More pages" links={[{ href: '/help', text: 'Help' }]} about="One place." />,
  },
]
