import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { request } from '@playwright/test';
import { freePort } from '#lib/launch/free-port.ts';
import { launch } from '#lib/launch/launch.ts';
import { temporaryDataFolder } from '#lib/launch/postgres/temporary-data-folder.ts';
import { readSettings } from '#lib/launch/settings.ts';

/**
 * Playwright's global setup: launches the whole product like npm start, on a free port with its own data. Specs use
 * `baseURL`, the session file HAIZEN_E2E_SESSION, HAIZEN_API_KEY for the API, and HAIZEN_TRIAL_POS_URL and
 * HAIZEN_TRIAL_ORDERING_URL for the simulators.
 */
export default async function startForBrowserTests(): Promise<() => Promise<void>> {
  await using parts = new AsyncDisposableStack();
  const { path: dataFolder } = parts.use(await temporaryDataFolder());
  const settings = { ...readSettings({}), port: await freePort(), dataFolder };
  // For the specs' own API calls; the pages use a person's session.
  process.env.HAIZEN_API_KEY = randomBytes(24).toString('base64url');
  const { signal } = new AbortController();
  // No random changes at the POS: specs make the changes and count the resulting writes.
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

/** Signs in like the sign-in page's trial button; returns the path of the session file. */
async function signInToTrial(url: string, path: string): Promise<string> {
  const browser = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
  const answer = await browser.post('/api/session/trial', { data: {} });
  if (!answer.ok()) throw new Error(`not signed in to the trial: ${answer.status()} ${await answer.text()}`);
  await browser.storageState({ path });
  await browser.dispose();
  return path;
}
