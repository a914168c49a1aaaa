import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

// node_modules/.bin/vitest runs on the system's Node, which may be older than Haizen's.
if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error('Run vitest on the Node that Haizen brings: npx vitest run …');
}

/** Tests of whole processes, signals, environments and databases that stay unusable for a while. */
const ISOLATED = '{lib/{checks,launch,process},e2e/{bench,chaos,databases,hostile,real-input,simulation}}/**/*.test.ts';

export const common = {
  environment: 'node',
  setupFiles: [fileURLToPath(import.meta.resolve('./lib/checks/end-children.ts'))],
  // Processes, so that a test's child processes can be found and ended.
  pool: 'forks',
  // Retries would hide the races that this project is about.
  retry: 0,
  // Only reached by a hang, even on a machine with ten times its normal load.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 120_000 } },
  restoreMocks: true,
  unstubEnvs: true,
} satisfies TestProjectInlineConfiguration['test'];

export default defineConfig({
  test: {
    // Most tests wait for a database or a simulator: the default of one worker fewer than cores would leave two cores idle.
    maxWorkers: 3,
    globalSetup: 'lib/checks/vitest-setup.ts',
    projects: [
      // One process per file.
      { test: { ...common, name: 'isolated', include: [ISOLATED] } },
      {
        test: {
          ...common,
          name: 'shared',
          // A process loads modules once for all its files, which halves the CPU of these tests.
          isolate: false,
          include: ['{app,e2e,lib}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ISOLATED],
        },
      },
    ],
  },
});
