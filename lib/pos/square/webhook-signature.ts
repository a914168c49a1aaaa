import { createHmac, timingSafeEqual } from 'node:crypto';

export const SIGNATURE_HEADER = 'x-square-hmacsha256-signature';

type Signed = {
  /** As text, exactly as Square shows it. */
  readonly key: string;
  /** The URL as entered at Square, not the one of the request. */
  readonly url: string;
  /** The body's bytes as sent. */
  readonly body: Uint8Array;
};

/** https://developer.squareup.com/docs/webhooks/step3validate */
export function squareSignature({ key, url, body }: Signed): string {
  return createHmac('sha256', key).update(url).update(body).digest('base64');
}

/** Takes equally long for any signature of the right length. */
export function isSignedBySquare(signature: string | null, signed: Signed): boolean {
  const wanted = Buffer.from(squareSignature(signed));
  const given = Buffer.from(signature ?? '');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
