/**
 * Why a sealed text doesn't open: `unknown-key`: its secret is neither the newest nor an old one; `damaged`: it was cut,
 * changed, or belongs to another row.
 */
export type UnreadableReason = 'unknown-key' | 'damaged';

/** Carries neither the text nor a key; the key's id is a fingerprint that gives nothing away. */
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
