import { createHash } from 'node:crypto';
import { canonicalText } from '#lib/domain/canonical-text.ts';

/** SHA-256 of a master's canonical text, hex: equal masters have equal hashes. */
export function hashMaster(master: unknown): string {
  return createHash('sha256').update(canonicalText(master)).digest('hex');
}
