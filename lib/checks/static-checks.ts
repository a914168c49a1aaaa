import { generateClient } from '#lib/launch/generate-client.ts';
import { inProject } from '#lib/launch/paths.ts';
import { runQuietly } from '#lib/launch/run-quietly.ts';
import { type Check, minuteMs, resultOf, toolCheck } from './check.ts';
import { BULLMQ, requirePackages } from './own-packages.ts';

/** Provides what the other checks read: the Prisma client, Next's route types and BullMQ's types. */
export const generate: Check = {
  name: 'generate',
  deadlineMs: 15 * minuteMs,
  run: async ({ signal }) => {
    await Promise.all([generateClient(), requirePackages(BULLMQ)]);
    const next = inProject('node_modules', 'next', 'dist', 'bin', 'next');
    const { code, output } = await runQuietly({
      command: process.execPath,
      args: [next, 'typegen'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
      signal,
    });
    return resultOf(code === 0, output);
  },
};

export const staticChecks: readonly Check[] = [
  toolCheck('format', ['oxfmt', 'bin', 'oxfmt'], ['--check']),
  toolCheck('lint', ['oxlint', 'bin', 'oxlint'], []),
  toolCheck('types', ['typescript', 'bin', 'tsc'], ['--noEmit']),
  toolCheck('unused', ['knip', 'bin', 'knip.js'], ['--no-progress', '--no-config-hints']),
];
