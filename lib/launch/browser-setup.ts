import { randomBytes } from 'node:crypto';
import { freePort } from './free-port.ts';
import { launch } from './launch.ts';
import { readSettings } from './settings.ts';
import { temporaryDataFolder } from './temporary-data-folder.ts';

/**
 * What Playwright runs once around all specs: the whole product, as npm start runs it, on a free port and with data of its own.
 * Specs find it by `baseURL`, its API by HAIZEN_API_KEY, and the simulators by HAIZEN_TRIAL_POS_URL and HAIZEN_TRIAL_ORDERING_URL.
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
    HAIZEN_TRIAL_POS_URL: haizen.simulators?.posUrl,
    HAIZEN_TRIAL_ORDERING_URL: haizen.simulators?.orderingUrl,
  });
  const all = parts.move();
  return () => all.disposeAsync();
}
