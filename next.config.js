/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // lib/process/web-server.ts compresses.
  compress: false,
  reactStrictMode: true,
  // Resolved by Node instead of bundled: pg-boss is ESM-only; pino and Prisma's adapter load files at run time.
  serverExternalPackages: ['@prisma/adapter-pg', '@prisma/client', 'pg', 'pg-boss', 'pino', 'prom-client', 'undici'],
  // `npm test` checks all types in a separate step, including tests and tools.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
    // 7 scripts per page instead of 23: on an empty page, 22 scripts cost 340 ms of CPU, the same bytes in one script 150 ms.
    turbopackChunking: { minChunkSize: 5_000_000, maxChunkCountPerGroup: 1, maxMergeChunkSize: 50_000_000 },
  },
  // Otherwise a checkout below another project would use that project's lock file to determine the root.
  turbopack: { root: import.meta.dirname },
};
