import { z } from 'zod';
import { TRIAL_FAULTS, type TrialFault } from '#lib/contract/trial.ts';
import type { Env } from './env.ts';

/** Switches the fault presets of the trial's simulators. */
export type Trial = {
  preset(): Promise<TrialFault>;
  switchTo(preset: TrialFault): Promise<void>;
};

const faultsSchema = z.object({ preset: z.enum(TRIAL_FAULTS).catch('none') });
const WITHIN_MS = 5_000;

/** Null outside the trial. A preset affects at most one side: it is set on both simulators and read from the one that has it. */
export function openTrial(env: Env): Trial | null {
  const { HAIZEN_TRIAL_POS_URL: posUrl, HAIZEN_TRIAL_ORDERING_URL: orderingUrl } = env;
  if (posUrl === undefined || orderingUrl === undefined) return null;
  const urls = [posUrl, orderingUrl].map((url) => new URL('/__control/faults', url));
  return {
    async preset() {
      const presets = await Promise.all(urls.map((url) => ask(url)));
      return presets.find((preset) => preset !== 'none') ?? 'none';
    },
    async switchTo(preset) {
      await Promise.all(urls.map((url) => ask(url, preset)));
    },
  };
}

async function ask(url: URL, preset?: TrialFault): Promise<TrialFault> {
  const signal = AbortSignal.timeout(WITHIN_MS);
  const response = await fetch(
    url,
    preset === undefined
      ? { signal }
      : { signal, method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ preset }) },
  );
  return faultsSchema.parse(await response.json()).preset;
}
