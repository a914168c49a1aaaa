import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// node_modules/.bin/vitest runs on the system's Node, which may be older than Haizen's.
if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error('Run vitest on the Node that Haizen brings: npx vitest run …');
}

export default defineConfig({
  test: {
    environment: 'node',
    // Most tests wait for a database or a simulator: the default of one worker fewer than cores would leave two cores idle.
    maxWorkers: 3,
    include: ['{app,e2e,lib}/**/*.test.{ts,tsx}'],
    globalSetup: 'lib/checks/vitest-setup.ts',
    setupFiles: [fileURLToPath(import.meta.resolve('./lib/checks/end-children.ts'))],
    // One process per file, so that its child processes belong to the file.
    pool: 'forks',
    // Retries would hide the races that this project is about.
    retry: 0,
    // Only reached by a hang, even on a machine with ten times its normal load.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 120_000 } },
    restoreMocks: true,
    unstubEnvs: true,
  },
});
