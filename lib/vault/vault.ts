import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey } from './derive-key.ts';
import { Unreadable } from './unreadable.ts';

/** Where a sealed text is stored. A text sealed for one place opens in no other. */
export type Place = { readonly row: string; readonly column: string };

/** Encrypts texts that must not be stored in plain text. */
export type Vault = {
  /** `v1.{id of the key}.{nonce, ciphertext and tag in base64url}`; different each time. */
  seal(text: string, place: Place): string;
  /** Throws `Unreadable`. Plain text, stored before the vault existed, is returned unchanged. */
  open(kept: string, place: Place): string;
  /** Whether the text is sealed with the newest secret. */
  isCurrent(kept: string): boolean;
  /** Prefix of every text sealed with the newest secret, for database queries. */
  readonly currentPrefix: string;
  /** Fingerprints of the secrets that open here; safe to share with other processes. */
  readonly keyIds: readonly string[];
  /** The id of the key that opens a sealed text; null for plain text. */
  keyIdOf(kept: string): string | null;
};

const FORMAT = 'v1';
/** 64 bits: enough to distinguish keys, and no part of the key itself. */
const KEY_ID_BYTES = 8;

type Key = { readonly id: string; readonly key: Buffer };

/** `secret` seals and opens, `oldSecrets` only open. Throws if a secret is too short. */
export function createVault({
  secret,
  oldSecrets = [],
}: {
  readonly secret: string;
  readonly oldSecrets?: readonly string[];
}): Vault {
  const newest = keyOf(secret);
  const currentPrefix = `${FORMAT}.${newest.id}.`;
  const keys = new Map([...oldSecrets.map(keyOf), newest].map(({ id, key }) => [id, key]));
  return {
    seal: (text, place) =>
      [FORMAT, newest.id, encrypt(text, { key: newest.key, place: nameOf(place) }).toString('base64url')].join('.'),
    open(kept, place) {
      const parts = partsOf(kept);
      if (parts === null) return kept;
      const { keyId, box, more } = parts;
      const key = keys.get(keyId);
      if (key === undefined) throw new Unreadable('unknown-key', keyId);
      const text = more.length > 0 ? null : decrypt(Buffer.from(box, 'base64url'), { key, place: nameOf(place) });
      if (text === null) throw new Unreadable('damaged', keyId);
      return text;
    },
    isCurrent: (kept) => kept.startsWith(currentPrefix),
    currentPrefix,
    keyIds: [...keys.keys()],
    keyIdOf: (kept) => partsOf(kept)?.keyId ?? null,
  };
}

/** Null for plain text. */
function partsOf(kept: string): { keyId: string; box: string; more: readonly string[] } | null {
  const [format, keyId, box, ...more] = kept.split('.');
  return format !== FORMAT || keyId === undefined || box === undefined ? null : { keyId, box, more };
}

function keyOf(secret: string): Key {
  const id = deriveKey(secret, 'id of the key of sealed texts').subarray(0, KEY_ID_BYTES).toString('base64url');
  return { id, key: deriveKey(secret, 'sealed texts') };
}

/** JSON, so that no two places share a name. */
function nameOf({ row, column }: Place): string {
  return JSON.stringify([row, column]);
}

const ALGORITHM = 'aes-256-gcm';
/** 96 bits, as NIST SP 800-38D requires for a random nonce: safe for 2³² texts per key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Returns nonce, ciphertext and tag. `place` is authenticated but not stored, so `decrypt` needs the same one. */
function encrypt(text: string, { key, place }: { key: Buffer; place: string }): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Null if the box was modified, or if the key or place doesn't match. */
function decrypt(box: Buffer, { key, place }: { key: Buffer; place: string }): string | null {
  if (box.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(ALGORITHM, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
