import { proxySettingWarnings } from './http/incoming/trusted-proxies.ts';
import { closeOnSignal } from './process-signals.ts';
import { haizen } from './server.ts';
import { startWarmUp } from './warm-up.ts';

const shared = globalThis as typeof globalThis & { haizenInBackground?: boolean };

/** Opens the process's Haizen before the first request, and hands its work back when the process is asked to leave. */
export async function startInBackground(): Promise<void> {
  if (shared.haizenInBackground) return;
  shared.haizenInBackground = true;
  closeOnSignal(async () => {
    const { close } = await haizen();
    await close();
  });
  const { env, log, welcome } = await haizen();
  const { HAIZEN_TRUSTED_PROXIES: setting, HAIZEN_URL: url, HAIZEN_HOST: host } = env;
  for (const warning of proxySettingWarnings({ setting, url, host })) log.warn(warning);
  await welcome();
  if (env.HAIZEN_OWN_ADDRESS !== undefined) startWarmUp(env.HAIZEN_OWN_ADDRESS);
}
