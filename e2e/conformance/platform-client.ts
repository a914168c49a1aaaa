import { gzipSync } from 'node:zlib';
import { type Answer, shortened } from './answer.ts';
import { checkExchange } from './contract/check-exchange.ts';
import type { Contract } from './contract/read-contract.ts';

/** One request and its response, for the report. */
export type Traffic = { readonly sent: string; readonly received: string };

export type Sending = {
  /** Default: a number that is never below one used before; null sends none. */
  readonly fence?: number | string | null;
  readonly token?: string | null;
};
export type Writing = Sending & {
  /** Default: a fresh one; null sends none. */
  readonly key?: string | null;
  readonly gzip?: boolean;
};

export type PlatformClient = {
  get(path: string, sending?: Sending): Promise<Answer>;
  /** A string is sent as it is. */
  put(path: string, body: unknown, writing?: Writing): Promise<Answer>;
  freshKey(): string;
  /** A fence above all used before, used from then on. */
  raiseFence(): number;
  readonly fence: number;
  /** What was sent and received since the last call, and how responses broke the contract. */
  takeTraffic(): { readonly traffic: readonly Traffic[]; readonly violations: readonly string[] };
};

type Options = {
  readonly contract: Contract;
  readonly url: string;
  readonly token: string;
  readonly firstFence: number;
};

const TIMEOUT_MS = 60_000;

/** Sends requests to a platform, and compares each response with the published contract. */
export function createPlatformClient({ contract, url, token, firstFence }: Options): PlatformClient {
  const run = `${firstFence}-${process.pid}`;
  let traffic: Traffic[] = [];
  let violations: string[] = [];
  let fence = firstFence;
  let keys = 0;

  async function send(method: string, path: string, { headers, body }: Parts): Promise<Answer> {
    const bytes = body ?? Buffer.alloc(0);
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { body: new Uint8Array(body) }),
    });
    const text = await response.text();
    const { status } = response;
    const { response: broken } = checkExchange(contract, {
      method,
      target: path,
      requestHeaders: headers,
      requestBody: bytes,
      status,
      responseHeaders: Object.fromEntries(response.headers),
      responseBody: text,
    });
    const fenceSaid = headers['sync-fence'] === undefined ? '' : ` fence ${headers['sync-fence']}`;
    const keySaid = headers['idempotency-key'] === undefined ? '' : ` key ${headers['idempotency-key']}`;
    traffic.push({
      sent: `${method} ${path}${fenceSaid}${keySaid} ${shortened(bytes.toString('utf8'))}`.trimEnd(),
      received: `${status} ${shortened(text)}`,
    });
    violations.push(...broken.map((error) => `${method} ${path}: ${error}`));
    return { status, body: parsed(text) };
  }

  const common = ({ token: other = token, fence: sent = fence }: Sending) => ({
    ...(other !== null && { authorization: `Bearer ${other}` }),
    ...(sent !== null && { 'sync-fence': String(sent) }),
  });
  const freshKey = () => `conformance-${run}-${++keys}`;

  return {
    get: (path, sending = {}) => send('GET', path, { headers: common(sending) }),
    put(path, body, { key = freshKey(), gzip = false, ...sending } = {}) {
      const plain = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      const headers = {
        ...common(sending),
        'content-type': 'application/json',
        ...(key !== null && { 'idempotency-key': key }),
        ...(gzip && { 'content-encoding': 'gzip' }),
      };
      return send('PUT', path, { headers, body: gzip ? gzipSync(plain) : plain });
    },
    freshKey,
    raiseFence: () => (fence += 1),
    get fence() {
      return fence;
    },
    takeTraffic() {
      const taken = { traffic, violations };
      [traffic, violations] = [[], []];
      return taken;
    },
  };
}

type Parts = { readonly headers: Record<string, string>; readonly body?: Buffer };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
