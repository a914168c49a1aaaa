import { z } from 'zod';
import { matches, requestMatchSchema, type Matchable } from './match.ts';
import { fractionOf, normalOf, type Seed } from './random.ts';

const ms = z.number().nonnegative();
/** The requests it applies to; all if absent. */
const on = { on: requestMatchSchema.optional() };

const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), ms, ...on }),
  z.strictObject({ kind: z.literal('uniform'), minMs: ms, maxMs: ms, ...on }),
  /**
   * `sigma` is the standard deviation of the logarithm: 0.3 is calm, 1 is wild. `perPath` gives each path a constant
   * time, which a client can learn; one path in `slow.oneIn` takes `slow.times` as long.
   */
  z.strictObject({
    kind: z.literal('lognormal'),
    medianMs: ms,
    sigma: ms,
    maxMs: ms.optional(),
    perPath: z.boolean().optional(),
    slow: z.strictObject({ oneIn: z.int().positive(), times: z.number().positive() }).optional(),
    ...on,
  }),
]);
type Rule = z.input<typeof ruleSchema>;

/** The first matching rule applies; a request without a rule is answered immediately. */
export const latencySchema = z.union([ruleSchema, z.array(ruleSchema)]);
export type Latency = Rule | readonly Rule[];

/**
 * The latency of a request in milliseconds. Depends only on the seed, the request and how often it came before (`nth`),
 * never on the arrival order of different requests.
 */
export function latencyMsOf(latency: Latency | undefined, request: Matchable, nth: number, seed: Seed): number {
  const rules: readonly Rule[] = latency === undefined ? [] : 'kind' in latency ? [latency] : latency;
  const rule = rules.find((candidate) => matches(candidate.on, request));
  if (rule === undefined) return 0;
  const isAlways = rule.kind === 'lognormal' && rule.perPath === true;
  return draw(rule, [seed, 'latency', request.method, request.path, ...(isAlways ? [] : [nth])]);
}

function draw(rule: Rule, [seed, ...parts]: readonly [Seed, ...(string | number)[]]): number {
  switch (rule.kind) {
    case 'fixed':
      return rule.ms;
    case 'uniform':
      return rule.minMs + fractionOf(seed, ...parts) * (rule.maxMs - rule.minMs);
    case 'lognormal': {
      const drawnMs = rule.medianMs * Math.exp(rule.sigma * normalOf(seed, ...parts));
      const { oneIn, times } = rule.slow ?? { oneIn: Infinity, times: 1 };
      const isSlow = fractionOf(seed, 'slow', ...parts) < 1 / oneIn;
      return Math.min(drawnMs, rule.maxMs ?? Infinity) * (isSlow ? times : 1);
    }
  }
}
