import type { GateLoadView } from '#lib/contract/chains.ts';

/** Length of the chart in seconds, and the number of samples kept: the page polls once per second. */
export const CHART_SECONDS = 60;

export type LoadSample = { readonly atMs: number; readonly inFlight: number; readonly limit: number };

/** Adds a sample, drops those too old for the chart, and ignores duplicate polls. */
export function addSample(
  samples: readonly LoadSample[],
  load: Pick<GateLoadView, 'inFlight' | 'limit'>,
  atMs: number,
): readonly LoadSample[] {
  const last = samples.at(-1);
  if (last !== undefined && last.atMs >= atMs) return samples;
  const oldest = atMs - CHART_SECONDS * 1_000;
  const kept = samples.filter((sample) => sample.atMs >= oldest);
  return [...kept, { atMs, inFlight: load.inFlight, limit: load.limit }];
}

export type ChartShape = {
  /** SVG path data in a box of `CHART_SECONDS` × 1: requests in flight, stepped, closed at the bottom. */
  readonly area: string;
  /** The same line without the filled area. */
  readonly line: string;
  /** The limit over the same period. */
  readonly limit: string;
};

/**
 * Draws the samples as steps that end at the right edge, `nowMs`. A value holds until the next sample;
 * the time before the first sample stays empty. The top is the highest limit or load.
 */
export function chartOf(samples: readonly LoadSample[], nowMs: number): ChartShape | null {
  const [first] = samples;
  if (first === undefined) return null;
  const top = Math.max(1, ...samples.map((sample) => Math.max(sample.limit, sample.inFlight)));
  const x = (atMs: number) => round(Math.min(CHART_SECONDS, Math.max(0, CHART_SECONDS - (nowMs - atMs) / 1_000)));
  const y = (value: number) => round(1 - value / top);
  const steps = (read: (sample: LoadSample) => number) =>
    `M${x(first.atMs)} ${y(read(first))}${samples
      .slice(1)
      .map((sample) => `H${x(sample.atMs)}V${y(read(sample))}`)
      .join('')}H${CHART_SECONDS}`;
  const line = steps((sample) => sample.inFlight);
  return { line, area: `${line}V1H${x(first.atMs)}Z`, limit: steps((sample) => sample.limit) };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
