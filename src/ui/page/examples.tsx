import type { Example } from '../example.tsx'
import { Page } from './page.tsx'

export const examples: readonly Example[] = [
  {
    name: 'english',
    element: (
      <Page
        language="en"
        direction="ltr"
        title="Record – Causeway"
        stylesheet="/assets/a.css"
        skip="Skip to the content"
        header={<header>Top</header>}
        footer={<footer>Foot</footer>}
      >
        <h1>Record</h1>
      </Page>
    ),
  },
  {
    name: 'right to left, wide',
    element: (
      <Page
        wide
        language="ar"
        direction="rtl"
        title="الملف"
        stylesheet="/assets/a.css"
        skip="انتقل"
        header={null}
        footer={null}
      >
        <h1>الملف</h1>
      </Page>
    ),
  },
]
