/** The otpauth secret in groups of four, for manual entry. Null if the URI has none. */
export function keyInUri(uri: string): { readonly plain: string; readonly shown: string } | null {
  const plain = URL.parse(uri)?.searchParams.get('secret') ?? '';
  return plain === '' ? null : { plain, shown: plain.replaceAll(/.{4}(?=.)/gu, '$& ') };
}
