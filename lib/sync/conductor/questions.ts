import type { ConductorContext } from './conductor-context.ts';
import { answerDiscovery } from './discover.ts';

/** Requests to the conductor besides runs: shop discovery and connection tests. */
export type Questions = {
  /** Handles the waiting requests in the background. */
  answer(): void;
  readonly busy: boolean;
  /** Resolves when no request is being handled. */
  settled(): Promise<void>;
};

export function createQuestions(conductor: ConductorContext): Questions {
  let answering: Promise<void> | null = null;

  async function answerAll(): Promise<void> {
    try {
      while (await answerDiscovery(conductor));
    } catch (error) {
      if (!conductor.lease.signal.aborted) conductor.log.warn({ err: error }, 'could not answer a question');
    }
  }

  return {
    answer() {
      answering ??= answerAll().finally(() => {
        answering = null;
      });
    },
    get busy() {
      return answering !== null;
    },
    async settled() {
      await answering;
    },
  };
}
