/** For every answer. The policy of what a page may load has a nonce, so it is made for each request, in proxy.ts. */
const everywhere = {
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

/** An answer of the API that a browser is led to shows text, and does nothing. */
const api = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" };

function headerList(values) {
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Node resolves these itself: pg-boss is ESM alone, pino and Prisma's adapter load files at run time.
  serverExternalPackages: ['@prisma/adapter-pg', '@prisma/client', 'pg', 'pg-boss', 'pino', 'prom-client', 'undici'],
  // `npm test` checks the types of everything, tests and tools included, in a step of its own.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
    // A page's scripts in a few files instead of two dozen: each costs browser and server more than the code in it.
    turbopackChunking: { minChunkSize: 5_000_000, maxChunkCountPerGroup: 1, maxMergeChunkSize: 50_000_000 },
  },
  // A checkout below another project must not take that one's lock file for its root.
  turbopack: { root: import.meta.dirname },
  headers: () => [
    { source: '/:path*', headers: headerList(everywhere) },
    // All of the API but its pages, /api/docs and below.
    { source: '/api/:path((?!docs(?:/|$)).*)', headers: headerList(api) },
  ],
};
