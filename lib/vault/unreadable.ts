/**
 * Why a sealed text can't be opened. `unknown-key`: its secret is neither the newest nor an old one; `damaged`: it was
 * truncated, modified, or copied from another row.
 */
export type UnreadableReason = 'unknown-key' | 'damaged';

/** Contains neither the text nor a key; the key's id is a fingerprint that reveals nothing. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason;
  readonly keyId: string | null;

  constructor(reason: UnreadableReason, keyId: string | null = null) {
    super(`sealed text is unreadable: ${reason}`);
    this.name = 'Unreadable';
    this.reason = reason;
    this.keyId = keyId;
  }
}
