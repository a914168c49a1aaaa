import { join } from 'node:path';
import { startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import type { Latency } from '#lib/simulators/server/latency.ts';
import type { Seed } from '#lib/simulators/server/random.ts';
import { openStateFile } from '#lib/simulators/server/state-file.ts';
import { startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import { orderingToken, posToken } from '#lib/simulators/trial.ts';
import { driftEdits } from './drift.ts';
import { hiddenItems } from './hidden-items.ts';
import { trialAccount, trialBrand } from './trial-account.ts';

/** Slow enough that 24 shops take some seconds and the page shows progress. */
const POS_LATENCY: Latency = { kind: 'uniform', minMs: 60, maxMs: 180 };
const ORDERING_LATENCY: Latency = [
  { kind: 'uniform', minMs: 400, maxMs: 1_500, on: { method: 'PUT' } },
  { kind: 'uniform', minMs: 40, maxMs: 120 },
];
/** The shop and the item that the preset `one-shop-refused` names. */
const REFUSED = { shopId: '115', itemName: '本日の刺身五点盛り' };
/** The shop where the preset `items-hidden` hides items. */
const HIDING_SHOP = '新橋立ち飲み店';

export type TrialOptions = {
  readonly posPort: number;
  readonly orderingPort: number;
  /** Stores the state of both sides. */
  readonly dataFolder: string;
  readonly seed: Seed;
  /** 0 disables the drift. */
  readonly driftSeconds: number;
};

export type Trial = AsyncDisposable & { readonly posUrl: string; readonly orderingUrl: string };

/** Starts both upstreams of the trial chain with their saved state, and changes something at the POS periodically. */
export async function runTrial(options: TrialOptions): Promise<Trial> {
  const { posPort, orderingPort, dataFolder, seed, driftSeconds } = options;
  const start = trialAccount();
  let step = 0;
  await using opening = new AsyncDisposableStack();
  const steps = await openStateFile<{ step: number }>(join(dataFolder, 'drift.json'), () => ({ step }));
  opening.defer(steps.close);
  step = steps.saved?.step ?? 0;

  const square = opening.use(
    await startSquareSimulator({
      port: posPort,
      token: posToken,
      account: start,
      seed,
      latency: POS_LATENCY,
      dataFile: join(dataFolder, 'pos.json'),
      hidden: hiddenItems(start, HIDING_SHOP),
    }),
  );
  const oder = opening.use(
    await startOderSimulator({
      port: orderingPort,
      token: orderingToken,
      brands: [trialBrand()],
      seed,
      latency: ORDERING_LATENCY,
      refused: REFUSED,
      dataFile: join(dataFolder, 'ordering.json'),
    }),
  );
  const drift = () => {
    step++;
    square.edit(...driftEdits(start, { seed, step }));
    steps.touch();
  };
  if (driftSeconds > 0) {
    const timer = setInterval(drift, driftSeconds * 1_000);
    opening.defer(() => clearInterval(timer));
  }
  const running = opening.move();
  return {
    posUrl: square.url,
    orderingUrl: oder.url,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
