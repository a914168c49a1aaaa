import { spawn } from 'node:child_process';
import { projectFolder } from './paths.ts';

type QuietRun = {
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  signal?: AbortSignal;
  /** How long after its end a program's output is waited for, which something that it started may still hold open. */
  pipeGraceMs?: number;
};

type QuietResult = { code: number; output: string };

/**
 * Runs a program to its end and keeps what it says (both streams, in order) instead of showing it. An error has as its
 * `output` what the program had said until then.
 */
export function runQuietly({
  command,
  args,
  env = process.env,
  cwd = projectFolder,
  pipeGraceMs = 5_000,
  ...rest
}: QuietRun): Promise<QuietResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, ...rest });
    let output = '';
    const keep = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => reject(Object.assign(error, { output })));
    child.on('exit', () => {
      const timer = setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, pipeGraceMs);
      child.on('close', () => clearTimeout(timer));
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The last lines of a program's output, to be shown when it failed. */
export function tailOf(output: string, lines = 30): string {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}
