import { z } from 'zod';

const logLine = z.object({ msg: z.string(), err: z.object({ message: z.string() }).optional() });

/** Node's excerpt of the source that threw: place, line, caret. */
const EXCERPT = /^(?:file:|node:|\/).*:\d+\n.*\n\s*\^+\n/gmu;
const FRAME = /^\s+at .+/u;
const CAUSE = /^\s*\[cause\]: (.+)/u;
const NOISE = /^(?:\s*|Node\.js v[\d.]+)$/u;

/**
 * The end of what a program said, for the operator: messages, without the stacks and fields that Node prints after them, which
 * would push the message out of the last lines.
 */
export function lastWords(output: string, lines = 10): string {
  const words: string[] = [];
  let isInStack = false;
  for (const line of output.replaceAll(EXCERPT, '').split('\n')) {
    const [, cause] = CAUSE.exec(line) ?? [];
    // What is indented after a frame are more frames, and the error's fields.
    isInStack = FRAME.test(line) || (isInStack && /^(?:\s|\})/u.test(line));
    if (cause !== undefined) words.push(cause);
    else if (!isInStack && !NOISE.test(line)) words.push(plain(line));
  }
  return words.slice(-lines).join('\n');
}

/** A line of the log is JSON; Prisma's messages begin with the place in the code and end with what happened. */
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
