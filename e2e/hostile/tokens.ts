export const TOKENS = { pos: 'hostile-pos-token', ordering: 'hostile-ordering-token' };
export const HEALTHY_BRAND = 'healthy';
