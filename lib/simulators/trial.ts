/** What the launcher must know to make the trial chain. Secrets of nothing: both upstreams run on this machine alone. */
export const posToken = 'trial-pos-token';
export const orderingToken = 'trial-ordering-token';
export const brandId = 'haizen-izakaya';
export const chainName = '居酒屋はいぜん';
export const seed = 20260401;

/** The body that makes the chain through the API, but for the two base URLs. */
export const trialChain = {
  name: chainName,
  pos: { kind: 'square', accessToken: posToken },
  ordering: { kind: 'oder', brandId, token: orderingToken },
} as const;
