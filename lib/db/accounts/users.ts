import type { Transaction } from '#lib/db/database.ts';
import type { Grant } from '#lib/domain/access.ts';

/** A password is stored as in better-auth's schema: in an account of this provider, under the user's own id. */
const PASSWORD_ACCOUNT = 'credential';

export type NewUser = {
  readonly name: string;
  readonly email: string;
  /** Null if the account can't sign in with a password. */
  readonly passwordHash: string | null;
  readonly grant: Grant;
};

/** Creates an account with its first grant and returns its id. The caller has checked that the e-mail is free. */
export async function createUser(tx: Transaction, { name, email, passwordHash, grant }: NewUser): Promise<string> {
  const { id } = await tx.user.create({
    data: { name, email, members: { create: { ...grant } } },
    select: { id: true },
  });
  if (passwordHash !== null) await setPassword(tx, { userId: id, passwordHash });
  return id;
}

export async function anyUser(tx: Transaction): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) !== null;
}

export async function userIdOf(tx: Transaction, email: string): Promise<string | null> {
  return (await tx.user.findUnique({ where: { email }, select: { id: true } }))?.id ?? null;
}

export async function emailOf(tx: Transaction, userId: string): Promise<string | null> {
  return (await tx.user.findUnique({ where: { id: userId }, select: { email: true } }))?.email ?? null;
}

/** How a person's account is secured. */
export type SecurityFacts = { readonly hasPassword: boolean; readonly totp: boolean };

export async function securityOf(tx: Transaction, userId: string): Promise<SecurityFacts> {
  const { passwordHash = null, totp = false } = (await findCredential(tx, { id: userId })) ?? {};
  return { hasPassword: passwordHash !== null, totp };
}

/** What signing in is checked against. */
export type Credential = {
  readonly userId: string;
  /** Null if the account can't sign in with a password. */
  readonly passwordHash: string | null;
  readonly totp: boolean;
};

export async function findCredential(
  tx: Transaction,
  where: { readonly id: string } | { readonly email: string },
): Promise<Credential | null> {
  const user = await tx.user.findUnique({
    where,
    select: {
      id: true,
      twoFactorEnabled: true,
      accounts: { where: { providerId: PASSWORD_ACCOUNT }, select: { password: true } },
    },
  });
  if (user === null) return null;
  return { userId: user.id, passwordHash: user.accounts[0]?.password ?? null, totp: user.twoFactorEnabled };
}

/**
 * Locks the account until the transaction ends; false if its credential has changed since it was verified, which takes
 * too long to do in a transaction.
 */
export async function lockCredential(tx: Transaction, verified: Credential): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${verified.userId} FOR UPDATE`;
  const current = await findCredential(tx, { id: verified.userId });
  return current !== null && current.passwordHash === verified.passwordHash && current.totp === verified.totp;
}

export async function setPassword(
  tx: Transaction,
  { userId, passwordHash: password }: { userId: string; passwordHash: string },
): Promise<void> {
  const credential = { userId, providerId: PASSWORD_ACCOUNT };
  await tx.account.upsert({
    where: { userId_providerId: credential },
    create: { ...credential, accountId: userId, password },
    update: { password },
  });
}

type Resetting = { readonly userId: string; readonly email: string; readonly passwordHash: string };

/** Sets the password and removes the second factor, the sign-in lock and all sessions. */
export async function resetCredentials(tx: Transaction, { userId, email, passwordHash }: Resetting): Promise<void> {
  await setPassword(tx, { userId, passwordHash });
  await tx.twoFactor.deleteMany({ where: { userId } });
  await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: false } });
  await tx.session.deleteMany({ where: { userId } });
  await tx.$executeRaw`DELETE FROM sign_in_lock WHERE email = ${email} OR starts_with(email, ${`${email} `})`;
}
