import { checkExchange } from './check-exchange.ts';
import { type Proxy, startProxy } from './forward.ts';
import { type Contract, readContract } from './read-contract.ts';

export type ContractProxy = Proxy & {
  /** Requests that break the contract: a client that is under test never sends one. */
  readonly badRequests: readonly string[];
  /** Responses that break the contract. */
  readonly badResponses: readonly string[];
};

let contract: Promise<Contract> | undefined;

/** Compares every request and response between a client and a platform with the published contract. */
export async function startContractProxy(upstream: string): Promise<ContractProxy> {
  contract ??= readContract();
  const rules = await contract;
  const badRequests: string[] = [];
  const badResponses: string[] = [];
  const proxy = await startProxy(upstream, async (sent, forward) => {
    const received = await forward(sent);
    // A platform may have more than the contract.
    if (!sent.target.startsWith('/v1/')) return received;
    const checked = checkExchange(rules, {
      method: sent.method,
      target: sent.target,
      requestHeaders: sent.headers,
      requestBody: sent.body,
      status: received.status,
      responseHeaders: received.headers,
      responseBody: received.body,
    });
    badRequests.push(...checked.request.map((error) => `${sent.method} ${sent.target}: ${error}`));
    badResponses.push(...checked.response.map((error) => `${sent.method} ${sent.target}: ${error}`));
    return received;
  });
  return { ...proxy, badRequests, badResponses };
}
