import { z } from 'zod';

const LONGEST = 254;

/** As it is kept and compared; null where it is no e-mail. */
export function normaliseEmail(given: string): string | null {
  const email = given.normalize('NFKC').trim().toLowerCase();
  return email.length <= LONGEST && z.email().safeParse(email).success ? email : null;
}
