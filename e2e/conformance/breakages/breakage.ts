import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Forward, Received, Sent } from '#e2e/conformance/contract/forward.ts';
import type { OderMenu } from '#lib/simulators/oder/schema.ts';
import type { OderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';

type Between = (sent: Sent, forward: Forward) => Promise<Received>;
export type Breakage = {
  /** Rules that fail because of it; the first is the one that is about it. */
  readonly breaks: readonly [string, ...string[]];
  /** What happens to each request in front of a platform that conforms. */
  readonly between: (oder: OderSimulator) => Between;
};

export const isMenuPut = ({ method, target }: Sent) => method === 'PUT' && target.endsWith('/menu');
export const isMenuGet = ({ method, target }: Sent) => method === 'GET' && target.endsWith('/menu');
export const isAvailabilityPut = ({ method, target }: Sent) => method === 'PUT' && target.endsWith('/availability');
export const isCategoriesPut = ({ method, target }: Sent) => method === 'PUT' && target.endsWith('/categories');

export function withHeader(sent: Sent, name: string, value: string | undefined): Sent {
  return { ...sent, headers: { ...sent.headers, [name]: value } };
}

export function withoutHeader(sent: Sent, name: string): Sent {
  return { ...sent, headers: Object.fromEntries(Object.entries(sent.headers).filter(([key]) => key !== name)) };
}

/** The body as sent, before compression. */
export function textOf({ headers, body }: Sent): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}

export function withBody(sent: Sent, body: unknown): Sent {
  return { ...withoutHeader(sent, 'content-encoding'), body: Buffer.from(JSON.stringify(body)) };
}

/** With the menu of a PUT changed, if it is one. */
export function withMenu(sent: Sent, change: (menu: OderMenu) => unknown): Sent {
  try {
    return withBody(sent, change(JSON.parse(textOf(sent)) as OderMenu));
  } catch {
    return sent;
  }
}

export const answer = (status: number, body: unknown): Received => ({
  status,
  headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  body: JSON.stringify(body),
});
export const problem = (status: number, code: string, more: object = {}) =>
  answer(status, { title: code, status, code, ...more });

/** Changes the requests that match. */
export const sending = (matches: (sent: Sent) => boolean, change: (sent: Sent) => Sent): Breakage['between'] => {
  return () => (sent, forward) => forward(matches(sent) ? change(sent) : sent);
};

/** Changes the successful responses to requests that match. */
export const receiving = (matches: (sent: Sent) => boolean, change: (body: never) => unknown): Breakage['between'] => {
  return () => async (sent, forward) => {
    const received = await forward(sent);
    if (!matches(sent) || received.status !== 200) return received;
    return answer(200, change(JSON.parse(received.body) as never));
  };
};

/** Acts after requests that match got a response with this status. */
export const after = (
  { matches, status }: { matches: (sent: Sent) => boolean; status: number },
  act: (exchange: { sent: Sent; received: Received; forward: Forward; oder: OderSimulator }) => Promise<Received>,
): Breakage['between'] => {
  return (oder) => async (sent, forward) => {
    const received = await forward(sent);
    return matches(sent) && received.status === status ? act({ sent, received, forward, oder }) : received;
  };
};

export const freshly = (sent: Sent) => withHeader(sent, 'idempotency-key', randomUUID());
export const everything = () => true;
