import { openAccounts } from '#lib/accounts/open-accounts.ts';
import { openDatabase } from '#lib/db/database.ts';
import { SYSTEM } from '#lib/domain/access.ts';
import { readEnv } from '#lib/process/env.ts';
import { cookieSecrets } from '#lib/vault/cookie-secrets.ts';
import { createVault } from '#lib/vault/vault.ts';

/** `npm run reset-password -- EMAIL`; needs the installation's settings in the environment. */
async function main(email: string): Promise<string> {
  if (email === '') throw new Error('Usage: npm run reset-password -- person@example.com');
  const env = readEnv(process.env);
  const db = openDatabase(env.DATABASE_URL);
  try {
    const given = { secret: env.HAIZEN_SECRET, oldSecrets: env.HAIZEN_OLD_SECRETS };
    const accounts = openAccounts({
      db,
      vault: createVault(given),
      secrets: cookieSecrets(given),
      url: env.HAIZEN_URL ?? null,
    });
    const outcome = await accounts.resetPassword({ email, by: SYSTEM });
    if (outcome.kind === 'unknown-person') throw new Error(`There is no account with the e-mail ${email}.`);
    return `The new password of ${email}: ${outcome.password}\nIt can't be shown again; change it after signing in. All sessions and the second factor were removed.`;
  } finally {
    await db.$disconnect();
  }
}

try {
  console.log(await main(process.argv[2] ?? ''));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
