import { createHash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';

/** Sorted keys, no white space, undefined omitted. Published hashes are stored, so a master's text must never change. */
const canonicalText = configure({ deterministic: true });

/** SHA-256 of a master's canonical text, hex: equal masters have equal hashes. */
export function hashMaster(master: unknown): string {
  return createHash('sha256')
    .update(canonicalText(master) ?? '')
    .digest('hex');
}
