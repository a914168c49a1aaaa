import { createHash, randomBytes } from 'node:crypto';
import type { KeyStore } from '#lib/db/key-store.ts';
import type { Actor, Key } from '#lib/domain/access.ts';
import type { KeyAdded, KeyFacts, KeyRevoked, NewKey } from '#lib/domain/keys.ts';

const PREFIX = 'hzn_';
const SECRET_BYTES = 32;
/** Characters of the secret shown in lists, prefix included: enough to tell keys apart, too few to be useful. */
const SHOWN = 8;
/** How long other processes may still accept a revoked key; this process stops at once. */
const CACHED_FOR_MS = 1_000;
const MOST_CACHED = 1_000;

/** API keys for internal tools. */
export type Keys = {
  make(key: NewKey, by: Actor): Promise<KeyMade>;
  /** Creates the key given by the environment, once; a revoked key stays revoked. */
  adopt(secret: string, by: Actor): Promise<void>;
  /** The key with this secret; null if it is unknown, revoked or expired. */
  holderOf(secret: string): Promise<Key | null>;
  list(): Promise<readonly KeyFacts[]>;
  find(id: string): Promise<KeyFacts | null>;
  revoke(id: string, by: Actor): Promise<KeyRevoked | null>;
  /** Clears the cache, after keys were revoked or limited elsewhere. */
  forget(): void;
};

export type KeyMade =
  /** `secret` can't be retrieved again. */
  | { readonly kind: 'made'; readonly key: KeyFacts; readonly secret: string }
  | Extract<KeyAdded, { readonly kind: 'exceeds' | 'not-allowed' }>;

type CachedKey = { readonly holder: Promise<Key | null>; readonly sinceMs: number };

export function createKeys(store: KeyStore, { nowMs = () => performance.now() } = {}): Keys {
  const cache = new Map<string, CachedKey>();

  /** Concurrent requests with the same key share one query. */
  function lookUp(hash: string): Promise<Key | null> {
    const before = cache.get(hash);
    if (before !== undefined && nowMs() - before.sinceMs < CACHED_FOR_MS) return before.holder;
    if (cache.size >= MOST_CACHED) cache.clear();
    const entry = { holder: store.use(hash), sinceMs: nowMs() };
    cache.set(hash, entry);
    const forget = () => void (cache.get(hash) === entry && cache.delete(hash));
    entry.holder.then((holder) => holder ?? forget(), forget);
    return entry.holder;
  }

  return {
    async make(wanted, by) {
      const secret = PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
      const added = await store.add({ ...wanted, hash: hashOf(secret), start: secret.slice(0, SHOWN) }, by);
      if (added.kind === 'exists') throw new Error('two random keys are the same');
      return added.kind === 'added' ? { kind: 'made', key: added.key, secret } : added;
    },
    async adopt(secret, by) {
      const everything = { scope: 'admin', chainIds: null, expiresAt: null } as const;
      await store.add({ name: 'HAIZEN_API_KEY', ...everything, hash: hashOf(secret), start: '' }, by);
    },
    holderOf: (secret) => lookUp(hashOf(secret)),
    list: () => store.list(),
    find: (id) => store.find(id),
    async revoke(id, by) {
      const revoked = await store.revoke(id, by);
      cache.clear();
      return revoked;
    },
    forget: () => cache.clear(),
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
