type Head = { readonly url?: string; readonly rawHeaders: readonly string[] };

/**
 * Whether a request's head means the same to every reader: one `Host` (RFC 9112 3.2 wants a 400 for more), and a path. A
 * whole address in place of a path is for proxies; a server that goes by it could be made to redirect to it.
 */
export function isPlainHead({ url = '', rawHeaders }: Head): boolean {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const hosts = names.filter((name) => name === 'host').length;
  return hosts <= 1 && (url.startsWith('/') || url === '*');
}
