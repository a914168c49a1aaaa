/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // lib/process/web-server.ts compresses.
  compress: false,
  reactStrictMode: true,
  // Node resolves these itself: pg-boss is ESM alone, pino and Prisma's adapter load files at run time.
  serverExternalPackages: ['@prisma/adapter-pg', '@prisma/client', 'pg', 'pg-boss', 'pino', 'prom-client', 'undici'],
  // `npm test` checks the types of everything, tests and tools included, in a step of its own.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
    // A page's scripts in 7 files instead of 23: on a bare page, 22 scripts cost 340 ms of CPU and the same bytes in one 150.
    turbopackChunking: { minChunkSize: 5_000_000, maxChunkCountPerGroup: 1, maxMergeChunkSize: 50_000_000 },
  },
  // A checkout below another project must not take that one's lock file for its root.
  turbopack: { root: import.meta.dirname },
};
