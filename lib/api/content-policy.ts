/** What a page may load: its own things alone; scripts only where this request's nonce is on them, and what those load. */
export function pagePolicy({ nonce, isDevelopment }: { nonce: string; isDevelopment: boolean }): string {
  return [
    "default-src 'self'",
    // React rebuilds the server's stacks by eval in development.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Mantine writes its variables into style elements and attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** `Strict-Transport-Security`; undefined where people find this installation by plain HTTP, or anywhere. */
export function transportPolicy(ownUrl: string | undefined): string | undefined {
  return ownUrl !== undefined && URL.parse(ownUrl)?.protocol === 'https:' ? `max-age=${ONE_YEAR_SECONDS}` : undefined;
}
