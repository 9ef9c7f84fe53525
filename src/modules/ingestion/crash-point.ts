/**
 * Where a process may die, by name, so that tests can make it die there. Between any two of them nothing that was
 * acknowledged is lost and nothing happens twice.
 */
export type CrashPoint = (
  at:
    | 'before keeping'
    | 'before commit of keeping'
    | 'after commit of keeping'
    | 'after claim'
    | 'after mapping'
    | 'after storing'
    | 'before commit of steps'
    | 'after commit of steps',
) => void | Promise<void>
