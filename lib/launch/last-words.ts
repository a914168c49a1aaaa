import { z } from 'zod';

const logLine = z.object({ msg: z.string(), err: z.object({ message: z.string() }).optional() });

/** Node's source excerpt above an error: location, line, caret. */
const EXCERPT = /^(?:file:|node:|\/).*:\d+\n.*\n\s*\^+\n/gmu;
const FRAME = /^\s+at .+/u;
const CAUSE = /^\s*\[cause\]: (.+)/u;
const NOISE = /^(?:\s*|Node\.js v[\d.]+)$/u;

/**
 * The last lines of a program's output, for the operator. Drops the stacks and fields that Node prints after an error,
 * which would push the message out.
 */
export function lastWords(output: string, lines = 10): string {
  const words: string[] = [];
  let isInStack = false;
  for (const line of output.replaceAll(EXCERPT, '').split('\n')) {
    const [, cause] = CAUSE.exec(line) ?? [];
    // Indented lines after a frame are more frames or the error's fields.
    isInStack = FRAME.test(line) || (isInStack && /^(?:\s|\})/u.test(line));
    if (cause !== undefined) words.push(cause);
    else if (!isInStack && !NOISE.test(line)) words.push(plain(line));
  }
  return words.slice(-lines).join('\n');
}

/** Log lines are JSON. Prisma's messages start with the code location and end with the reason. */
function plain(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { msg, err } = logLine.parse(JSON.parse(line));
    const reason = err?.message.trim().split('\n').at(-1);
    return reason === undefined ? msg : `${msg}: ${reason}`;
  } catch {
    return line;
  }
}
