import type { GuardThresholds } from '#lib/domain/guard/thresholds.ts';
import type { ChainConnections, Upstreams } from '#lib/sync/ports.ts';
import type { ConnectionChange } from '#lib/sync/requests/connection-test-store.ts';

/** What a category sync, and the menus after it, work with: the values that were valid when it began. */
export type Settings = {
  readonly upstreams: Upstreams;
  /** What the guard holds back for a person. */
  readonly thresholds: GuardThresholds;
  readonly shopLimit: number;
};

export type ChainSettings = {
  readonly current: Settings;
  /** Reads them again. Upstreams are connected anew only where an address, a token or a limit has changed. */
  refresh(): Promise<Settings>;
  /** Upstreams with these in place of the saved ones, behind the same gates: to be tested. */
  connectTo(change: ConnectionChange): Promise<Upstreams>;
};

type Source = {
  readonly read: () => Promise<ChainConnections & { readonly thresholds: GuardThresholds }>;
  /** `before` hands on its gates: what is still in flight counts towards the new limits. */
  readonly connect: (connections: ChainConnections, before?: Upstreams) => Upstreams;
  readonly onConnected?: ((upstreams: Upstreams) => void) | undefined;
};

/** A chain's settings as its conductor knows them. */
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
    // One after another: an older answer must not replace a newer one.
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

/** The saved connections, but for what is named. */
export function withChange(saved: ChainConnections, { pos, ordering }: ConnectionChange): ChainConnections {
  return { ...saved, pos: { ...saved.pos, ...pos }, ordering: { ...saved.ordering, ...ordering } };
}
