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
    globalSetup: 'lib/launch/vitest-setup.ts',
    // A test that passes on a second try hides what this project is about.
    retry: 0,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
