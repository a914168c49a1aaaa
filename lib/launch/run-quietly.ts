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
  /** How long to wait for the end of the output after the program exits; its children may still hold it open. */
  pipeGraceMs?: number;
};

type QuietResult = { code: number; output: string };

/**
 * Runs a program to its end and captures its output (both streams, in order). A rejection's error carries the output so far
 * as `output`.
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

/** The last lines of a failed program's output. */
export function tailOf(output: string, lines = 30): string {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}
