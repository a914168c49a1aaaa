import type { GuardThresholds } from '#lib/domain/guard/thresholds.ts';
import type { ChainConnections, Upstreams } from '#lib/sync/ports.ts';
import type { ConnectionChange } from '#lib/sync/requests/connection-test-store.ts';

/** The settings of a category sync and the menus after it, as they were when it started. */
export type Settings = {
  readonly upstreams: Upstreams;
  /** The guard's thresholds. */
  readonly thresholds: GuardThresholds;
  readonly shopLimit: number;
};

export type ChainSettings = {
  readonly current: Settings;
  /** Reloads the settings. Reconnects the upstreams only if an address, a token or a limit has changed. */
  refresh(): Promise<Settings>;
  /** Upstreams with these connections instead of the saved ones, behind the same gates, for a connection test. */
  connectTo(change: ConnectionChange): Promise<Upstreams>;
};

type Source = {
  readonly read: () => Promise<ChainConnections & { readonly thresholds: GuardThresholds }>;
  /** `before` passes on its gates: its requests in flight count towards the new limits. */
  readonly connect: (connections: ChainConnections, before?: Upstreams) => Upstreams;
  readonly onConnected?: ((upstreams: Upstreams) => void) | undefined;
};

/** Loads a chain's settings for its conductor. */
export async function openChainSettings({ read, connect, onConnected }: Source): Promise<ChainSettings> {
  let known = '';
  let current = await load();
  let last: Promise<unknown> = Promise.resolve();

  async function load(before?: Settings): Promise<Settings> {
    const { thresholds, learned = null, ...connections } = await read();
    const text = JSON.stringify(connections);
    const isSame = before !== undefined && text === known;
    const upstreams = isSame ? before.upstreams : connect({ ...connections, learned }, before?.upstreams);
    if (!isSame) onConnected?.(upstreams);
    known = text;
    return { upstreams, thresholds, shopLimit: connections.limits.shops };
  }

  return {
    get current() {
      return current;
    },
    // In sequence: an older response must not replace a newer one.
    async refresh() {
      const refreshed = last.then(async () => (current = await load(current)));
      last = refreshed.catch(() => undefined);
      return refreshed;
    },
    async connectTo(change) {
      const { thresholds: _, ...saved } = await read();
      return connect(withChange(saved, change), current.upstreams);
    },
  };
}

/** The saved connections with this change applied. */
export function withChange(saved: ChainConnections, { pos, ordering }: ConnectionChange): ChainConnections {
  return { ...saved, pos: { ...saved.pos, ...pos }, ordering: { ...saved.ordering, ...ordering } };
}
