import { type Accounts, openAccounts } from '#lib/accounts/open-accounts.ts';
import { recordRefusal } from '#lib/db/accounts/sign-in-refusals.ts';
import type { Database } from '#lib/db/database.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import { withTransience } from '#lib/db/transient.ts';
import { SYSTEM } from '#lib/domain/access.ts';
import type { AuditEvent } from '#lib/domain/audit.ts';
import type { Env } from './env.ts';
import { createPeopleActions } from './people-actions.ts';
import { cookieSecrets } from '#lib/vault/cookie-secrets.ts';
import type { Vault } from '#lib/vault/vault.ts';

const TRIAL_NAME = 'お試し';

type Options = {
  readonly db: Database;
  readonly env: Env;
  readonly vault: Vault;
  readonly chainName: (chainId: string) => Promise<string | null>;
  readonly forgetKeys: () => void;
  /** Prints a line to the terminal. Never logged, because it contains the setup link. */
  readonly print?: (line: string) => void;
};

/** Wires the accounts and the actions on them. */
export function openPeople({
  db,
  env,
  vault,
  chainName,
  forgetKeys,
  print = (line) => void process.stdout.write(line),
}: Options) {
  const secrets = cookieSecrets({ secret: env.HAIZEN_SECRET, oldSecrets: env.HAIZEN_OLD_SECRETS });
  const accounts = openAccounts({ db, vault, secrets, url: env.HAIZEN_URL ?? null });
  // PORT is the port that the web server listens on.
  const url = env.HAIZEN_URL ?? `http://localhost:${process.env.PORT ?? '3000'}`;
  const record = (event: AuditEvent) => withTransience(() => recordAuditEvent(db, event));

  return {
    accounts,
    record,
    people: createPeopleActions({
      accounts,
      record,
      recordRefusal: (refusal) => withTransience(() => recordRefusal(db, refusal)),
      forgetKeys,
      url,
      trialName: TRIAL_NAME,
      chainName,
    }),
    /** Gives the first person access: creates the admin from the settings, or prints a setup link in the terminal. */
    async welcome(): Promise<void> {
      if (await createdFromSettings({ accounts, env, record })) return;
      if (env.HAIZEN_TRIAL_POS_URL !== undefined) return;
      const token = await accounts.makeSetupLink();
      if (token !== null)
        print(`\nNobody has an account yet. Make the first one here, within 24 hours:\n${url}/setup#${token}\n\n`);
    },
  };
}

type FirstAdmin = {
  readonly accounts: Accounts;
  readonly env: Env;
  readonly record: (event: AuditEvent) => Promise<void>;
};

async function createdFromSettings({ accounts, env, record }: FirstAdmin): Promise<boolean> {
  const { HAIZEN_ADMIN_EMAIL: email, HAIZEN_ADMIN_PASSWORD: password } = env;
  if (email === undefined || password === undefined) return false;
  const outcome = await accounts.firstAdmin({ email, password, name: email.split('@')[0] ?? email });
  if (outcome.kind === 'created') await record({ act: 'first-admin-made', by: SYSTEM, subject: email });
  if (outcome.kind === 'weak-password' || outcome.kind === 'bad-email') {
    throw new Error(
      `HAIZEN_ADMIN_EMAIL and HAIZEN_ADMIN_PASSWORD can't be used: ${outcome.kind}. A password has 12 characters or more.`,
    );
  }
  return true;
}
