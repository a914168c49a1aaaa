import { join } from 'node:path';
import { request } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { freePort } from '#lib/launch/free-port.ts';
import { launch } from '#lib/launch/launch.ts';
import { readSettings } from '#lib/launch/settings.ts';
import { temporaryDataFolder } from './temporary-data-folder.ts';

/**
 * What Playwright runs once around all specs: the whole product, as npm start runs it, on a free port and with data of its own.
 * Specs find it by `baseURL`, a browser's session in the file HAIZEN_E2E_SESSION, its API by HAIZEN_API_KEY, and the simulators by HAIZEN_TRIAL_POS_URL and HAIZEN_TRIAL_ORDERING_URL.
 */
export default async function startForBrowserTests(): Promise<() => Promise<void>> {
  await using parts = new AsyncDisposableStack();
  const { path: dataFolder } = parts.use(await temporaryDataFolder());
  const settings = { ...readSettings({}), port: await freePort(), dataFolder };
  // For the specs' own questions and preparations; the pages have a person's session.
  process.env.HAIZEN_API_KEY = randomBytes(24).toString('base64url');
  const { signal } = new AbortController();
  // Nothing changes at the POS by itself: specs change it, and count what is written because of it.
  const options = { mode: 'production', signal, isQuiet: true, driftSeconds: 0 } as const;
  const haizen = parts.use(await launch(settings, options));
  Object.assign(process.env, {
    HAIZEN_E2E_URL: haizen.url,
    HAIZEN_E2E_SESSION: await signInToTrial(haizen.url, join(dataFolder, 'browser-session.json')),
    HAIZEN_TRIAL_POS_URL: haizen.simulators?.posUrl,
    HAIZEN_TRIAL_ORDERING_URL: haizen.simulators?.orderingUrl,
  });
  const all = parts.move();
  return () => all.disposeAsync();
}

/** As the sign-in page's button does; the path of the file that keeps the session. */
async function signInToTrial(url: string, path: string): Promise<string> {
  const browser = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
  const answer = await browser.post('/api/session/trial', { data: {} });
  if (!answer.ok()) throw new Error(`not signed in to the trial: ${answer.status()} ${await answer.text()}`);
  await browser.storageState({ path });
  await browser.dispose();
  return path;
}
