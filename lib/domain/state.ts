/** State of a target (a shop's menu, or a chain's categories). Active targets are locked by one run. */
export const TARGET_STATES = [
  'IDLE',
  'QUEUED',
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'HELD',
  'SKIPPED',
  'CANCELLED',
] as const;
export type TargetState = (typeof TARGET_STATES)[number];

export const ACTIVE_STATES = ['QUEUED', 'RUNNING'] as const satisfies readonly TargetState[];
export type ActiveState = (typeof ACTIVE_STATES)[number];

export const SETTLED_STATES = [
  'IDLE',
  'SUCCEEDED',
  'FAILED',
  'HELD',
  'SKIPPED',
  'CANCELLED',
] as const satisfies readonly TargetState[];
export type SettledState = (typeof SETTLED_STATES)[number];

/** How a run can end for one target. */
export const OUTCOMES = [
  'SUCCEEDED',
  'FAILED',
  'HELD',
  'SKIPPED',
  'CANCELLED',
] as const satisfies readonly SettledState[];
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes of a sync that was carried out. After SKIPPED or CANCELLED, the last of these still applies. */
export const CARRIED_OUTCOMES = ['SUCCEEDED', 'FAILED', 'HELD'] as const satisfies readonly Outcome[];
export type CarriedOutcome = (typeof CARRIED_OUTCOMES)[number];

/** Outcome of a target's last sync that was carried out; IDLE if there was none. */
export const KNOWN_OUTCOMES = ['IDLE', ...CARRIED_OUTCOMES] as const satisfies readonly SettledState[];
export type KnownOutcome = (typeof KNOWN_OUTCOMES)[number];

/** Outcomes of a later run that did not carry the target out. */
export const MISSED_STATES = ['SKIPPED', 'CANCELLED'] as const satisfies readonly Outcome[];
export type MissedState = (typeof MISSED_STATES)[number];

export const TARGET_KINDS = ['CATEGORIES', 'MENU'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** What a RUNNING target is doing. */
export const PHASES = ['READING', 'COMPARING', 'PUBLISHING'] as const;
export type Phase = (typeof PHASES)[number];

/** The transitions of the state diagram: any other change, except those in `RETURNS`, is a bug in the caller. */
const TRANSITIONS: Readonly<Record<TargetState, readonly TargetState[]>> = {
  IDLE: ['QUEUED'],
  SUCCEEDED: ['QUEUED'],
  FAILED: ['QUEUED'],
  HELD: ['QUEUED'],
  SKIPPED: ['QUEUED'],
  CANCELLED: ['QUEUED'],
  QUEUED: ['QUEUED', 'RUNNING', 'SKIPPED', 'CANCELLED'],
  RUNNING: ['RUNNING', 'QUEUED', 'SUCCEEDED', 'FAILED', 'HELD', 'CANCELLED'],
};

/**
 * Back to an earlier state: a target stopped before it started (`restoreQueued`), a discarded plan, and a shop skipped
 * because of held categories once those are discarded (`discardHeld`).
 */
const RETURNS: Partial<Readonly<Record<TargetState, readonly TargetState[]>>> = {
  QUEUED: SETTLED_STATES,
  HELD: ['IDLE', 'SUCCEEDED', 'FAILED'],
  SKIPPED: KNOWN_OUTCOMES,
};

export function isActive(state: TargetState): state is ActiveState {
  return state === 'QUEUED' || state === 'RUNNING';
}

export function isCarriedOutcome(state: TargetState): state is CarriedOutcome {
  return state === 'SUCCEEDED' || state === 'FAILED' || state === 'HELD';
}

/**
 * Whether a held plan waits for a decision: also after a run that did not carry the target out, but not during a run.
 */
export function hasHeldPlan({ state, outcome }: { state: TargetState; outcome: TargetState }): boolean {
  return outcome === 'HELD' && !isActive(state);
}

/** Whether the state diagram has this transition. QUEUED → QUEUED and RUNNING → RUNNING restamp or report progress. */
export function canChange(from: TargetState, to: TargetState): boolean {
  return TRANSITIONS[from].includes(to);
}

/** Whether a target can return to an earlier state without being synced. */
export function canReturn(from: TargetState, to: TargetState): boolean {
  return RETURNS[from]?.includes(to) ?? false;
}
