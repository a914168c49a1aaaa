import type { Check, Evidence } from '#e2e/chaos/evidence.ts';
import { withinLimits } from './in-flight.ts';
import { checkPublishing } from './publishing.ts';
import { everyRunEnds, nothingSurprises, oneRunAtATime, onlyArrows, retriesTouchWhatFailed } from './runs.ts';

/** Checks the invariants of docs/design.md against one round's evidence. */
export function judge(evidence: Evidence): readonly Check[] {
  return [
    ...oneRunAtATime(evidence),
    onlyArrows(evidence),
    ...withinLimits(evidence),
    ...everyRunEnds(evidence),
    ...checkPublishing(evidence),
    retriesTouchWhatFailed(evidence),
    nothingSurprises(evidence),
  ].toSorted((a, b) => numberOf(a) - numberOf(b));
}

/** Checks beyond the invariants come last. */
function numberOf({ name }: Check): number {
  return Number(/^I(\d+) /.exec(name)?.[1] ?? 99);
}
