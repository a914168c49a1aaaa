/** A page's CSP: only our own resources, only scripts with this request's nonce, and the scripts that those load. */
export function pagePolicy({ nonce, isDevelopment }: { nonce: string; isDevelopment: boolean }): string {
  return [
    "default-src 'self'",
    // React uses eval in development to rebuild the server's stack traces.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Mantine writes CSS variables to style elements and attributes.
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

/** The `Strict-Transport-Security` header; undefined if the installation's URL is plain HTTP or not configured. */
export function transportPolicy(ownUrl: string | undefined): string | undefined {
  return ownUrl !== undefined && URL.parse(ownUrl)?.protocol === 'https:' ? `max-age=${ONE_YEAR_SECONDS}` : undefined;
}
