import { type KeptFactor, listFactors, replaceSealed } from '#lib/db/accounts/two-factor.ts';
import { Unreadable } from '#lib/vault/unreadable.ts';
import type { Parts } from './parts.ts';
import { FACTOR_COLUMNS, type FactorColumn, openFactor, placeOf } from './sealed-factor.ts';

/** A second factor's column that none of this process's secrets decrypts. */
export type UnreadableColumn = Pick<Unreadable, 'reason' | 'keyId'> & {
  readonly userId: string;
  readonly column: FactorColumn;
};

export type FactorsSealed = { readonly sealed: number; readonly unreadable: readonly UnreadableColumn[] };

/** Re-encrypts with the newest secret what an old secret encrypted. Skips rows that change concurrently until the next run. */
export async function sealFactors(parts: Parts): Promise<FactorsSealed> {
  let sealed = 0;
  const unreadable: UnreadableColumn[] = [];
  for (const factor of await listFactors(parts.db)) {
    for (const column of FACTOR_COLUMNS) {
      if (parts.vault.isCurrent(factor[column])) continue;
      try {
        if (await sealAgain(parts, factor, column)) sealed += 1;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        unreadable.push({ userId: factor.userId, column, reason: error.reason, keyId: error.keyId });
      }
    }
  }
  return { sealed, unreadable };
}

async function sealAgain(parts: Parts, factor: KeptFactor, column: FactorColumn): Promise<boolean> {
  const text = await openFactor(parts, factor, column);
  const after = parts.vault.seal(text, placeOf(factor.userId, column));
  return replaceSealed(parts.db, { id: factor.id, column, before: factor[column], after });
}
