import { parseArgs } from 'node:util';
import { z } from 'zod';
import { runTrial } from './trial-chain/run-trial.ts';
import { seed as trialSeed } from './trial.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const argumentsSchema = z.object({
  'pos-port': port.default(0),
  'ordering-port': port.default(0),
  data: z.string().min(1),
  seed: z.string().default(String(trialSeed)),
  'drift-seconds': z.coerce.number().min(0).default(90),
});

/**
 * Runs the trial's two upstreams as a process: `node lib/simulators/main.ts --data DIR [--pos-port N] [--ordering-port
 * N] [--seed S] [--drift-seconds 90]`. Prints `{"ready":true,"posUrl":…,"orderingUrl":…}` on one line when ready; stops
 * on SIGTERM and SIGINT.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'pos-port': { type: 'string' },
      'ordering-port': { type: 'string' },
      data: { type: 'string' },
      seed: { type: 'string' },
      'drift-seconds': { type: 'string' },
    },
  });
  const args = argumentsSchema.parse(values);
  const stopAsked = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  await using trial = await runTrial({
    posPort: args['pos-port'],
    orderingPort: args['ordering-port'],
    dataFolder: args.data,
    seed: args.seed,
    driftSeconds: args['drift-seconds'],
  });
  process.stdout.write(`${JSON.stringify({ ready: true, posUrl: trial.posUrl, orderingUrl: trial.orderingUrl })}\n`);
  await stopAsked;
}

main().catch((error: unknown) => {
  const sentence = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
});
