import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { inProject } from '#lib/launch/paths.ts';
import { Problem } from '#lib/launch/problem.ts';
import { runQuietly } from '#lib/launch/run-quietly.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];

const installedApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium: HAIZEN_CHROMIUM, Playwright's own, or an installed one. */
export function findChromium(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [process.env.HAIZEN_CHROMIUM, chromium.executablePath(), ...onPath, ...installedApplications];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** Finds a Chromium or tries to install one; rejects with a `Problem` if that fails. */
export async function provideChromium(signal: AbortSignal): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  const playwright = inProject('node_modules', '@playwright', 'test', 'cli.js');
  await runQuietly({ command: process.execPath, args: [playwright, 'install', 'chromium'], signal });
  if (findChromium() === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const script = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk';
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runQuietly({ command: '/bin/sh', args: ['-c', script], env, signal });
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Problem(
    'The browser tests need a Chromium, and none could be installed: install Chromium or Google Chrome, or set HAIZEN_CHROMIUM to its program.',
  );
}

/** Disables background network traffic, and the sandbox as root, where it can't run. */
export const chromiumArguments: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
