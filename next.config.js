/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Node resolves these itself: pg-boss is ESM alone, pino and Prisma's adapter load files at run time.
  serverExternalPackages: ['@prisma/adapter-pg', '@prisma/client', 'pg', 'pg-boss', 'pino', 'prom-client', 'undici'],
  // `npm test` checks the types of everything, tests and tools included, in a step of its own.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'] },
  // A checkout below another project must not take that one's lock file for its root.
  turbopack: { root: import.meta.dirname },
};
