import { z } from 'zod';
import { trialChain } from '#lib/simulators/trial.ts';
import { Problem } from './problem.ts';
import type { SimulatorAddresses } from './simulator-addresses.ts';

type TrialOptions = { url: string; key: string; simulators: SimulatorAddresses; signal: AbortSignal };

const chainList = z.object({ items: z.array(z.object({ id: z.string() })) });

/** Creates the trial chain through the API if there is no chain yet. Rejects with a `Problem` that contains the API's response. */
export async function ensureTrialChain({ url, key, simulators, signal }: TrialOptions): Promise<void> {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, {
      method,
      signal,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    throw new Problem(`The trial chain could not be set up: ${method} ${path} answered ${response.status} ${text}`);
  };
  const chains = async () => chainList.parse(await call('GET', '/api/chains')).items;
  if ((await chains()).length > 0) return;
  await call('POST', '/api/chains', {
    ...trialChain,
    pos: { ...trialChain.pos, baseUrl: simulators.posUrl },
    ordering: { ...trialChain.ordering, baseUrl: simulators.orderingUrl },
  });
  for (const { id } of await chains()) await call('POST', `/api/chains/${id}/discover`);
}
