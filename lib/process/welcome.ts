import type { Accounts } from '#lib/accounts/open-accounts.ts';
import type { Env } from './env.ts';

type Options = {
  readonly accounts: Accounts;
  readonly env: Env;
  readonly pagesUrl: string;
};

/** Gives the first person access: creates the admin from the settings, or prints a setup link in the terminal. */
export async function welcome({ accounts, env, pagesUrl }: Options): Promise<void> {
  if (await createdFromSettings(accounts, env)) return;
  if (env.HAIZEN_TRIAL_POS_URL !== undefined) return;
  const token = await accounts.makeSetupLink();
  if (token === null) return;
  // Not logged, because the link makes its reader an admin.
  process.stdout.write(
    `\nNobody has an account yet. Make the first one here, within 24 hours:\n${pagesUrl}/setup#${token}\n\n`,
  );
}

async function createdFromSettings(accounts: Accounts, env: Env): Promise<boolean> {
  const { HAIZEN_ADMIN_EMAIL: email, HAIZEN_ADMIN_PASSWORD: password } = env;
  if (email === undefined || password === undefined) return false;
  const outcome = await accounts.firstAdmin({ email, password, name: email.split('@')[0] ?? email });
  if (outcome.kind === 'weak-password' || outcome.kind === 'bad-email') {
    throw new Error(
      `HAIZEN_ADMIN_EMAIL and HAIZEN_ADMIN_PASSWORD can't be used: ${outcome.kind}. A password has 12 characters or more.`,
    );
  }
  return true;
}
