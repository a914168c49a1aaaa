import type { Answer } from './answer.ts';
import type { PageFault } from './fault.ts';
import type { TrafficEntry } from './traffic.ts';

export type SimulatorRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Decompressed; empty if there is none, and before it has arrived. */
  readonly body: string;
  readonly shopId?: string;
  /** List routes apply it to their own pages. */
  readonly pageFault?: PageFault;
  /** The entry in the record, for facts only the upstream knows (the fence). */
  readonly entry: TrafficEntry;
};

export type Route = {
  readonly method: string;
  /** `/v1/shops/:shopId/menu` */
  readonly path: string;
  /** Handles the request. Synchronous, so that a change is applied within one tick. */
  readonly handle: (request: SimulatorRequest) => Answer;
  /** The shop named in the body, if the path has none. */
  readonly shopIdOf?: (body: string) => string | undefined;
};

export type RouteMatch = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** Finds the route of a request; `wrong-method` if only the method doesn't match. */
export function findRoute(
  routes: readonly Route[],
  { method, path }: { method: string; path: string },
): RouteMatch | 'wrong-method' | undefined {
  let pathKnown = false;
  for (const route of routes) {
    const params = paramsOf(route.path, path);
    if (params === undefined) continue;
    if (route.method === method) return { route, params };
    pathKnown = true;
  }
  return pathKnown ? 'wrong-method' : undefined;
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const given = path.split('/');
  if (expected.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of expected.entries()) {
    const value = given[at] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return undefined;
      continue;
    }
    const decoded = decode(value);
    if (decoded === undefined || decoded === '') return undefined;
    params[part.slice(1)] = decoded;
  }
  return params;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
