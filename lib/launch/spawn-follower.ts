import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { inProject, projectFolder } from './paths.ts';

export type Follower = ChildProcessByStdio<null, Readable, Readable>;

type FollowerOptions = {
  /** A Node program and its arguments. */
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** A process group of its own, so that a Ctrl-C in the terminal does not reach it. */
  isDetached?: boolean;
};

/**
 * Starts a Node program that ends when this process does, also after a kill -9. Its output comes to us: a program that holds
 * our own output keeps whatever reads that waiting for as long as it lives.
 */
export function spawnFollower({
  args,
  env = process.env,
  cwd = projectFolder,
  isDetached = false,
}: FollowerOptions): Follower {
  return spawn(process.execPath, ['--import', inProject('lib', 'launch', 'follow-parent.js'), ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: isDetached && process.platform !== 'win32',
    windowsHide: true,
  }) as unknown as Follower;
}
