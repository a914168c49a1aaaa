import type { Answer } from './answer.ts';
import type { Fault } from './fault.ts';
import type { PresetChange, PresetName } from './presets.ts';
import type { Route, SimulatorRequest } from './router.ts';

/** A refusal common to all HTTP servers, before it is converted to the upstream's format. */
export type Refusal = {
  readonly status: number;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
  readonly retryAfterAs?: 'seconds' | 'date';
};

/** The upstream-specific parts of a simulator. */
export type Upstream = {
  readonly routes: readonly Route[];
  /** Checks a request (token, fence) before its body arrives and before capacity and faults. */
  readonly admit: (request: SimulatorRequest) => Answer | undefined;
  /** Converts a refusal to the upstream's format. */
  readonly refuse: (refusal: Refusal) => Answer;
  /** Refuses a write because of one item in its body (the fault `refuse-item`). */
  readonly refuseItem?: (request: SimulatorRequest, itemName: string | undefined) => Answer;
  readonly presets: Readonly<Partial<Record<PresetName, readonly Fault[]>>>;
  /** The preset `items-hidden`, if this upstream supports it. */
  readonly presetChange?: PresetChange | undefined;
  /** The whole state, as JSON. */
  readonly state: () => unknown;
  /** Applies edits from the control API. Throws a ZodError if they are invalid, a RangeError for unknown ids. */
  readonly edit: (edits: unknown) => unknown;
};

/** The refusal with its Retry-After, in whole seconds or as a date, never earlier than requested. */
export function refusalAnswer(upstream: Upstream, refusal: Refusal): Answer {
  const answer = upstream.refuse(refusal);
  const { retryAfterSeconds: seconds, retryAfterAs = 'seconds' } = refusal;
  if (seconds === undefined) return answer;
  const date = new Date(Math.ceil((Date.now() + seconds * 1000) / 1000) * 1000).toUTCString();
  return {
    ...answer,
    headers: { ...answer.headers, 'retry-after': retryAfterAs === 'date' ? date : String(Math.ceil(seconds)) },
  };
}

/** Seconds from the sending until a Retry-After (seconds or date) has passed; undefined without one. */
export function retryAfterSecondsOf(answer: Answer, sentAtMs = Date.now()): number | undefined {
  const header = answer.headers?.['retry-after'];
  if (header === undefined) return undefined;
  return /^\d+$/.test(header) ? Number(header) : Math.max(0, (Date.parse(header) - sentAtMs) / 1000);
}
