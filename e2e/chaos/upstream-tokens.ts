/** Valid at every simulator of a chaos run. */
export const TOKENS = { pos: 'chaos-pos-token', ordering: 'chaos-ordering-token' } as const;
