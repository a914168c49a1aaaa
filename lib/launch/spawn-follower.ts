import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { inProject, projectFolder } from './paths.ts';

export type Follower = ChildProcessByStdio<null, Readable, Readable>;

type FollowerOptions = {
  /** A Node program and its arguments. */
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Gives it its own process group, so that Ctrl-C in the terminal doesn't reach it. */
  isDetached?: boolean;
};

/**
 * Starts a Node program that ends when this process does, even by kill -9. Its output is piped: if it inherited ours, the
 * reader of our output would wait until it ends.
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
