import type { ManagedProcess } from './managed-process.ts';

/** How Next.js introduces itself; that Haizen is ready, and where, the launcher says. */
const INTRODUCTION = /^\s*(?:[▲✓]|- (?:Local|Network|Environments|Experiments)\b|$)/u;

/**
 * Keeps what processes say while the launcher is still telling its own steps: the link of the first account is among it, and
 * what is wrong with a saved token. The returned function shows it, and from then on every line as it comes.
 */
export function holdLines(
  servers: readonly Pick<ManagedProcess, 'onLine'>[],
  show: (line: string) => void,
): () => void {
  const held: string[] = [];
  let say = (line: string): void => {
    if (!INTRODUCTION.test(line)) held.push(line);
  };
  for (const server of servers) server.onLine((line) => say(line));
  return () => {
    say = show;
    for (const line of held.splice(0)) show(line);
  };
}
