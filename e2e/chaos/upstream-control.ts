import type { Capacity } from '#lib/simulators/server/capacity.ts';
import type { Fault } from '#lib/simulators/server/fault.ts';
import type { Latency } from '#lib/simulators/server/latency.ts';
import type { TrafficRecord } from '#lib/simulators/server/traffic.ts';
import type { SquareEdit } from '#lib/simulators/square/edit-schema.ts';
import type { SquareAccount } from '#lib/simulators/square/types.ts';

/** Controls a simulator in another process by its control API. Rejects on any status but 200. */
export type UpstreamControl = {
  readonly record: (sinceSeq: number) => Promise<TrafficRecord>;
  readonly resetRecord: () => Promise<void>;
  readonly setFaults: (faults: readonly Fault[]) => Promise<void>;
  readonly setLatency: (latency: Latency | null) => Promise<void>;
  readonly setCapacity: (capacity: Capacity | null) => Promise<void>;
  readonly edit: (edits: readonly SquareEdit[]) => Promise<void>;
  readonly account: () => Promise<SquareAccount>;
};

export function controlUpstream(url: string): UpstreamControl {
  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${url}/__control/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response.json();
    throw new Error(`${method} ${path} at a simulator: ${response.status} ${await response.text()}`);
  }
  return {
    record: async (sinceSeq) => (await call('GET', `record?sinceSeq=${sinceSeq}`)) as TrafficRecord,
    resetRecord: async () => void (await call('DELETE', 'record')),
    setFaults: async (faults) => void (await call('PUT', 'faults', { faults })),
    setLatency: async (latency) => void (await call('PUT', 'latency', latency)),
    setCapacity: async (capacity) => void (await call('PUT', 'capacity', capacity)),
    edit: async (edits) => void (await call('POST', 'edits', edits)),
    account: async () => (await call('GET', 'state')) as SquareAccount,
  };
}
