import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, for a link. Only the hash is stored, so read access to the database doesn't give away open links. */
export function newLinkToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashLinkToken(token) };
}

export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
