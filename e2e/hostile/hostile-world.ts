import { z } from 'zod';
import { startServer } from '#e2e/bench/world/server.ts';
import { actor } from '#e2e/fixtures/actor.ts';
import { TEST_SETTINGS } from '#e2e/fixtures/test-settings.ts';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { type ManagedProcess, startProcess } from '#lib/launch/managed-process.ts';
import { inProject } from '#lib/launch/paths.ts';
import { HEAP_FLAGS } from '#lib/launch/server-processes.ts';
import { readEnv } from '#lib/process/env.ts';
import { type Haizen, openHaizen } from '#lib/process/haizen.ts';
import type { KnownConnections } from '#lib/sync/ports.ts';
import { HEALTHY_BRAND, TOKENS } from './tokens.ts';

const addressesSchema = z.object({
  hostileUrl: z.url(),
  healthyPosUrl: z.url(),
  healthyOrderingUrl: z.url(),
});
const productSchema = z.object({ url: z.url() });

/** The product in one process, all upstreams in another; this process sends requests and observes. */
export type HostileWorld = AsyncDisposable & {
  readonly haizen: Haizen;
  readonly databaseUrl: string;
  readonly hostileUrl: string;
  readonly healthUrl: string;
  readonly productPid: number;
  /** Rejects if a process exits unexpectedly. */
  readonly crashed: Promise<never>;
  /** A chain of the healthy upstreams, with its shops. */
  readonly openHealthyChain: () => Promise<string>;
  /** A chain with a case's upstreams; its shops are not yet discovered. */
  readonly openChain: (caseName: string) => Promise<string>;
};

const LIMITS = { shops: 8, pos: 4, ordering: 8 };

/** `next`: the server as `npm start` runs it, built first. `plain`: a conductor and a server without pages. */
export async function openHostileWorld(product: 'next' | 'plain'): Promise<HostileWorld> {
  await using parts = new AsyncDisposableStack();
  const upstreams = parts.use(
    startProcess({
      name: 'The hostile upstreams',
      args: [inProject('e2e', 'hostile', 'upstreams-process.ts')],
      env: process.env,
      graceMs: 500,
    }),
  );
  const addresses = addressesSchema.parse(await firstJson(upstreams));
  const database = parts.use(await createTestDatabase());
  const shared = { ...TEST_SETTINGS, DATABASE_URL: database.url, HAIZEN_LOG_LEVEL: 'silent' };
  const haizen = await openHaizen(readEnv({ ...shared, HAIZEN_ROLE: 'web' }));
  parts.defer(() => haizen.close());
  const { url, pid, crashed } = product === 'next' ? await startNext() : await startPlain();

  async function startNext() {
    const server = parts.use(await startServer(database.url, 'all'));
    return { url: server.url, pid: server.pid, crashed: server.crashed };
  }

  async function startPlain() {
    const child = parts.use(
      startProcess({
        name: 'The product',
        args: [...HEAP_FLAGS, inProject('e2e', 'hostile', 'product-process.ts')],
        env: { ...process.env, ...shared, HAIZEN_ROLE: 'all' },
        graceMs: 5_500,
      }),
    );
    const { url: address } = productSchema.parse(await firstJson(child));
    if (child.pid === undefined) throw new Error('the product could not be started');
    return { url: address, pid: child.pid, crashed: child.crashed };
  }

  async function open(name: string, connections: KnownConnections): Promise<string> {
    const chain = { name, ...connections };
    const created = await haizen.createChain({ verify: false, chain, by: actor('hostile') });
    if (created.kind !== 'created') throw new Error(`not created: ${JSON.stringify(created)}`);
    return created.chainId;
  }

  const all = parts.move();
  return {
    haizen,
    databaseUrl: database.url,
    hostileUrl: addresses.hostileUrl,
    healthUrl: `${url}/api/health`,
    productPid: pid,
    crashed: Promise.race([crashed, upstreams.crashed]),
    openHealthyChain: () =>
      open('健全チェーン', {
        pos: { kind: 'square', baseUrl: addresses.healthyPosUrl, accessToken: TOKENS.pos },
        ordering: {
          kind: 'oder',
          baseUrl: addresses.healthyOrderingUrl,
          brandId: HEALTHY_BRAND,
          token: TOKENS.ordering,
        },
        limits: LIMITS,
      }),
    openChain: (caseName) => {
      const base = `${addresses.hostileUrl}/${caseName}`;
      return open(caseName, {
        pos: { kind: 'square', baseUrl: `${base}/pos`, accessToken: TOKENS.pos },
        ordering: { kind: 'oder', baseUrl: `${base}/ordering`, brandId: caseName, token: TOKENS.ordering },
        limits: LIMITS,
      });
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function firstJson(child: ManagedProcess): Promise<unknown> {
  const ready = new Promise<unknown>((resolve) => {
    const stop = child.onLine((line) => {
      if (!line.startsWith('{')) return;
      stop();
      resolve(JSON.parse(line));
    });
  });
  return Promise.race([ready, child.crashed]);
}
