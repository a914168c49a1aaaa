import type { Transaction } from '#lib/db/database.ts';

type Resetting = { readonly userId: string; readonly email: string; readonly passwordHash: string };

/** Sets the password and removes the second factor, the sign-in lock and all sessions. */
export async function resetCredentials(tx: Transaction, { userId, email, passwordHash }: Resetting): Promise<void> {
  const credential = { userId, providerId: 'credential' };
  await tx.account.upsert({
    where: { userId_providerId: credential },
    create: { ...credential, accountId: userId, password: passwordHash },
    update: { password: passwordHash },
  });
  await tx.twoFactor.deleteMany({ where: { userId } });
  await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: false } });
  await tx.session.deleteMany({ where: { userId } });
  await tx.$executeRaw`DELETE FROM sign_in_lock WHERE email = ${email} OR starts_with(email, ${`${email} `})`;
}
