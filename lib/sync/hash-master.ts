import { createHash } from 'node:crypto';
import { canonicalText } from '#lib/domain/canonical-text.ts';

/** SHA-256 of a master's canonical text, hex: two masters are the same where their hashes are. */
export function hashMaster(master: unknown): string {
  return createHash('sha256').update(canonicalText(master)).digest('hex');
}
