import { z } from 'zod';

const LONGEST = 254;

/** The form that is stored and compared; null if it isn't a valid e-mail address. */
export function normaliseEmail(given: string): string | null {
  const email = given.normalize('NFKC').trim().toLowerCase();
  return email.length <= LONGEST && z.email().safeParse(email).success ? email : null;
}
