import { type Access, decide, type Principal } from '#lib/domain/access.ts';
import { ProblemError } from './problem-error.ts';

export type Known = {
  readonly principal: Principal;
  /** `Set-Cookie` lines for the response: using a session extends it. */
  readonly cookies: readonly string[];
};

/** Identifies a request's caller and chain. */
export type Authenticator = {
  /** By API key or session; null if the request has none or an invalid one. */
  principalOf(headers: Headers): Promise<Known | null>;
  /** Null if the shop or run doesn't exist. */
  chainOf(target: { readonly shopId: string } | { readonly runId: string }): Promise<string | null>;
};

type AuthorizeOptions = { readonly access: Access; readonly params: Readonly<Record<string, string>> };

/** Rejects unauthorized requests before the body is read. Throws `unauthorized`, `forbidden` or `not-found`. */
export async function authorize(
  principal: Principal | null,
  authenticator: Authenticator,
  { access, params }: AuthorizeOptions,
): Promise<void> {
  const chainId = access.to === 'chain' && principal !== null ? await requestedChain(authenticator, params) : null;
  const decision = decide({ principal, access, chainId });
  if (decision === 'allowed') return;
  throw new ProblemError(decision, decision === 'unauthorized' ? { headers: { 'WWW-Authenticate': 'Bearer' } } : {});
}

async function requestedChain(
  authenticator: Authenticator,
  params: AuthorizeOptions['params'],
): Promise<string | null> {
  const { chainId, shopId, runId } = params;
  if (chainId !== undefined) return chainId;
  if (shopId !== undefined) return authenticator.chainOf({ shopId });
  return runId === undefined ? null : authenticator.chainOf({ runId });
}

/** The token of `Authorization: Bearer`; undefined without the header, empty if it is malformed. */
export function bearerOf(headers: Headers): string | undefined {
  const authorization = headers.get('authorization');
  return authorization === null ? undefined : (/^Bearer (.+)$/iu.exec(authorization)?.[1] ?? '');
}
