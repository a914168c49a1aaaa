import { createHmac } from 'node:crypto';

const PERIOD_S = 30;
const DIGITS = 6;
/** Periods accepted before and after the current one, for clock skew and typing time (RFC 6238 5.2). */
const WINDOW = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code for one 30 s period (RFC 4226 5.3, RFC 6238). The key is the secret encoded as UTF-8. */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The period that a code belongs to, the latest if several match; null if none around `now` matches. */
export function stepOf(code: string, { secret, now }: { secret: string; now: Date }): number | null {
  const current = stepAt(now);
  for (let step = current + WINDOW; step >= current - WINDOW; step--) {
    if (codeOf(secret, step) === code) return step;
  }
  return null;
}

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1_000 / PERIOD_S);
}

/** The text of the authenticator's QR code. https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function otpauthUri(secret: string, { issuer, account }: { issuer: string; account: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const query = new URLSearchParams({
    secret: base32(Buffer.from(secret)),
    issuer,
    digits: String(DIGITS),
    period: String(PERIOD_S),
  });
  return `otpauth://totp/${label}?${query.toString()}`;
}

/** RFC 4648, without padding. */
function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/gu) ?? [];
  return groups.map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}
