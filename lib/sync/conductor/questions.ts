import { answerDiscovery } from './discover.ts';
import type { ConductorContext } from './conductor-context.ts';

/** What people ask the conductor beside its runs: to read the shops, to test connections. */
export type Questions = {
  /** Answers what waits, beside whatever else is under way. */
  answer(): void;
  readonly busy: boolean;
  /** Resolves when none is being answered. */
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
