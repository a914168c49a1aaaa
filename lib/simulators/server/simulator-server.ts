import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Capacity } from './capacity.ts';
import { control, CONTROL_PREFIX } from './control.ts';
import { send } from './deliver.ts';
import { exchange } from './exchange.ts';
import { createFaultSet, type FaultSet } from './fault-set.ts';
import type { Latency } from './latency.ts';
import { createPresetSwitch, type PresetSwitch } from './presets.ts';
import type { Seed } from './random.ts';
import { createTraffic, type TrafficRecord } from './traffic.ts';
import type { Upstream } from './upstream.ts';
import { createWaits } from './waits.ts';

export type SimulatorOptions = {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Determines latencies and odds. */
  readonly seed?: Seed;
  /** Default: none. */
  readonly latency?: Latency;
  /** Default: unlimited. */
  readonly capacity?: Capacity;
  /** How many individual requests the record keeps. */
  readonly keepRequests?: number;
};

/** A running simulator, the part common to all upstreams. `await using` stops it at the end of the block. */
export type Simulator = AsyncDisposable & {
  readonly url: string;
  readonly faults: FaultSet;
  readonly presets: PresetSwitch;
  /** The recorded requests; `sinceSeq` excludes entries up to and including that one. */
  readonly record: (sinceSeq?: number) => TrafficRecord;
  readonly resetRecord: () => void;
  /** `undefined` switches it off. Requests waiting at that moment are released. */
  readonly setLatency: (latency: Latency | undefined) => void;
  readonly setCapacity: (capacity: Capacity | undefined) => void;
  /** Closes open connections and frees the port. */
  readonly stop: () => Promise<void>;
};

/** Listens on 127.0.0.1. Rejects with the system's error if the port is taken. */
export async function startSimulatorServer(upstream: Upstream, options: SimulatorOptions): Promise<Simulator> {
  const { port = 0, seed = 1, latency, capacity, keepRequests } = options;
  const traffic = createTraffic({ keep: keepRequests });
  const faults = createFaultSet(seed);
  const presets = createPresetSwitch(faults, upstream.presets, upstream.presetChange);
  const settings = { latency, capacity };
  const stopping = new AbortController();
  const seen = new Map<string, number>();
  const nthOf = (key: string) => {
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return nth;
  };
  const waits = createWaits(stopping.signal);
  const setLatency = (next: Latency | undefined) => {
    settings.latency = next;
    waits.letGo();
  };
  const { signal } = stopping;
  const context = { upstream, traffic, faults, presets, settings, setLatency, seed, nthOf, waits, signal };

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    if (incoming.url?.startsWith(CONTROL_PREFIX)) send(response, await control(incoming, context));
    else await exchange(incoming, response, context);
  };
  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      const gone = response.destroyed || stopping.signal.aborted;
      if (gone) return;
      process.stderr.write(`simulator: ${error instanceof Error ? error.stack : String(error)}\n`);
      send(response, upstream.refuse({ status: 500, detail: String(error) }));
    });
  });
  // Node closes idle connections after 5 s by default, just when a client may reuse them.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  const stop = async () => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`,
    faults,
    presets,
    record: traffic.record,
    resetRecord: traffic.reset,
    setLatency,
    setCapacity: (next) => void (settings.capacity = next),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
