import { parseArgs } from 'node:util';
import { z } from 'zod';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import type { Latency } from '#lib/simulators/server/latency.ts';
import { startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import { TOKENS } from './upstream-tokens.ts';

/** A run over twelve shops takes several seconds, so strikes can hit each of its phases. */
const POS_LATENCY: Latency = { kind: 'uniform', minMs: 30, maxMs: 120 };
const ORDERING_LATENCY: Latency = [
  { kind: 'uniform', minMs: 250, maxMs: 900, on: { method: 'PUT' } },
  { kind: 'uniform', minMs: 10, maxMs: 60 },
];
/** Far more than one round's requests to one side: the checker needs all of them. */
const KEEP_REQUESTS = 50_000;

const count = z.coerce.number().int().positive();
const argumentsSchema = z.object({ chains: count, shops: count, items: count, seed: z.string() });

/** The upstreams of all chains in their own process; prints their addresses in one line when ready. */
const { values } = parseArgs({
  options: {
    chains: { type: 'string' },
    shops: { type: 'string' },
    items: { type: 'string' },
    seed: { type: 'string' },
  },
});
const wanted = argumentsSchema.parse(values);
const chains = await Promise.all(
  Array.from({ length: wanted.chains }, async (_, index) => {
    const seed = `${wanted.seed}:${index}`;
    const account = makeAccount({
      shops: wanted.shops,
      itemsPerShop: wanted.items,
      seed,
      name: `試験チェーン${index + 1}`,
    });
    const brandId = `brand-${index + 1}`;
    const shared = { seed, keepRequests: KEEP_REQUESTS };
    const square = await startSquareSimulator({ ...shared, token: TOKENS.pos, account, latency: POS_LATENCY });
    const oder = await startOderSimulator({
      ...shared,
      token: TOKENS.ordering,
      brands: [makeBrand(account, { id: brandId })],
      latency: ORDERING_LATENCY,
    });
    return { name: account.merchant.business_name, brandId, posUrl: square.url, orderingUrl: oder.url };
  }),
);
process.stdout.write(`${JSON.stringify({ chains })}\n`);
process.once('SIGTERM', () => process.exit(0));
