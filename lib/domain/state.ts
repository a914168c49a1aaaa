/** What a target (a shop's menu, or a chain's categories) can be. Active targets are locked by one run. */
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

export const TARGET_KINDS = ['CATEGORIES', 'MENU'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** What a RUNNING target is doing. */
export const PHASES = ['READING', 'COMPARING', 'PUBLISHING'] as const;
export type Phase = (typeof PHASES)[number];

/** The arrows of DESIGN's state diagram: every other change is a bug in the caller. */
const TRANSITIONS: Readonly<Record<TargetState, readonly TargetState[]>> = {
  IDLE: ['QUEUED'],
  SUCCEEDED: ['QUEUED'],
  FAILED: ['QUEUED'],
  // → CANCELLED: a person discarded the plan.
  HELD: ['QUEUED', 'CANCELLED'],
  SKIPPED: ['QUEUED'],
  CANCELLED: ['QUEUED'],
  QUEUED: ['QUEUED', 'RUNNING', 'SKIPPED', 'CANCELLED'],
  RUNNING: ['RUNNING', 'QUEUED', 'SUCCEEDED', 'FAILED', 'HELD', 'CANCELLED'],
};

export function isActive(state: TargetState): state is ActiveState {
  return state === 'QUEUED' || state === 'RUNNING';
}

/** Whether the state diagram has an arrow between the two. QUEUED → QUEUED and RUNNING → RUNNING restamp or report progress. */
export function canChange(from: TargetState, to: TargetState): boolean {
  return TRANSITIONS[from].includes(to);
}
