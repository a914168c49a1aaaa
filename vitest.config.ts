import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Started as node_modules/.bin/vitest, the system's Node runs it, which may be older than the one that Haizen runs on.
if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error('Run vitest on the Node that Haizen brings: npx vitest run …');
}

export default defineConfig({
  test: {
    environment: 'node',
    // Most of them wait for a database or a simulator: as many as there are cores but one, as is usual, would leave two cores idle.
    maxWorkers: 3,
    include: ['{app,e2e,lib}/**/*.test.{ts,tsx}'],
    globalSetup: 'lib/checks/vitest-setup.ts',
    setupFiles: [fileURLToPath(import.meta.resolve('./lib/checks/end-children.ts'))],
    // A process for each file, so that its children are the file's own.
    pool: 'forks',
    // A test that passes on a second try hides what this project is about.
    retry: 0,
    // Only a hang takes so long: on a machine with ten times the work that it can do, nothing else does.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 120_000 } },
    restoreMocks: true,
    unstubEnvs: true,
  },
});
