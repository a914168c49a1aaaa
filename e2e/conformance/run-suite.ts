import { Broken, Unchecked } from './expectations.ts';
import type { Traffic } from './platform-client.ts';
import type { Rule } from './rule.ts';
import { ACCESS_RULES } from './rules/access.ts';
import { AVAILABILITY_RULES } from './rules/availability.ts';
import { FEATURE_RULES } from './rules/features.ts';
import { MASTER_RULES } from './rules/masters.ts';
import { REJECTION_RULES } from './rules/rejections.ts';
import { WRITE_RULES } from './rules/writes.ts';
import type { Site } from './site.ts';

export const RULES: readonly Rule[] = [
  ...ACCESS_RULES,
  ...WRITE_RULES,
  ...MASTER_RULES,
  ...REJECTION_RULES,
  ...FEATURE_RULES,
  ...AVAILABILITY_RULES,
];

export type RuleResult = {
  readonly rule: Rule;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  readonly why?: string;
  /** Everything that was sent and received for it. */
  readonly traffic: readonly Traffic[];
};

type Running = {
  /** Ids of the only rules to check. */
  readonly only?: readonly string[] | undefined;
  /** Stops after the rule that is being checked. */
  readonly signal?: AbortSignal;
  readonly onResult?: (result: RuleResult) => void;
};

/** Checks one rule after the other. Never rejects: whatever goes wrong is a rule's result. */
export async function runSuite(site: Site, { only, signal, onResult }: Running = {}): Promise<readonly RuleResult[]> {
  const results: RuleResult[] = [];
  for (const rule of RULES) {
    if (signal?.aborted) break;
    if (only?.includes(rule.id) === false) continue;
    const result = await checkRule(site, rule);
    results.push(result);
    onResult?.(result);
  }
  return results;
}

async function checkRule(site: Site, rule: Rule): Promise<RuleResult> {
  if (rule.feature !== undefined && !site.brand.features.includes(rule.feature)) {
    return { rule, outcome: 'skipped', why: `the brand does not list ${rule.feature}`, traffic: [] };
  }
  let why: string | undefined;
  try {
    await rule.check(site);
  } catch (error) {
    if (error instanceof Unchecked) {
      return { rule, outcome: 'skipped', why: error.message, traffic: site.client.takeTraffic().traffic };
    }
    why = error instanceof Broken ? error.message : String(error);
  }
  const { traffic, violations } = site.client.takeTraffic();
  why ??= violations[0];
  return { rule, outcome: why === undefined ? 'passed' : 'failed', ...(why !== undefined && { why }), traffic };
}
