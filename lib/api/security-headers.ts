/** For every response. A page's CSP has a nonce per request, so proxy.ts adds it. */
const EVERYWHERE: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    'bluetooth',
    'camera',
    'display-capture',
    'geolocation',
    'hid',
    'microphone',
    'midi',
    'payment',
    'serial',
    'usb',
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
};

/** An API response opened in a browser must not run or load anything. */
const API: Readonly<Record<string, string>> = {
  ...EVERYWHERE,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Security headers by request path; `/api/docs` and everything below it are pages. */
export function securityHeaders(path: string): Readonly<Record<string, string>> {
  const isApi = path === '/api' || path.startsWith('/api/');
  const isDocs = path === '/api/docs' || path.startsWith('/api/docs/');
  return isApi && !isDocs ? API : EVERYWHERE;
}
