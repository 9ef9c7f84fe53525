import { withoutQuery } from '#platform/fetch/fetch-fault'

type Issue = {
  readonly severity?: unknown
  readonly diagnostics?: unknown
  readonly details?: { readonly text?: unknown }
  readonly code?: unknown
}

/** What an answer that is no resource is about, in a few words: of an OperationOutcome what it says. */
export function answerInWords(text: string): string {
  const start = text.trimStart()
  if (start.startsWith('<')) return 'a page of HTML or XML'
  try {
    const said = JSON.parse(text) as { resourceType?: unknown }
    return said.resourceType === 'OperationOutcome' ? outcomeInWords(said) : 'JSON that says something else'
  } catch {
    return start === '' ? 'nothing' : 'something that is no JSON'
  }
}

/** What an OperationOutcome says, shortened; addresses in it without what may be a key. */
export function outcomeInWords(outcome: object): string {
  const said = issuesOf(outcome).map(({ diagnostics, details, code }) =>
    [diagnostics, details?.text, code].find((part) => typeof part === 'string' && part !== ''),
  )
  const words = said.filter(Boolean).join('; ') || 'an OperationOutcome without words'
  return words.replace(/https?:\/\/\S+/g, (address) => withoutQuery(address)).slice(0, 500)
}

/** Whether an OperationOutcome says that something could not be done. */
export function saysError(outcome: object): boolean {
  const issues = issuesOf(outcome)
  return issues.length === 0 || issues.some(({ severity }) => severity !== 'information' && severity !== 'warning')
}

function issuesOf(outcome: object): readonly Issue[] {
  const { issue } = outcome as { issue?: unknown }
  return Array.isArray(issue) ? issue.filter((each): each is Issue => typeof each === 'object' && each !== null) : []
}
