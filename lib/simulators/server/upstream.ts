import type { Answer } from './answer.ts';
import type { Fault } from './fault.ts';
import type { PresetChange, PresetName } from './presets.ts';
import type { Route, SimulatorRequest } from './router.ts';

/** A refusal that any HTTP server may give, before it is put into the upstream's own words. */
export type Refusal = {
  readonly status: number;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
  readonly retryAfterAs?: 'seconds' | 'date';
};

/** What makes a plain server this upstream. */
export type Upstream = {
  readonly routes: readonly Route[];
  /** Looks at a request before its body has come and before capacity and faults: token, fence. */
  readonly admit: (request: SimulatorRequest) => Answer | undefined;
  /** Says a refusal in the upstream's own shape. */
  readonly refuse: (refusal: Refusal) => Answer;
  /** Refuses a write because of one item in its body (the fault `refuse-item`). */
  readonly refuseItem?: (request: SimulatorRequest, itemName: string | undefined) => Answer;
  readonly presets: Readonly<Partial<Record<PresetName, readonly Fault[]>>>;
  /** The preset `items-hidden`, where this upstream has it. */
  readonly presetChange?: PresetChange | undefined;
  /** All that it knows, as JSON. */
  readonly state: () => unknown;
  /** Changes the world from the control API. Throws a ZodError for what is no edit, a RangeError for unknown ids. */
  readonly edit: (edits: unknown) => unknown;
};

/** The answer with its Retry-After, in whole seconds or as a date, never sooner than asked for. */
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

/** Seconds from the sending until a Retry-After (seconds or date) has passed; undefined where there is none. */
export function retryAfterSecondsOf(answer: Answer, sentAtMs = Date.now()): number | undefined {
  const header = answer.headers?.['retry-after'];
  if (header === undefined) return undefined;
  return /^\d+$/.test(header) ? Number(header) : Math.max(0, (Date.parse(header) - sentAtMs) / 1000);
}
