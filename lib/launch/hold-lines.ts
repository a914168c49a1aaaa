import type { ManagedProcess } from './managed-process.ts';

/** Next.js's startup banner. The launcher prints its own line with the URL. */
const INTRODUCTION = /^\s*(?:[▲✓]|- (?:Local|Network|Environments|Experiments)\b|$)/u;

/**
 * Buffers the processes' output while the launcher prints its steps, so that the setup link and token errors aren't lost
 * among them. The returned function prints the buffer and then passes every new line through.
 */
export function holdLines(
  servers: readonly Pick<ManagedProcess, 'onLine'>[],
  show: (line: string) => void,
): () => void {
  const held: string[] = [];
  let handle = (line: string): void => {
    if (!INTRODUCTION.test(line)) held.push(line);
  };
  for (const server of servers) server.onLine((line) => handle(line));
  return () => {
    handle = show;
    for (const line of held.splice(0)) show(line);
  };
}
