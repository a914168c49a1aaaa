import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { type GateReading, gateMetrics } from './gate-metrics.ts';
import { httpMetrics } from './http-metrics.ts';
import { sharedReading } from './shared-reading.ts';
import { syncMetrics } from './sync-metrics.ts';
import { type TargetCount, targetMetrics } from './target-metrics.ts';
import { upstreamMetrics } from './upstream-metrics.ts';

/** Values that are read at each scrape rather than counted as they change. */
export type ScrapeSources = {
  /** The gates of the chains that this process currently conducts. */
  readonly gates: () => readonly GateReading[];
  /** A rejection marks the database as down. Called at most once a second, however many scrapers there are. */
  readonly targets: () => Promise<readonly TargetCount[]>;
};

export type Metrics = ReturnType<typeof openMetrics>;

/** One process's metrics, with their own registry. Available before the database is, and while it is down. */
export function openMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const setTargets = targetMetrics(registry);
  const setGates = gateMetrics(registry);
  const conducted = new Gauge({
    name: 'haizen_chains_conducted',
    help: 'Chains whose runs this process drives now.',
    registers: [registry],
  });
  let gates: ScrapeSources['gates'] = () => [];
  let readTargets: () => Promise<readonly TargetCount[] | null> = () => Promise.resolve(null);

  return {
    sync: syncMetrics(registry),
    upstream: upstreamMetrics(registry),
    answered: httpMetrics(registry),
    setSources(sources: ScrapeSources): void {
      gates = sources.gates;
      readTargets = sharedReading(sources.targets);
    },
    /** All metrics in Prometheus' text format 0.0.4, with the response headers. */
    async scrape(): Promise<{ readonly text: string; readonly headers: { readonly 'Content-Type': string } }> {
      setTargets(await readTargets());
      const now = gates();
      setGates(now);
      conducted.set(new Set(now.map((gate) => gate.chainId)).size);
      // prom-client writes `Nan`, which not every parser accepts.
      const text = (await registry.metrics()).replaceAll(/ Nan$/gmu, ' NaN');
      return { text, headers: { 'Content-Type': registry.contentType } };
    },
  };
}
