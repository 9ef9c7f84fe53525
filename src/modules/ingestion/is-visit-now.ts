import type { Resource } from '#formats/fhir/types'

const HERE = new Set(['planned', 'arrived', 'triaged', 'in-progress', 'onleave'])
const OVER = new Set(['finished', 'discharged', 'completed'])
const DAY_MS = 86_400_000
/** History that is sent anew is no visit, nor is a date far ahead. */
const DAYS_BACK = 2
const DAYS_AHEAD = 30

type Visit = {
  readonly status?: unknown
  readonly period?: { readonly start?: unknown }
  readonly meta?: { readonly security?: readonly { readonly code?: unknown }[] }
}

/**
 * Whether an Encounter says that somebody is or soon will be at the institution (HL7 v2: A01, A04, A05 and what follows).
 * One that is marked as restricted is none: nothing is set off by it.
 */
export function isVisitNow(resource: Resource, now: Date): boolean {
  if (resource.resourceType !== 'Encounter') return false
  const { status, period, meta } = resource as unknown as Visit
  if (meta?.security?.some(({ code }) => code === 'R' || code === 'V')) return false
  const start = typeof period?.start === 'string' ? Date.parse(period.start) : Number.NaN
  const isNear = start > now.getTime() - DAYS_BACK * DAY_MS && start < now.getTime() + DAYS_AHEAD * DAY_MS
  if (HERE.has(String(status))) return Number.isNaN(start) ? status !== 'planned' : isNear
  return OVER.has(String(status)) && isNear
}
