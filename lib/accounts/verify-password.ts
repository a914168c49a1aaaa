import { type Credential, findCredential } from '#lib/db/accounts/users.ts';
import type { Parts } from './parts.ts';
import { normalisePassword } from './weak-password.ts';

type Account = { readonly id: string } | { readonly email: string };

/** The account's credential if the password is right. Any other account takes as long as one with a wrong password. */
export async function verifyPassword(
  { db, hashing }: Parts,
  account: Account,
  given: string,
): Promise<Credential | null> {
  const password = normalisePassword(given);
  const credential = await findCredential(db, account);
  if (credential === null || credential.passwordHash === null) {
    await hashing.hash(password);
    return null;
  }
  return (await hashing.verify({ hash: credential.passwordHash, password })) ? credential : null;
}
