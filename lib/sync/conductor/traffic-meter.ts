import { NO_SIDE_TRAFFIC, type SideTraffic, type Traffic } from '#lib/domain/traffic.ts';
import type { CallMeter, Side } from '#lib/sync/ports.ts';

export type TrafficMeter = {
  readonly meter: CallMeter;
  readonly seen: () => Traffic;
};

/** Counts the traffic of the calls that carry its meter. */
export function startTrafficMeter(onWait: (ms: number) => void = () => undefined): TrafficMeter {
  const sides: Record<Side, SideTraffic> = { pos: NO_SIDE_TRAFFIC, ordering: NO_SIDE_TRAFFIC };
  return {
    meter: {
      waited(side, ms) {
        sides[side] = { ...sides[side], waitMs: sides[side].waitMs + ms };
        onWait(ms);
      },
      sent(side, { inFlight, isRetry }) {
        const { requests, retries, peak } = sides[side];
        const counted = { requests: requests + 1, retries: retries + (isRetry ? 1 : 0) };
        sides[side] = { ...sides[side], ...counted, peak: Math.max(peak, inFlight) };
      },
      busy(side) {
        sides[side] = { ...sides[side], busy: sides[side].busy + 1 };
      },
    },
    seen: () => ({ pos: whole(sides.pos), ordering: whole(sides.ordering) }),
  };
}

function whole(side: SideTraffic): SideTraffic {
  return { ...side, waitMs: Math.round(side.waitMs) };
}
