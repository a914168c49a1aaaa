import { z } from 'zod';
import { actor } from '#e2e/fixtures/actor.ts';
import { TEST_SETTINGS } from '#e2e/fixtures/test-settings.ts';
import { type ManagedProcess, startProcess } from '#lib/launch/managed-process.ts';
import { migrate } from '#lib/launch/migrate.ts';
import { inProject } from '#lib/launch/paths.ts';
import { upstreamsConnector } from '#lib/process/connect-upstreams.ts';
import { readEnv } from '#lib/process/env.ts';
import { type Haizen, openHaizen } from '#lib/process/haizen.ts';
import type { Upstreams } from '#lib/sync/ports.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { askDatabase } from './ask-database.ts';
import { installAudit } from './audit.ts';
import { openOwnPostgres, type OwnPostgres } from './own-postgres.ts';
import { controlUpstream, type UpstreamControl } from './upstream-control.ts';
import { TOKENS } from './upstream-tokens.ts';
import { superviseWorkers, type Workers } from './workers.ts';

/** Low limits, so that a struck chain is often at its limits. */
export const LIMITS = { shops: 3, pos: 2, ordering: 3 } as const;

export type WorldSize = {
  readonly chains: number;
  readonly shops: number;
  readonly items: number;
  readonly workers: number;
  readonly seed: number;
};

export type ChaosShop = {
  readonly id: string;
  readonly targetId: string;
  readonly posLocationId: string;
  readonly platformShopId: string;
};

export type ChaosChain = {
  readonly id: string;
  readonly name: string;
  readonly brandId: string;
  readonly categoriesTargetId: string;
  readonly shops: readonly ChaosShop[];
  readonly pos: UpstreamControl;
  readonly ordering: UpstreamControl;
  /** The product's own adapters, without a lease: what they read is what the platform should hold. */
  readonly adapters: Upstreams;
};

/**
 * Everything is real: Postgres, simulators and workers are processes; this process is the web side and only sends
 * requests.
 */
export type ChaosWorld = AsyncDisposable & {
  readonly postgres: OwnPostgres;
  readonly workers: Workers;
  readonly haizen: Haizen;
  readonly chains: readonly ChaosChain[];
};

export async function openChaosWorld(size: WorldSize): Promise<ChaosWorld> {
  await using parts = new AsyncDisposableStack();
  const postgres = parts.use(await openOwnPostgres());
  await migrate(postgres.url);
  await installAudit(postgres.url);
  const simulators = parts.use(startSimulators(size));
  const addresses = await firstLine(simulators);
  const web = {
    ...TEST_SETTINGS,
    DATABASE_URL: postgres.linkUrl,
    HAIZEN_ROLE: 'web',
    HAIZEN_LOG_LEVEL: 'silent',
    HAIZEN_WORKER_NAME: 'web',
  };
  const haizen = await openHaizen(readEnv(web));
  parts.defer(() => haizen.close());
  const workers = parts.use(superviseWorkers({ count: size.workers, databaseUrl: postgres.linkUrl }));
  await Promise.race([workers.allReady(), simulators.crashed]);
  const chains = await Promise.all(addresses.map((one) => openChain({ haizen, url: postgres.url }, one)));
  const all = parts.move();
  return { postgres, workers, haizen, chains, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

const addressesSchema = z.object({
  chains: z.array(z.object({ name: z.string(), brandId: z.string(), posUrl: z.url(), orderingUrl: z.url() })),
});
type Addresses = z.output<typeof addressesSchema>['chains'][number];

function startSimulators({ chains, shops, items, seed }: WorldSize): ManagedProcess {
  return startProcess({
    name: 'The simulators',
    args: [
      inProject('e2e', 'chaos', 'simulators.ts'),
      `--chains=${chains}`,
      `--shops=${shops}`,
      `--items=${items}`,
      `--seed=${seed}`,
    ],
    env: process.env,
    graceMs: 500,
  });
}

function firstLine(simulators: ManagedProcess): Promise<readonly Addresses[]> {
  const ready = new Promise<readonly Addresses[]>((resolve) => {
    const stop = simulators.onLine((line) => {
      stop();
      resolve(addressesSchema.parse(JSON.parse(line)).chains);
    });
  });
  return Promise.race([ready, simulators.crashed]);
}

async function openChain(
  { haizen, url }: { haizen: Haizen; url: string },
  { name, brandId, posUrl, orderingUrl }: Addresses,
): Promise<ChaosChain> {
  const connections = {
    pos: { kind: 'square', baseUrl: posUrl, accessToken: TOKENS.pos },
    ordering: { kind: 'oder', baseUrl: orderingUrl, brandId, token: TOKENS.ordering },
    limits: LIMITS,
  } as const;
  const by = actor('chaos');
  const created = await haizen.createChain({ verify: true, chain: { name, ...connections }, by });
  if (created.kind !== 'created') throw new Error(`a chain was refused: ${JSON.stringify(created)}`);
  const { chainId } = created;
  const discovery = await haizen.requestDiscovery({ chainId, by, signal: new AbortController().signal });
  if (discovery.state !== 'SUCCEEDED') throw new Error(`its shops were not found: ${JSON.stringify(discovery)}`);
  const targets = await targetsOf(url, chainId);
  return {
    id: chainId,
    name,
    brandId,
    ...targets,
    pos: controlUpstream(posUrl),
    ordering: controlUpstream(orderingUrl),
    adapters: upstreamsConnector({ network: TEST_NETWORK })(connections, null),
  };
}

async function targetsOf(url: string, chainId: string): Promise<Pick<ChaosChain, 'shops' | 'categoriesTargetId'>> {
  return askDatabase(url, async (client) => {
    const { rows: shops } = await client.query<ChaosShop>(
      `SELECT shop.id, sync_state.id AS "targetId", pos_location_id AS "posLocationId", platform_shop_id AS "platformShopId"
      FROM shop JOIN sync_state ON sync_state.shop_id = shop.id
      WHERE shop.chain_id = $1 AND in_scope ORDER BY platform_shop_id`,
      [chainId],
    );
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM sync_state WHERE chain_id = $1 AND kind = 'CATEGORIES'`,
      [chainId],
    );
    return { shops, categoriesTargetId: rows[0]?.id ?? '' };
  });
}
