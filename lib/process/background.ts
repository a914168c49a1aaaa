import { setTimeout as sleep } from 'node:timers/promises';
import { proxySettingWarnings } from '#lib/api/trusted-proxies.ts';
import { onShutdown } from './shutdown.ts';
import { haizen } from './routes.ts';

const TRY_AGAIN_MS = 2_000;

const shared = globalThis as typeof globalThis & { haizenInBackground?: boolean };

/**
 * Opens the process's Haizen before the first request, and hands its work back when the process is asked to leave. Where the
 * database can't be used it goes on trying: Next.js would answer everything with 500 if this failed, also once it can.
 */
export async function startInBackground(): Promise<void> {
  if (shared.haizenInBackground) return;
  shared.haizenInBackground = true;
  onShutdown(async () => {
    const { close } = await haizen();
    await close();
  });
  await start().catch(startLater);
}

async function start(): Promise<void> {
  const { env, log, welcome } = await haizen();
  const { HAIZEN_TRUSTED_PROXIES: setting, HAIZEN_URL: url, HAIZEN_HOST: host } = env;
  for (const warning of proxySettingWarnings({ setting, url, host })) log.warn(warning);
  await welcome();
}

/** The reason is in the log already. */
function startLater(): void {
  void sleep(TRY_AGAIN_MS, undefined, { ref: false }).then(start).catch(startLater);
}
