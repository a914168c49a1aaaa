/** The authenticator's key, as it is typed and as it is read: in groups of four. Null where the address has none. */
export function keyInUri(uri: string): { readonly plain: string; readonly shown: string } | null {
  const plain = URL.parse(uri)?.searchParams.get('secret') ?? '';
  return plain === '' ? null : { plain, shown: plain.replaceAll(/.{4}(?=.)/gu, '$& ') };
}
