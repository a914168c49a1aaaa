/** For every response. A page's own policy has a nonce, so proxy.ts makes it for each request. */
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

/** A browser that opens an API response shows text and runs nothing. */
const API: Readonly<Record<string, string>> = {
  ...EVERYWHERE,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The security headers of a response, by the path of its request; `/api/docs` and below are pages. */
export function securityHeaders(path: string): Readonly<Record<string, string>> {
  const isApi = path === '/api' || path.startsWith('/api/');
  const isDocs = path === '/api/docs' || path.startsWith('/api/docs/');
  return isApi && !isDocs ? API : EVERYWHERE;
}
