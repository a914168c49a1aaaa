import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { seed } from '#lib/simulators/trial.ts';
import { type ManagedProcess, startProcess } from './managed-process.ts';
import { inProject } from './paths.ts';
import {
  rememberAddresses,
  rememberedAddresses,
  type SimulatorAddresses,
  simulatorPort,
} from './simulator-addresses.ts';

const readyLine = z.object({ ready: z.literal(true), posUrl: z.url(), orderingUrl: z.url() });

export type Simulators = SimulatorAddresses & { process: ManagedProcess };

type SimulatorOptions = {
  dataFolder: string;
  databaseUrl: string;
  /** Seconds between random changes at the POS; 0 is never. */
  driftSeconds: number | undefined;
  signal: AbortSignal;
};

/** Starts both simulators in one process, with their state from the data folder. */
export async function startSimulators({
  dataFolder,
  databaseUrl,
  driftSeconds,
  signal,
}: SimulatorOptions): Promise<Simulators> {
  const before = await rememberedAddresses(dataFolder);
  const [posPort, orderingPort] = [await simulatorPort(before?.posUrl), await simulatorPort(before?.orderingUrl)];
  const data = join(dataFolder, 'simulators');
  await mkdir(data, { recursive: true });
  const simulators = startProcess({
    name: 'The simulators',
    args: [
      inProject('lib', 'simulators', 'main.ts'),
      `--pos-port=${posPort}`,
      `--ordering-port=${orderingPort}`,
      `--data=${data}`,
      `--seed=${seed}`,
      ...(driftSeconds === undefined ? [] : [`--drift-seconds=${driftSeconds}`]),
    ],
    env: process.env,
    graceMs: 500,
  });
  try {
    const { posUrl, orderingUrl } = await Promise.race([firstReadyLine(simulators, signal), simulators.crashed]);
    await rememberAddresses(dataFolder, databaseUrl, { before, now: { posUrl, orderingUrl } });
    return { process: simulators, posUrl, orderingUrl };
  } catch (error) {
    await simulators[Symbol.asyncDispose]();
    throw error;
  }
}

function firstReadyLine(simulators: ManagedProcess, signal: AbortSignal): Promise<z.infer<typeof readyLine>> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    const stopListening = simulators.onLine((line) => {
      const parsed = readyLine.safeParse(parseJson(line));
      if (!parsed.success) return;
      stopListening();
      signal.removeEventListener('abort', onAbort);
      resolve(parsed.data);
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
