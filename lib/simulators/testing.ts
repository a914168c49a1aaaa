import { onTestFinished } from 'vitest';
import { makeAccount } from './accounts/make-account.ts';
import { makeBrand } from './accounts/make-brand.ts';
import { startOderSimulator, type OderSimulator, type OderSimulatorOptions } from './oder/start-oder-simulator.ts';
import {
  startSquareSimulator,
  type SquareSimulator,
  type SquareSimulatorOptions,
} from './square/start-square-simulator.ts';

export const TOKEN = 'test-token';

/** Three shops and thirty items: enough for tests that don't need pages. */
export const smallAccount = makeAccount({ shops: 3, itemsPerShop: 30 });

export type Reply = { readonly status: number; readonly headers: Headers; readonly text: string };

/** A reply's body parsed as JSON; untyped, since tests assert its shape. */
export const said = (reply: Reply): unknown => JSON.parse(reply.text);

type Call = {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
};

/** Sends one request with a valid token. */
export async function call(
  simulator: { readonly url: string },
  path: string,
  { method, body, headers = {}, signal }: Call = {},
): Promise<Reply> {
  const response = await fetch(`${simulator.url}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { authorization: `Bearer ${TOKEN}`, ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** A POS for one test. */
export async function startSquare(options: Partial<SquareSimulatorOptions> = {}): Promise<SquareSimulator> {
  const simulator = await startSquareSimulator({ token: TOKEN, account: smallAccount, ...options });
  onTestFinished(simulator.stop);
  return simulator;
}

/** A platform for one test, with the small account's shops 101, 102 and 103 in `brand-1`. */
export async function startOder(options: Partial<OderSimulatorOptions> = {}): Promise<OderSimulator> {
  const simulator = await startOderSimulator({ token: TOKEN, brands: [makeBrand(smallAccount)], ...options });
  onTestFinished(simulator.stop);
  return simulator;
}
