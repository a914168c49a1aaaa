import type { TargetState } from '#lib/domain/state.ts';
import classes from './state-icon.module.css';

/** A shop's state, or out of scope. */
export type ShownState = TargetState | 'OUT';

type Props = {
  state: ShownState;
  /** RUNNING only: the progress, 0 to 1. */
  fraction?: number | null;
  /** RUNNING only: the arc spins, because its progress is unknown. Implied without a fraction. */
  turning?: boolean;
  /** Edge in px. */
  size?: number;
};

const CLASS: Readonly<Record<ShownState, string | undefined>> = {
  IDLE: classes.idle,
  QUEUED: classes.queued,
  RUNNING: classes.running,
  SUCCEEDED: classes.succeeded,
  FAILED: classes.failed,
  HELD: classes.held,
  SKIPPED: classes.skipped,
  CANCELLED: classes.cancelled,
  OUT: classes.out,
};

const RADIUS = 6;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;

/** A state's shape and colour. Hidden from screen readers, because the word is always next to it. */
export function StateIcon({ state, fraction = null, turning = false, size = 16 }: Props) {
  return (
    <svg
      className={`${classes.icon} ${CLASS[state]}`}
      data-turning={(state === 'RUNNING' && (turning || fraction === null)) || undefined}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {state === 'RUNNING' ? <RunningArc fraction={fraction} /> : SHAPES[state]}
    </svg>
  );
}

function RunningArc({ fraction }: { fraction: number | null }) {
  // Never an empty ring: a shop that has just started must not look idle.
  const shown = fraction === null ? 0.3 : Math.min(1, Math.max(0.08, fraction));
  return (
    <>
      <circle cx="8" cy="8" r={RADIUS} className={classes.rest} strokeWidth="2" />
      <circle
        cx="8"
        cy="8"
        r={RADIUS}
        strokeWidth="2"
        strokeLinecap="butt"
        strokeDasharray={`${shown * CIRCUMFERENCE} ${CIRCUMFERENCE}`}
        transform="rotate(-90 8 8)"
      />
    </>
  );
}

const SHAPES: Readonly<Record<Exclude<ShownState, 'RUNNING'>, React.ReactNode>> = {
  IDLE: <circle cx="8" cy="8" r="6.25" />,
  QUEUED: <circle cx="8" cy="8" r="6.25" strokeDasharray="1.6 2.31" strokeLinecap="butt" strokeWidth="1.6" />,
  SUCCEEDED: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M5.4 8.2 7.2 10l3.4-3.7" />
    </>
  ),
  FAILED: (
    <>
      <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" fill="currentColor" stroke="none" />
      <path d="m5.9 5.9 4.2 4.2m0-4.2-4.2 4.2" className={classes.mark} strokeWidth="1.6" />
    </>
  ),
  HELD: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="currentColor" stroke="none" />
      <path d="M6.2 5.4v5.2m3.6-5.2v5.2" className={classes.mark} strokeWidth="1.7" />
    </>
  ),
  SKIPPED: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.2 5.9 2.1 2.1-2.1 2.1m3.2-4.2L10.5 8l-2.1 2.1" />
    </>
  ),
  CANCELLED: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="2.5" />
      <path d="M5.4 8h5.2" />
    </>
  ),
  OUT: <path d="M4 8h8" strokeWidth="2" />,
};
