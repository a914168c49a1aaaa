import { parseArgs } from 'node:util';
import { z } from 'zod';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import { startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import { BRAND_ID, TOKENS } from './connections.ts';

const count = z.coerce.number().int().positive();
const argumentsSchema = z.object({ shops: count, items: count, seed: z.string() });

/** Both upstreams of one chain in their own process; prints their addresses in one line when ready. */
const { values } = parseArgs({
  options: { shops: { type: 'string' }, items: { type: 'string' }, seed: { type: 'string' } },
});
const { shops, items, seed } = argumentsSchema.parse(values);
const account = makeAccount({ shops, itemsPerShop: items, seed, name: '計測チェーン' });
const square = await startSquareSimulator({ seed, token: TOKENS.pos, account });
const brands = [makeBrand(account, { id: BRAND_ID })];
const oder = await startOderSimulator({ seed, token: TOKENS.ordering, brands });
process.stdout.write(`${JSON.stringify({ posUrl: square.url, orderingUrl: oder.url })}\n`);
process.once('SIGTERM', () => process.exit(0));
