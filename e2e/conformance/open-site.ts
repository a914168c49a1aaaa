import type { OderCategory, OderMenu, SoldOutIds } from '#lib/simulators/oder/schema.ts';
import type { Contract } from './contract/read-contract.ts';
import { createPlatformClient, type PlatformClient } from './platform-client.ts';
import { createSite, type Original, pathsOf, read, type Site } from './site.ts';

export type Target = {
  readonly url: string;
  readonly token: string;
  readonly brandId: string;
  /** Default: the first shop that takes no orders, or else the first. */
  readonly shopId?: string | undefined;
  /** Answers with any JSON that has what the platform's staff maintain at the shop; `{shopId}` in it is replaced. */
  readonly ownStateUrl?: string | undefined;
};

export type OpenSite = { readonly site: Site; readonly shopId: string; readonly shopName: string };

type Shop = { readonly id: string; readonly name: string; readonly acceptingOrders: boolean };
type BrandAnswer = { readonly currency: string; readonly features?: readonly string[] };

/** Reads what is at the platform, and changes nothing yet. Throws with the reason if it can't be reached or read. */
export async function openSite(contract: Contract, target: Target): Promise<OpenSite> {
  const { url, token, brandId, ownStateUrl } = target;
  const client = createPlatformClient({ contract, url: url.replace(/\/+$/u, ''), token, firstFence: Date.now() });
  const { currency, features = [] } = await read<BrandAnswer>(client, pathsOf(brandId, '').brand);
  const shop = await findShop(client, target);
  const readOwnState = ownStateUrl === undefined ? null : () => readJson(ownStateUrl.replace('{shopId}', shop.id));
  const masters = await readOriginal(client, { brandId, shopId: shop.id, features });
  const original = { ...masters, ...(readOwnState && { ownState: await readOwnState() }) };
  const brand = { id: brandId, currency, features };
  const site = createSite({ client, brand, original, shopId: shop.id, readOwnState });
  client.takeTraffic();
  return { site, shopId: shop.id, shopName: shop.name };
}

async function findShop(client: PlatformClient, { brandId, shopId }: Target): Promise<Shop> {
  const { shops } = await read<{ shops: readonly Shop[] }>(client, pathsOf(brandId, '').shops);
  if (shopId !== undefined) {
    return shops.find(({ id }) => id === shopId) ?? { id: shopId, name: shopId, acceptingOrders: true };
  }
  const found = shops.find(({ acceptingOrders }) => !acceptingOrders) ?? shops[0];
  if (found === undefined) throw new Error(`the brand ${brandId} has no shop`);
  return found;
}

async function readOriginal(
  client: PlatformClient,
  { brandId, shopId, features }: { brandId: string; shopId: string; features: readonly string[] },
): Promise<Original> {
  const paths = pathsOf(brandId, shopId);
  const { categories } = await read<{ categories: readonly OderCategory[] }>(client, paths.categories);
  const menu = await read<OderMenu>(client, paths.menu);
  if (!features.includes('availability')) return { categories, menu, soldOut: null };
  const { soldOut } = await read<{ soldOut: SoldOutIds }>(client, paths.availability);
  return { categories, menu, soldOut };
}

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`GET ${url}: ${response.status}`);
  return response.json();
}
