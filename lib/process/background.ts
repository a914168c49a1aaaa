import { setTimeout as sleep } from 'node:timers/promises';
import { proxySettingWarnings } from '#lib/api/trusted-proxies.ts';
import { haizen } from './routes.ts';
import { onShutdown } from './shutdown.ts';

const TRY_AGAIN_MS = 2_000;

const shared = globalThis as typeof globalThis & { haizenInBackground?: boolean };

/**
 * Opens Haizen before the first request and closes it on shutdown. Retries in the background while the database is
 * unavailable: if this rejected, Next.js would answer every request with 500, even after the database comes back.
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

/** The reason has been logged. */
function startLater(): void {
  void sleep(TRY_AGAIN_MS, undefined, { ref: false }).then(start).catch(startLater);
}
