import type { RuleResult } from './run-suite.ts';

const MARKS = { passed: 'passed', failed: 'FAILED', skipped: 'skipped' } as const;

/** One line for a rule; for a failed one also why, and what was sent and received. */
export function resultText({ rule, outcome, why, traffic }: RuleResult): string {
  const line = `${MARKS[outcome].padEnd(8)} ${rule.id.padEnd(28)} ${rule.says}`;
  if (outcome === 'passed') return line;
  const reason = `${' '.repeat(9)}${why ?? ''}`;
  if (outcome === 'skipped') return `${line}\n${reason}`;
  const exchanges = traffic.flatMap(({ sent, received }) => [`  sent      ${sent}`, `  received  ${received}`]);
  return [line, reason, ...exchanges].join('\n');
}

export function summaryText(results: readonly RuleResult[]): string {
  const count = (outcome: RuleResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
}
