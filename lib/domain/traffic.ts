/** Requests of one piece of work to one upstream. */
export type SideTraffic = {
  /** Sent, including retries. */
  readonly requests: number;
  readonly retries: number;
  /** Answered 429 or 503. */
  readonly busy: number;
  /** Time spent waiting at the gate, in ms, over all requests. */
  readonly waitMs: number;
  /** The most requests in flight when one of these was sent. */
  readonly peak: number;
};

export type Traffic = { readonly pos: SideTraffic; readonly ordering: SideTraffic };

export const NO_SIDE_TRAFFIC: SideTraffic = { requests: 0, retries: 0, busy: 0, waitMs: 0, peak: 0 };
export const NO_TRAFFIC: Traffic = { pos: NO_SIDE_TRAFFIC, ordering: NO_SIDE_TRAFFIC };

export function addTraffic(a: Traffic, b: Traffic): Traffic {
  return { pos: addSide(a.pos, b.pos), ordering: addSide(a.ordering, b.ordering) };
}

function addSide(a: SideTraffic, b: SideTraffic): SideTraffic {
  return {
    requests: a.requests + b.requests,
    retries: a.retries + b.retries,
    busy: a.busy + b.busy,
    waitMs: a.waitMs + b.waitMs,
    peak: Math.max(a.peak, b.peak),
  };
}
