import { z } from 'zod';
import { controlUpstream, type UpstreamControl } from '#e2e/chaos/upstream-control.ts';
import { type ManagedProcess, startProcess } from '#lib/launch/managed-process.ts';
import { inProject } from '#lib/launch/paths.ts';
import type { Addresses } from './connections.ts';

/** Whether every shop sells `items`, or that many at most. */
export const MENU_SIZES = ['equal', 'different'] as const;

export type UpstreamSize = {
  readonly shops: number;
  readonly items: number;
  readonly seed: string;
  readonly menuSizes?: (typeof MENU_SIZES)[number];
};

export type Upstreams = AsyncDisposable &
  Addresses & { readonly pos: UpstreamControl; readonly ordering: UpstreamControl };

const addressesSchema = z.object({ posUrl: z.url(), orderingUrl: z.url() });

/** Both simulators in one process, separate from the product. */
export async function startUpstreams({ shops, items, seed, menuSizes = 'equal' }: UpstreamSize): Promise<Upstreams> {
  await using parts = new AsyncDisposableStack();
  const simulators = parts.use(
    startProcess({
      name: 'The simulators',
      args: [
        inProject('e2e', 'bench', 'world', 'simulators.ts'),
        `--shops=${shops}`,
        `--items=${items}`,
        `--seed=${seed}`,
        `--sizes=${menuSizes}`,
      ],
      env: process.env,
      graceMs: 500,
    }),
  );
  const addresses = addressesSchema.parse(JSON.parse(await firstLine(simulators)));
  const all = parts.move();
  return {
    ...addresses,
    pos: controlUpstream(addresses.posUrl),
    ordering: controlUpstream(addresses.orderingUrl),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function firstLine(simulators: ManagedProcess): Promise<string> {
  const ready = new Promise<string>((resolve) => {
    const stop = simulators.onLine((line) => {
      stop();
      resolve(line);
    });
  });
  return Promise.race([ready, simulators.crashed]);
}
