import { createHash } from 'node:crypto';
import type { Random } from '#lib/simulators/server/random.ts';
import type { SyncLog } from '#lib/sync/conductor/conductor-context.ts';
import { RECOVER_EVERY_MS, wakeAbandonedChains } from '#lib/sync/conductor/recover.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import type { Backend, BackendEvents } from './backend.ts';
import { checkCommit } from './commit-checks.ts';
import { createKnownChecks } from './known-checks.ts';
import { type Edit, edited, firstPosData } from './masters.ts';
import type { Commit } from './memory-database.ts';
import { hasOpenWork } from './memory-store.ts';
import { createNet, type Net, type OpenRequest } from './net.ts';
import { createPlatform, type Platform } from './platform.ts';
import { checkWrite, confirmation } from './publish-checks.ts';
import type { Rows } from './rows.ts';
import type { Timeline } from './timeline.ts';
import { createViolations, type Violations } from './violations.ts';
import { createProcess, type VirtualProcess } from './virtual-process.ts';
import { startWorker, type Surroundings, type VirtualWorker } from './worker.ts';

/** One simulated Haizen: processes, database, upstreams, and everything recorded about them. */
export type World = {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly database: Backend;
  readonly net: Net;
  readonly platform: Platform;
  readonly violations: Violations;
  readonly workers: VirtualWorker[];
  readonly posData: () => ReturnType<typeof firstPosData>;
  readonly writes: () => number;
  readonly note: (line: string) => void;
  readonly trace: readonly string[];
  editPos(edit: Edit): void;
  /** From now on, some readings silently lack an item. */
  loseItems(odds: number): void;
  addWorker(): void;
  /** The API's process; a new one if the last was killed. */
  web(): { readonly process: VirtualProcess; readonly store: SyncStore };
  /** Nothing is active, there is no conductor, and no job is left. */
  isAtRest(): boolean;
  hash(): string;
};

export type WorldOptions = {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly shopIds: readonly string[];
  readonly openBackend: (options: BackendEvents & { timeline: Timeline; random: Random }) => Backend;
};

const LIMITS = { shops: 2, pos: 2, ordering: 2 };
export const CONNECTIONS = {
  pos: { kind: 'square', baseUrl: '', accessToken: '' },
  ordering: { kind: 'oder', baseUrl: '', brandId: '', token: '' },
  limits: LIMITS,
};

export function createWorld({ timeline, random, shopIds: ids, openBackend }: WorldOptions): World {
  const violations = createViolations();
  const trace: string[] = [];
  const platform = createPlatform(ids);
  const workers: VirtualWorker[] = [];
  const [admittedAt, succeeded] = [new Map<string, number>(), new Map<number, number[]>()];
  const readAt = new Map<number, number>();
  const confirmed = new Set<string>();
  const checkKnown = createKnownChecks(violations);
  let [posData, losing, writes, moments, processes] = [firstPosData(ids), 0, 0, 0, 0];

  function note(line: string): void {
    trace.push(`${timeline.nowMs().toFixed(1)} ${line}`);
  }

  const warn: SyncLog['warn'] = ({ err }, message) => note(`log: ${message}: ${String(err)}`);
  const log: SyncLog = { info: () => {}, warn, error: warn };

  function onCommit(commit: Commit): void {
    const { before, after, actor } = commit;
    moments += 1;
    for (const id of after.runs.keys()) if (!before.runs.has(id)) admittedAt.set(id, moments);
    const [was, is] = [before.states.get('categories'), after.states.get('categories')];
    if (was?.state === 'RUNNING' && is?.state === 'SUCCEEDED' && actor.fence !== null) {
      succeeded.set(actor.fence, [...(succeeded.get(actor.fence) ?? []), readAt.get(actor.fence) ?? 0]);
    }
    for (const line of changesOf(before, after)) note(`${actor.process.name}: ${line}`);
    checkCommit(commit, { violations, shopLimit: LIMITS.shops });
    checkKnown(commit);
  }

  function onSend(request: OpenRequest): void {
    const { side, what, process, fence } = request;
    note(`${process.name} → ${side} ${what}`);
    violations.claim(
      database.isLeased(fence),
      'I6',
      () => `${process.name} asks the ${side} for ${what} without the lease`,
    );
    const inFlight = [...net.open].filter((one) => one.side === side && one.process.state === 'running').length;
    violations.claim(inFlight <= LIMITS[side], 'I4', () => `${inFlight} requests in flight to the ${side}`);
  }

  const net = createNet(timeline, { random, onSend });
  const database = openBackend({
    timeline,
    random,
    onCommit,
    onWake: () => {
      for (const worker of workers) timeline.after(1 + 5 * random.next(), worker.notify);
    },
  });
  const surroundings: Surroundings = {
    database,
    log,
    trace: note,
    outside: {
      net,
      platform,
      posData: () => posData,
      losesItem: () => losing > 0 && random.chance(losing),
      onReading(fence) {
        moments += 1;
        readAt.set(fence, moments);
      },
      onConfirmed(fence, confirmedIds) {
        for (const id of confirmedIds) confirmed.add(confirmation(fence, id));
      },
      onWrite(writing) {
        writes += 1;
        const record = { admittedAt, succeeded };
        checkWrite(writing, { rows: database.rows, platform, record, confirmed }, violations);
      },
    },
  };

  function newProcess(kind: string): VirtualProcess {
    processes += 1;
    return createProcess(timeline, { name: `${kind}-${processes}`, rate: 0.99 + 0.02 * random.next() });
  }

  function newWeb(): { process: VirtualProcess; store: SyncStore } {
    const process = newProcess('web');
    const store = database.openStore({ process, role: 'person', fence: null });
    // Takes the chain briefly to settle targets of a dead conductor.
    const recovering = database.openStore({ process, role: 'conductor', fence: null });
    function recover(): void {
      process.clock.after(RECOVER_EVERY_MS, recover);
      wakeAbandonedChains(recovering, { worker: process.name, log }).catch(() => undefined);
    }
    recover();
    return { process, store };
  }
  let web = newWeb();

  return {
    timeline,
    random,
    database,
    net,
    platform,
    violations,
    workers,
    trace,
    note,
    posData: () => posData,
    writes: () => writes,
    editPos(edit) {
      posData = edited(posData, { edit, random });
      note(`the POS: ${edit}`);
    },
    loseItems(odds) {
      losing = odds;
    },
    addWorker() {
      workers.push(startWorker(newProcess('worker'), surroundings));
    },
    web() {
      if (web.process.state === 'dead') web = newWeb();
      return web;
    },
    isAtRest() {
      return !database.isLeased(null) && database.jobs.isEmpty && !hasOpenWork(database.rows);
    },
    hash: () => createHash('sha256').update(trace.join('\n')).digest('hex').slice(0, 16),
  };
}

/** What a commit changed, with the runs' numbers, because their ids differ between simulations. */
function changesOf(before: Rows, after: Rows): string[] {
  const lines: string[] = [];
  for (const row of after.states.values()) {
    const was = before.states.get(row.id);
    if (was === row || was === undefined) continue;
    lines.push(
      `${row.id} ${was.state} → ${row.state} for run ${after.runs.get(row.runId ?? '')?.number} fence ${row.fence}`,
    );
  }
  for (const run of after.runs.values()) {
    const was = before.runs.get(run.id);
    if (was === undefined) lines.push(`run ${run.number} over ${run.total} shops${run.retryOf ? ', a retry' : ''}`);
    else if (run.finished && !was.finished) lines.push(`run ${run.number} ended`);
    if (run.cancelledBy !== (was?.cancelledBy ?? null)) lines.push(`run ${run.number} is stopped`);
  }
  return lines;
}
