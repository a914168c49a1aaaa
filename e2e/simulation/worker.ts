import { conduct } from '#lib/sync/conductor/conduct.ts';
import type { SyncLog } from '#lib/sync/conductor/conductor-context.ts';
import { RECOVER_EVERY_MS, wakeAbandonedChains } from '#lib/sync/conductor/recover.ts';
import type { Backend } from './backend.ts';
import { CHAIN_ID } from './rows.ts';
import { connectOutside, type Outside } from './upstreams.ts';
import type { VirtualProcess } from './virtual-process.ts';

const POLL_EVERY_MS = 2_000;
const LEAVES_AFTER_MS = 3_000;

export type VirtualWorker = {
  readonly process: VirtualProcess;
  /** As SIGTERM: hands its chain back, then dies. */
  leave(): void;
  /** A job was sent: look for it now. */
  notify(): void;
};

export type Surroundings = {
  readonly database: Backend;
  readonly outside: Outside;
  readonly log: SyncLog;
  readonly trace: (line: string) => void;
};

/** A worker process: polls for the chain's job, sends its heartbeat, conducts, and scans for abandoned chains. */
export function startWorker(process: VirtualProcess, surroundings: Surroundings): VirtualWorker {
  const { database, outside, log, trace } = surroundings;
  const { clock } = process;
  const stopping = new AbortController();
  let token: number | null = null;
  let isAsking = false;

  function poll(): void {
    clock.after(POLL_EVERY_MS, poll);
    look();
  }

  function look(): void {
    if (isAsking) return;
    isAsking = true;
    void database
      .ask<number | null>(process, (answer) => {
        database.jobs.supervise();
        if (token !== null) database.jobs.beat(token);
        answer.ok(token === null && !stopping.signal.aborted ? database.jobs.fetch() : null);
      })
      .then(
        (fetched) => {
          isAsking = false;
          if (fetched !== null) void work(fetched);
        },
        () => {
          isAsking = false;
        },
      );
  }

  async function work(fetched: number): Promise<void> {
    token = fetched;
    const done = await conductOnce().then(
      () => true,
      (error: unknown) => {
        trace(`${process.name} stopped conducting: ${error instanceof Error ? error.name : 'unknown'}`);
        return false;
      },
    );
    token = null;
    await database
      .ask<undefined>(process, (answer) => {
        if (done) database.jobs.complete(fetched);
        else database.jobs.fail(fetched);
        answer.ok(undefined);
      })
      .catch(() => undefined);
    // It has its other chains to hand back, and connections to close.
    if (stopping.signal.aborted) clock.after(LEAVES_AFTER_MS, process.kill);
    else look();
  }

  function conductOnce(): Promise<void> {
    const store = database.openStore({ process, role: 'conductor', fence: null });
    return conduct({
      clock,
      chainId: CHAIN_ID,
      worker: process.name,
      store,
      connect: ({ limits }, hold) => connectOutside(outside, { process, hold, limits }),
      log,
      stop: stopping.signal,
    });
  }

  // Takes the chain briefly to settle targets of a dead conductor.
  const store = database.openStore({ process, role: 'conductor', fence: null });
  function recover(): void {
    clock.after(RECOVER_EVERY_MS, recover);
    wakeAbandonedChains(store, { worker: process.name, log }).catch(() => undefined);
  }
  poll();
  recover();

  return {
    process,
    notify: () => process.deliver('answer', look),
    leave() {
      process.deliver('answer', () => {
        if (stopping.signal.aborted) return;
        stopping.abort();
        if (token === null) process.kill();
      });
    },
  };
}
