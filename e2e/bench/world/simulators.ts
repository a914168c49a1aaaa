import { parseArgs } from 'node:util';
import { z } from 'zod';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import { startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import { BRAND_ID, TOKENS } from './connections.ts';
import { withMenuSizes } from './menu-sizes.ts';
import { MENU_SIZES } from './upstreams.ts';

const count = z.coerce.number().int().positive();
const argumentsSchema = z.object({ shops: count, items: count, seed: z.string(), sizes: z.enum(MENU_SIZES) });

/** Both upstreams of one chain in their own process; prints their addresses in one line when ready. */
const { values } = parseArgs({
  options: {
    shops: { type: 'string' },
    items: { type: 'string' },
    seed: { type: 'string' },
    sizes: { type: 'string' },
  },
});
const { shops, items, seed, sizes } = argumentsSchema.parse(values);
const equal = makeAccount({ shops, itemsPerShop: items, seed, name: '計測チェーン' });
const account = sizes === 'equal' ? equal : withMenuSizes(equal, { items, seed });
const square = await startSquareSimulator({ seed, token: TOKENS.pos, account });
const brands = [makeBrand(account, { id: BRAND_ID })];
const oder = await startOderSimulator({ seed, token: TOKENS.ordering, brands });
process.stdout.write(`${JSON.stringify({ posUrl: square.url, orderingUrl: oder.url })}\n`);
process.once('SIGTERM', () => process.exit(0));
