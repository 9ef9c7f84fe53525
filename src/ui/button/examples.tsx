import type { Example } from '../example.tsx'
import { Button, PostButton } from './button.tsx'

export const examples: readonly Example[] = [
  { name: 'primary', element: <Button>Sign in</Button> },
  {
    name: 'posting',
    element: (
      <PostButton action="/sign-out" kind="quiet">
        Sign out
      </PostButton>
    ),
  },
]
