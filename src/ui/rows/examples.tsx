import { translator } from '#messages/translator'
import type { Example } from '../example.tsx'
import { FlagMark } from '../flag-mark/flag-mark.tsx'
import { Row, Rows } from './rows.tsx'

export const examples: readonly Example[] = [
  {
    name: 'full row',
    element: (
      <Rows>
        <Row
          itemId="i-1"
          href="/record/item/i-1"
          title="Creatinine"
          tag="New"
          value="112 µmol/L"
          usual="usual 60 to 105"
          flag={<FlagMark flag="high" w={translator('en')} />}
          facts={['12 March 2026', 'Nordfjord hospital']}
        />
      </Rows>
    ),
  },
  {
    name: 'bare row',
    element: (
      <Rows>
        <Row itemId="i-2" href="/record/item/i-2" title="<b>Letter</b>" facts={['no date given']} />
      </Rows>
    ),
  },
]
