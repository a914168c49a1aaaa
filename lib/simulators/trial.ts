/**
 * What the launcher needs to create the trial chain. The tokens are not secret: both upstreams run only on this
 * machine.
 */
export const posToken = 'trial-pos-token';
export const orderingToken = 'trial-ordering-token';
export const brandId = 'haizen-izakaya';
export const chainName = '居酒屋はいぜん';
export const seed = 20260401;

/** The request body that creates the chain through the API, without the two base URLs. */
export const trialChain = {
  name: chainName,
  pos: { kind: 'square', accessToken: posToken },
  ordering: { kind: 'oder', brandId, token: orderingToken },
} as const;
