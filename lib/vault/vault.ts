import { decrypt, encrypt } from './cipher.ts';
import { deriveKey } from './derive-key.ts';
import { Unreadable } from './unreadable.ts';

/** Where a secret is kept; sealed for one place, it opens in no other. */
export type Place = { readonly row: string; readonly column: string };

/** Seals what must not lie about in plain text. */
export type Vault = {
  /** `v1.{id of the key}.{nonce, ciphertext and tag in base64url}`; another one each time. */
  seal(text: string, place: Place): string;
  /** Throws `Unreadable`. A text from before there was a vault is plain, and opens as it is. */
  open(kept: string, place: Place): string;
  /** Sealed with the newest secret. */
  isCurrent(kept: string): boolean;
  /** What every text begins with that the newest secret has sealed; for a database's query. */
  readonly currentPrefix: string;
  /** Of the secrets that open here: fingerprints, fit to be shown to other processes. */
  readonly keyIds: readonly string[];
  /** Which secret opens a sealed text; null for a plain one. */
  keyIdOf(kept: string): string | null;
};

const FORMAT = 'v1';
/** 64 bits: enough to tell keys apart, and nothing of the key. */
const KEY_ID_BYTES = 8;

type Key = { readonly id: string; readonly key: Buffer };

/** `secret` seals and opens, `oldSecrets` only open. Throws where one is too short. */
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

/** Null for a text that is not sealed. */
function partsOf(kept: string): { keyId: string; box: string; more: readonly string[] } | null {
  const [format, keyId, box, ...more] = kept.split('.');
  return format !== FORMAT || keyId === undefined || box === undefined ? null : { keyId, box, more };
}

function keyOf(secret: string): Key {
  const id = deriveKey(secret, 'id of the key of sealed texts').subarray(0, KEY_ID_BYTES).toString('base64url');
  return { id, key: deriveKey(secret, 'sealed texts') };
}

/** As JSON, so that no two places have one name. */
function nameOf({ row, column }: Place): string {
  return JSON.stringify([row, column]);
}
