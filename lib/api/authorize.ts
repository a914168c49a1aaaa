import { type Access, decide, type Principal } from '#lib/domain/access.ts';
import { ProblemError } from './problem-error.ts';

export type Known = {
  readonly principal: Principal;
  /** `Set-Cookie` lines for the answer: a session that is in use lives on. */
  readonly cookies: readonly string[];
};

/** Who is behind a request, and what it is about. */
export type Authenticator = {
  /** By the key or the session that a request brings; null where it brings none, or a wrong one. */
  principalOf(headers: Headers): Promise<Known | null>;
  /** Null where there is no such shop or run. */
  chainOf(target: { readonly shopId: string } | { readonly runId: string }): Promise<string | null>;
};

type Door = { readonly access: Access; readonly params: Readonly<Record<string, string>> };

/** Refuses whoever may not, before anything else of the request is looked at. */
export async function authorize(
  principal: Principal | null,
  authenticator: Authenticator,
  { access, params }: Door,
): Promise<void> {
  const chainId = access.to === 'chain' && principal !== null ? await askedChain(authenticator, params) : null;
  const decision = decide({ principal, access, chainId });
  if (decision === 'allowed') return;
  throw new ProblemError(decision, decision === 'unauthorized' ? { headers: { 'WWW-Authenticate': 'Bearer' } } : {});
}

async function askedChain(authenticator: Authenticator, params: Door['params']): Promise<string | null> {
  const { chainId, shopId, runId } = params;
  if (chainId !== undefined) return chainId;
  if (shopId !== undefined) return authenticator.chainOf({ shopId });
  return runId === undefined ? null : authenticator.chainOf({ runId });
}

/** What `Authorization: Bearer` brings; undefined where there is no such header. */
export function bearerOf(headers: Headers): string | undefined {
  const authorization = headers.get('authorization');
  return authorization === null ? undefined : (/^Bearer (.+)$/iu.exec(authorization)?.[1] ?? '');
}
