import { createHash, randomBytes } from 'node:crypto';
import type { Actor, Key } from '#lib/domain/access.ts';
import type { KeyAdded, KeyFacts, KeyRevoked, KeyStore, NewKey } from './ports.ts';

const PREFIX = 'hzn_';
const SECRET_BYTES = 32;
/** Of the secret, prefix included: tells keys apart and gives nothing away. */
const SHOWN = 8;
/** How long another process may go on letting a revoked key in; this one stops at once. */
const KNOWN_FOR_MS = 1_000;
const MOST_KNOWN = 1_000;

/** What internal tools sign their requests with. */
export type Keys = {
  make(key: NewKey, by: Actor): Promise<KeyMade>;
  /** Makes the one that the environment brings, once: where it was revoked it stays so. */
  adopt(secret: string, by: Actor): Promise<void>;
  /** Whose secret it is; null where it is nobody's, or no more. */
  holderOf(secret: string): Promise<Key | null>;
  list(): Promise<readonly KeyFacts[]>;
  find(id: string): Promise<KeyFacts | null>;
  revoke(id: string, by: Actor): Promise<KeyRevoked | null>;
  /** For when keys were revoked or limited otherwise: this process asks for each of them again. */
  forget(): void;
};

export type KeyMade =
  /** `secret` is given this once. */
  | { readonly kind: 'made'; readonly key: KeyFacts; readonly secret: string }
  | Extract<KeyAdded, { readonly kind: 'exceeds' | 'not-allowed' }>;

type Known = { readonly holder: Promise<Key | null>; readonly sinceMs: number };

export function createKeys(store: KeyStore, { nowMs = () => performance.now() } = {}): Keys {
  const known = new Map<string, Known>();

  /** A hundred requests of one tool at once are one question. */
  function ask(hash: string): Promise<Key | null> {
    const before = known.get(hash);
    if (before !== undefined && nowMs() - before.sinceMs < KNOWN_FOR_MS) return before.holder;
    if (known.size >= MOST_KNOWN) known.clear();
    const asked = { holder: store.use(hash), sinceMs: nowMs() };
    known.set(hash, asked);
    const forget = () => void (known.get(hash) === asked && known.delete(hash));
    asked.holder.then((holder) => holder ?? forget(), forget);
    return asked.holder;
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
    holderOf: (secret) => ask(hashOf(secret)),
    list: () => store.list(),
    find: (id) => store.find(id),
    async revoke(id, by) {
      const revoked = await store.revoke(id, by);
      known.clear();
      return revoked;
    },
    forget: () => known.clear(),
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
