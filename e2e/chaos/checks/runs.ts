import type { Check, Evidence } from '#e2e/chaos/evidence.ts';
import { canChange, canReturn, isActive, type TargetState } from '#lib/domain/state.ts';

/**
 * I1: a target that is active for one run never becomes another's; only one of several concurrent requests is accepted.
 */
export function oneRunAtATime({ audit, load, runs }: Evidence): readonly Check[] {
  const menus = audit.filter((event) => event.kind === 'state' && event.targetKind === 'MENU');
  const claims = menus.filter((event) => event.runId !== event.wasRunId);
  const stolen = claims.filter((event) => event.was === 'QUEUED' || event.was === 'RUNNING');
  const contests = load.flatMap((one) => one.contests);
  const twice = contests.filter(({ accepted }) => accepted.length > 1 && !followedOneAnother(accepted, audit));
  const existing = new Set(runs.map((run) => run.id));
  return [
    {
      name: 'I1 a target is active for one run',
      checked: claims.length,
      broken: stolen.map((one) => JSON.stringify(one)),
    },
    {
      name: 'I1 of requests at once one is accepted',
      checked: contests.length,
      broken: twice.map(({ accepted }) => `accepted together: ${accepted.filter((id) => existing.has(id)).join(', ')}`),
    },
  ];
}

/** Two may be accepted if the first had ended before the second was decided. */
function followedOneAnother(runIds: readonly string[], audit: Evidence['audit']): boolean {
  const spans = runIds
    .map((runId) => ({
      from: audit.find((event) => event.kind === 'accepted' && event.runId === runId)?.id ?? 0,
      to: audit.find((event) => event.kind === 'finished' && event.runId === runId)?.id ?? Infinity,
    }))
    .toSorted((a, b) => a.from - b.from);
  return spans.every((span, index) => index === 0 || span.from > (spans[index - 1]?.to ?? Infinity));
}

/** I2: every change is a transition of the state diagram, and a conductor makes it under the chain's current fence. */
export function onlyArrows({ audit }: Evidence): Check {
  const changes = audit.filter((event) => event.kind === 'state' && event.is !== event.was);
  const settledAs = new Map<string, string>();
  const wrong = changes.filter(({ targetId, was, is }) => {
    const [from, to, before] = [was as TargetState, is as TargetState, settledAs.get(targetId ?? '') ?? 'IDLE'];
    if (!isActive(from)) settledAs.set(targetId ?? '', from);
    // Stopping a run restores the exact previous state of a shop that had not begun.
    const isRestored = canReturn(from, to) && (from !== 'QUEUED' || to === before);
    return !canChange(from, to) && !isRestored;
  });
  return {
    name: 'I2 only arrows of the diagram',
    checked: changes.length,
    broken: wrong.map((one) => JSON.stringify(one)),
  };
}

/** I5: every accepted run exists and has ended, and each of its shops has settled exactly once. */
export function everyRunEnds({ runs, results, load, audit }: Evidence): readonly Check[] {
  const accepted = load.flatMap((one) => one.accepted);
  const ended = new Set(runs.filter((run) => run.finished).map((run) => run.id));
  const lost = accepted.filter((id) => !ended.has(id));
  const menus = results.filter((result) => result.kind === 'MENU');
  const perRun = Map.groupBy(menus, (result) => result.runId);
  const short = runs.filter((run) => (perRun.get(run.id)?.length ?? 0) !== run.total || run.active > 0);
  const settled = audit.filter((event) => event.targetKind === 'MENU' && event.kind.startsWith('result'));
  const perTarget = Map.groupBy(settled, (event) => `${event.runId} ${event.targetId}`);
  const repeated = [...perTarget].filter(([, events]) => events.length !== 1);
  return [
    { name: 'I5 accepted runs end', checked: accepted.length, broken: lost.map((id) => `run ${id}`) },
    {
      name: 'I5 no target is left active, none is without a result',
      checked: runs.length,
      broken: short.map((run) => JSON.stringify({ ...run, results: perRun.get(run.id)?.length ?? 0 })),
    },
    { name: 'I5 a shop settles once in a run', checked: perTarget.size, broken: repeated.map(([key]) => key) },
  ];
}

/** I10: a retry covers exactly the failed and skipped shops. */
export function retriesTouchWhatFailed({ load, results }: Evidence): Check {
  const retries = load.flatMap((one) => one.retries);
  const shopsOf = (runId: string, outcomes?: readonly string[]) =>
    results
      .filter(
        (result) => result.runId === runId && result.kind === 'MENU' && (outcomes?.includes(result.outcome) ?? true),
      )
      .map((result) => result.targetId)
      .toSorted()
      .join();
  const wrong = retries.filter((retry) => shopsOf(retry.by) !== shopsOf(retry.of, ['FAILED', 'SKIPPED']));
  return {
    name: 'I10 a retry touches what failed',
    checked: retries.length,
    broken: wrong.map((one) => JSON.stringify(one)),
  };
}

/** Every request gets a response or learns that the database is away, nothing else. */
export function nothingSurprises({ load }: Evidence): Check {
  const answers = load.reduce((sum, one) => sum + one.accepted.length + one.refused + one.unanswered, 0);
  return { name: 'answers are answers', checked: answers, broken: load.flatMap((one) => one.surprises) };
}
