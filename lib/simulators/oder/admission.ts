import type { Answer } from '#lib/simulators/server/answer.ts';
import type { SimulatorRequest } from '#lib/simulators/server/router.ts';
import type { BrandStore } from './brand-store.ts';
import { problem } from './problem.ts';

export type Tokens = {
  /** Valid for every brand. */
  readonly token: string;
  /** Additional tokens, each valid only for the listed brands. */
  readonly brandTokens?: Readonly<Record<string, readonly string[]>>;
};

/** Checks token, path and fence before anything else. */
export function admit(request: SimulatorRequest, store: BrandStore, tokens: Tokens): Answer | undefined {
  const { headers, params, entry } = request;
  if (headers['idempotency-key'] !== undefined) entry.idempotencyKey = headers['idempotency-key'];

  const allowed = brandsOf(headers.authorization, store, tokens);
  if (allowed === undefined) return problem({ status: 401, detail: 'The token is not valid.' });
  const id = params.brandId ?? params.shopId;
  if (id === undefined) return undefined;
  const brandId = params.brandId ?? store.shop(id)?.brandId;
  if (brandId !== undefined && !allowed.includes(brandId) && store.brand(brandId) !== undefined) {
    return problem({ status: 403, detail: 'The token is not for this brand.' });
  }
  if (brandId === undefined || store.brand(brandId) === undefined) {
    return problem({
      status: 404,
      detail: `There is no such ${params.brandId === undefined ? 'shop' : 'brand'}: ${id}`,
    });
  }
  return checkFence(request, store, brandId);
}

/**
 * Rejects a fence lower than the highest one the brand has seen, and stores a higher one. Called on arrival and again
 * when applying, since another conductor may have written in between.
 */
export function checkFence(
  { headers, entry }: SimulatorRequest,
  store: BrandStore,
  brandId: string,
): Answer | undefined {
  const brand = store.brand(brandId);
  const sent = headers['sync-fence'];
  if (brand === undefined || sent === undefined) return undefined;
  const fence = /^\d+$/.test(sent) ? Number(sent) : Number.NaN;
  if (!Number.isSafeInteger(fence))
    return problem({ status: 400, detail: 'Sync-Fence is no integer.', code: 'bad-fence' });
  entry.fence = fence;
  if (!store.seeFence(brand, fence)) {
    return problem({
      status: 409,
      detail: `Fence ${fence} is older than ${brand.fence}.`,
      code: 'stale-fence',
      more: { fence, highestFence: brand.fence },
    });
  }
  return undefined;
}

function brandsOf(
  authorization: string | undefined,
  store: BrandStore,
  { token, brandTokens = {} }: Tokens,
): readonly string[] | undefined {
  const sent = authorization?.startsWith('Bearer ') === true ? authorization.slice('Bearer '.length) : undefined;
  if (sent === undefined) return undefined;
  return sent === token ? store.brandIds() : Object.hasOwn(brandTokens, sent) ? brandTokens[sent] : undefined;
}
