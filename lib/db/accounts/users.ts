import type { Grant } from '#lib/domain/access.ts';
import type { Database, Transaction } from '#lib/db/database.ts';

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
  if (passwordHash !== null) {
    // better-auth expects a password as an account of the provider `credential`, under the user's own id.
    await tx.account.create({ data: { userId: id, accountId: id, providerId: 'credential', password: passwordHash } });
  }
  return id;
}

export async function anyUser(tx: Transaction | Database): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) !== null;
}

export async function userIdOf(tx: Transaction | Database, email: string): Promise<string | null> {
  return (await tx.user.findUnique({ where: { email }, select: { id: true } }))?.id ?? null;
}

export async function emailOf(db: Database, userId: string): Promise<string | null> {
  return (await db.user.findUnique({ where: { id: userId }, select: { email: true } }))?.email ?? null;
}

/** How a person's account is secured. */
export type SecurityFacts = { readonly hasPassword: boolean; readonly totp: boolean };

export async function securityOf(db: Database, userId: string): Promise<SecurityFacts> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { twoFactorEnabled: true, accounts: { where: { password: { not: null } }, select: { id: true } } },
  });
  return { hasPassword: (user?.accounts.length ?? 0) > 0, totp: user?.twoFactorEnabled ?? false };
}
