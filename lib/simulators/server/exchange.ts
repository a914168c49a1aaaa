import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import { overCapacity, type Capacity } from './capacity.ts';
import { send, sendSpoiled } from './deliver.ts';
import type { FaultSet } from './fault-set.ts';
import { isPageFault, isCarriedOut, type Fault } from './fault.ts';
import { latencyMsOf, type Latency } from './latency.ts';
import type { Seed } from './random.ts';
import { readBody, type RequestBody } from './read-body.ts';
import { findRoute, type Route, type SimulatorRequest } from './router.ts';
import { nowMs, type Traffic, type TrafficEntry } from './traffic.ts';
import { refusalAnswer, retryAfterSecondsOf, type Refusal, type Upstream } from './upstream.ts';
import type { Waits } from './waits.ts';

export type ExchangeContext = {
  readonly upstream: Upstream;
  readonly traffic: Traffic;
  readonly faults: FaultSet;
  readonly seed: Seed;
  /** May change while the server runs. */
  readonly settings: { latency?: Latency; capacity?: Capacity };
  /** Counts occurrences of each request, for its latency. */
  readonly nthOf: (key: string) => number;
  readonly waits: Waits;
  /** Aborted when the server stops. */
  readonly signal: AbortSignal;
};

type Result = { readonly answer: Answer; readonly fault?: Fault };

/**
 * Processes a request: record, admit (token, fence), read the body, check the capacity, pick a fault, delay, handle,
 * answer. A client disconnect during the delay doesn't cancel the request, just as a real upstream may finish one.
 */
export async function exchange(
  incoming: IncomingMessage,
  response: ServerResponse,
  context: ExchangeContext,
): Promise<void> {
  const { traffic, signal } = context;
  const entry = traffic.open({ method: incoming.method ?? '', path: incoming.url ?? '' });
  const exchanged: { result?: Result; sentAtMs?: number } = {};
  response.on('close', () => {
    const { result, sentAtMs } = exchanged;
    const cut = result?.fault?.kind === 'reset' || result?.fault?.kind === 'half-body';
    traffic.close(entry, response.writableFinished ? 'answered' : cut ? 'cut' : 'client-gone');
    const retryAfterSeconds =
      response.writableFinished && result ? retryAfterSecondsOf(result.answer, sentAtMs) : undefined;
    if (retryAfterSeconds !== undefined) traffic.closedFor(retryAfterSeconds, sentAtMs);
  });

  exchanged.result = await resultOf(incoming, entry, context);
  const { answer, fault } = exchanged.result;
  note(entry, answer, fault);
  if (answer.applied === true) traffic.applied(entry);
  if (response.destroyed) return;
  exchanged.sentAtMs = nowMs();
  if (fault === undefined) send(response, answer);
  else await sendSpoiled(response, { answer, fault, signal });
}

async function resultOf(incoming: IncomingMessage, entry: TrafficEntry, context: ExchangeContext): Promise<Result> {
  const { upstream, traffic, faults, settings } = context;
  const refused = (refusal: Refusal): Result => ({ answer: refusalAnswer(upstream, refusal) });
  const { route, request: bare } = describe(incoming, entry, upstream.routes);

  const turnedAway = upstream.admit(bare);
  if (turnedAway !== undefined) return { answer: turnedAway };

  const body = await readBody(incoming);
  entry.bytesIn = body.bytes;
  if (body.kind !== 'text') return refused(unreadable(body));
  if (route === undefined) return refused({ status: 404, detail: 'There is nothing here.' });
  if (route === 'wrong-method') return refused({ status: 405, detail: 'This method is not allowed here.' });
  const shopId = bare.shopId ?? route.shopIdOf?.(body.text);
  if (shopId !== undefined) entry.shopId = shopId;

  const tooMany = overCapacity(settings.capacity, traffic.inFlight());
  if (tooMany !== undefined) return refused(tooMany);

  const request: SimulatorRequest = { ...bare, body: body.text, shopId };
  const fault = faults.take(request);
  await keepWaiting(request, context);
  if (fault === undefined) return { answer: route.handle(request) };
  return { answer: spoiledAnswer({ upstream, route, request, fault }), fault };
}

function spoiledAnswer({
  upstream,
  route,
  request,
  fault,
}: {
  upstream: Upstream;
  route: Route;
  request: SimulatorRequest;
  fault: Fault;
}): Answer {
  const carriedOut = isCarriedOut(fault)
    ? route.handle(isPageFault(fault) ? { ...request, pageFault: fault } : request)
    : undefined;
  const { applied } = carriedOut ?? {};
  switch (fault.kind) {
    case 'status':
      return {
        ...refusalAnswer(upstream, { ...fault, detail: 'The simulator is set to fail this request.' }),
        applied,
      };
    case 'refuse-item':
      return upstream.refuseItem?.(request, fault.itemName) ?? upstream.refuse({ status: 422, detail: 'Refused.' });
    default:
      return carriedOut ?? { status: 200 };
  }
}

/** Describes the request from its head, without its body. */
function describe(
  incoming: IncomingMessage,
  entry: TrafficEntry,
  routes: readonly Route[],
): { route: Route | 'wrong-method' | undefined; request: SimulatorRequest } {
  const method = incoming.method ?? '';
  const { pathname: path, searchParams: query } = new URL(incoming.url ?? '/', 'http://simulator');
  const found = findRoute(routes, { method, path });
  const known = typeof found === 'object' ? found : undefined;
  const params = known?.params ?? {};
  if (known !== undefined) entry.route = known.route.path;
  if (params.shopId !== undefined) entry.shopId = params.shopId;
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join() : value]),
  );
  return {
    route: known?.route ?? (found === 'wrong-method' ? found : undefined),
    request: { method, path, query, params, headers, body: '', shopId: params.shopId, entry },
  };
}

function unreadable(body: Exclude<RequestBody, { kind: 'text' }>): Refusal {
  return body.kind === 'too-large'
    ? { status: 413, detail: 'The body is larger than 5 MB.' }
    : { status: 400, detail: 'The body is not gzip as its header says.' };
}

async function keepWaiting(request: SimulatorRequest, context: ExchangeContext): Promise<void> {
  const { settings, nthOf, seed, waits } = context;
  const latencyMs = latencyMsOf(settings.latency, request, nthOf(`${request.method} ${request.path}`), seed);
  if (latencyMs > 0) await waits.wait(latencyMs);
}

function note(entry: TrafficEntry, answer: Answer, fault: Fault | undefined): void {
  const { replayed, counts, code } = answer;
  Object.assign(entry, { replayed, counts });
  if (fault !== undefined) entry.fault = fault.kind;
  if (fault?.kind === 'timeout' || fault?.kind === 'reset') return;
  Object.assign(entry, { status: answer.status, code, bytesOut: Buffer.byteLength(answer.body ?? '') });
}
