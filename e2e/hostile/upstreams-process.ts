import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import { startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import { startFront } from './front.ts';
import { readCases } from './read-cases.ts';
import { HEALTHY_BRAND, TOKENS } from './tokens.ts';

/**
 * Every upstream of the hostile set in a separate process, since generating and compressing the bodies takes a core.
 * The cases share a small account and have a brand each; the healthy chain has its own simulators, as slow as real
 * upstreams.
 */
const cases = readCases();
const small = makeAccount({ shops: 3, itemsPerShop: 20, name: '試験チェーン' });
const square = await startSquareSimulator({ token: TOKENS.pos, account: small });
const brands = cases.map(({ name }) => {
  const brand = makeBrand(small, { id: name });
  return { ...brand, shops: brand.shops.map((shop) => ({ ...shop, id: `${name}-${shop.id}` })) };
});
const oder = await startOderSimulator({ token: TOKENS.ordering, brands });
const front = await startFront({ cases, behind: { pos: square.url, ordering: oder.url } });

const ordinary = makeAccount({ shops: 40, itemsPerShop: 150, name: '健全チェーン' });
const latency = { kind: 'lognormal', medianMs: 60, sigma: 0.3, perPath: true } as const;
const healthyPos = await startSquareSimulator({ token: TOKENS.pos, account: ordinary, latency });
const healthyBrands = [makeBrand(ordinary, { id: HEALTHY_BRAND })];
const healthyOrdering = await startOderSimulator({ token: TOKENS.ordering, brands: healthyBrands, latency });

const addresses = { hostileUrl: front.url, healthyPosUrl: healthyPos.url, healthyOrderingUrl: healthyOrdering.url };
process.stdout.write(`${JSON.stringify(addresses)}\n`);
process.once('SIGTERM', () => process.exit(0));
