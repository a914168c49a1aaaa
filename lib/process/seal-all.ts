import type { Accounts } from '#lib/accounts/open-accounts.ts';
import { sealAnswers } from '#lib/db/answer-store.ts';
import type { Database } from '#lib/db/database.ts';
import { sealTokens } from '#lib/db/seal-tokens.ts';
import type { Vault } from '#lib/vault/vault.ts';
import type { Logging } from './logger.ts';

type Options = {
  readonly db: Database;
  readonly vault: Vault;
  readonly accounts: Accounts;
  readonly log: Logging['log'];
};

const REMEDY = 'add its secret to HAIZEN_OLD_SECRETS';

/**
 * Re-encrypts with HAIZEN_SECRET everything that an old secret encrypted: the chains' tokens, second factors and stored
 * responses. With `reportsUnreadable`, logs what none of the secrets decrypts.
 */
export async function sealAll(
  { db, vault, accounts, log }: Options,
  { reportsUnreadable }: { reportsUnreadable: boolean },
): Promise<void> {
  const tokens = await sealTokens(db, vault);
  const factors = await accounts.sealFactors();
  const answers = await sealAnswers(db, vault);
  if (tokens.sealed > 0) log.info({ sealed: tokens.sealed }, 'tokens sealed with HAIZEN_SECRET');
  if (factors.sealed > 0) log.info({ sealed: factors.sealed }, 'second factors sealed with HAIZEN_SECRET');
  if (answers.sealed > 0) log.info({ sealed: answers.sealed }, 'kept responses sealed with HAIZEN_SECRET');
  if (!reportsUnreadable) return;
  for (const token of tokens.unreadable) log.error(token, `a token is unreadable: ${REMEDY}`);
  for (const factor of factors.unreadable) log.error(factor, `a second factor is unreadable: ${REMEDY}`);
  if (answers.unreadable > 0) log.error({ unreadable: answers.unreadable }, `kept responses are unreadable: ${REMEDY}`);
}
