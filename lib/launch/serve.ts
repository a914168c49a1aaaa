import { once } from 'node:events';
import { launch } from './launch.ts';
import { runVerb } from './run-verb.ts';
import type { Mode } from './server-processes.ts';
import { type LaunchSettings, readSettings } from './settings.ts';

type ServeOptions = { mode: Mode; adjust?: (settings: LaunchSettings) => LaunchSettings };

/** Launches Haizen and runs until Ctrl-C, SIGTERM or a crash. Never returns. */
export function serve({ mode, adjust = (settings) => settings }: ServeOptions): Promise<never> {
  return runVerb(async (signal) => {
    const settings = adjust(readSettings(process.env));
    await using haizen = await launch(settings, { mode, signal });
    console.log(settings.role === 'worker' ? 'The Haizen worker is running' : `Haizen is ready: ${haizen.url}`);
    if (!signal.aborted) await Promise.race([once(signal, 'abort'), haizen.crashed]);
  });
}
