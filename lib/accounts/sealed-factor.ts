import { symmetricDecrypt } from 'better-auth/crypto';
import type { KeptFactor } from '#lib/db/accounts/two-factor.ts';
import { Unreadable } from '#lib/vault/unreadable.ts';
import type { Place } from '#lib/vault/vault.ts';
import type { Parts } from './parts.ts';

type Sealing = Pick<Parts, 'vault' | 'cookies'>;

/** The second factor's encrypted columns. */
export const FACTOR_COLUMNS = ['secret', 'backupCodes'] as const;
export type FactorColumn = (typeof FACTOR_COLUMNS)[number];

/** Earlier releases encrypted with better-auth, always as version 1 regardless of the secret. */
const BY_BETTER_AUTH = /^\$ba\$\d+\$(?<box>[\da-f]+)$/u;

export function sealFactor(
  { vault }: Sealing,
  { userId, secret, backupCodes }: { userId: string; secret: string; backupCodes: readonly string[] },
): Pick<KeptFactor, FactorColumn> {
  return {
    secret: vault.seal(secret, placeOf(userId, 'secret')),
    backupCodes: vault.seal(JSON.stringify(backupCodes), placeOf(userId, 'backupCodes')),
  };
}

/** Decrypts one column; throws `Unreadable`. */
export async function openFactor(sealing: Sealing, factor: KeptFactor, column: FactorColumn): Promise<string> {
  const kept = factor[column];
  const box = BY_BETTER_AUTH.exec(kept)?.groups?.box;
  if (box !== undefined) return openOlder(sealing, box);
  return sealing.vault.open(kept, placeOf(factor.userId, column));
}

/** The old format doesn't name its key, so all are tried. The cipher is authenticated: a wrong key fails. */
async function openOlder({ cookies: { secrets } }: Sealing, box: string): Promise<string> {
  for (const key of secrets) {
    const text = await symmetricDecrypt({ key, data: box }).catch(() => null);
    if (text !== null) return text;
  }
  throw new Unreadable('unknown-key');
}

/** Binds the ciphertext to its account and column: copied elsewhere, it can't be decrypted. */
export function placeOf(userId: string, column: FactorColumn): Place {
  return { row: userId, column: `two_factor.${column}` };
}
