import type { WaysIn } from '#accounts'
import type { Language } from '#base/categories'
import type { Example } from '#ui/example'
import { now, sampleFrame } from '../../patient/sample-record.ts'
import { BeginFactorPage, RecoveryPage, SecondStepPage } from './factor-pages.tsx'
import { WaysInPage } from './ways-in-page.tsx'

const session = {
  sessionId: 'a1b2c3d4-0000-4000-8000-000000000011',
  userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0',
  since: now,
  lastUsedAt: now,
  isThis: true,
}
const another = { ...session, sessionId: 'a1b2c3d4-0000-4000-8000-000000000012', userAgent: null, isThis: false }
const ways: WaysIn = {
  hasPassword: true,
  passkeys: [{ passkeyId: 'a1b2c3d4-0000-4000-8000-000000000014', addedAt: now }],
  contacts: [{ kind: 'mail', address: 'kari@home.example', usedAs: 'way-in' }],
  eids: [{ credentialId: 'a1b2c3d4-0000-4000-8000-000000000015', issuer: 'https://eid.example' }],
  hasSecondFactor: false,
  recoveryCodesLeft: 0,
  sessions: [session, another, { ...another, sessionId: 'a1b2c3d4-0000-4000-8000-000000000013' }],
  events: [
    { at: now, kind: 'new-device', userAgent: 'Mozilla/5.0 (iPhone) Safari/604.1', isNew: true },
    { at: now, kind: 'password-changed', userAgent: null, isNew: false },
  ],
}

/** The pages on which one sees and changes how one signs in. */
export function waysInExamples(language: Language): Example[] {
  const frame = sampleFrame(language, '/settings/sign-in')
  const visitor = { ...frame, visitor: null }
  const proof = { frame, said: 'password' as const, faults: ['proof', 'too-short'] as const }
  return [
    { name: 'ways-in', element: <WaysInPage {...proof} ways={ways} inquiries={[]} isProved={false} /> },
    {
      name: 'ways-in-second-step',
      element: (
        <WaysInPage
          frame={frame}
          ways={{ ...ways, hasSecondFactor: true, recoveryCodesLeft: 3, events: [] }}
          inquiries={[]}
          isProved
          said={null}
          faults={[]}
        />
      ),
    },
    {
      name: 'begin-second-step',
      element: <BeginFactorPage frame={frame} secret="ABCDEFGH" squares={[[true]]} hasFault />,
    },
    { name: 'recovery-codes', element: <RecoveryPage frame={frame} codes={['ABCDE-FGHJK', 'LMNPQ-RSTUV']} /> },
    { name: 'second-step', element: <SecondStepPage frame={visitor} next="/record" fault="wrong" isSent /> },
  ]
}
