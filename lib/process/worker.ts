import { createRoute } from '#lib/api/route.ts';
import { serveMetrics } from '#lib/metrics/serve-metrics.ts';
import { OPERATIONS } from '#lib/operations/operations.ts';
import { metricsAuthenticator } from './authenticator.ts';
import { readEnv } from './env.ts';
import { openHaizen } from './haizen.ts';
import { openProcessParts } from './process-parts.ts';
import { routeSettings } from './route-settings.ts';
import { onShutdown } from './shutdown.ts';

/** A standalone worker: conducts chains and serves no pages. Started by `npm run worker`, on any number of machines. */
const env = { ...readEnv(process.env), HAIZEN_ROLE: 'worker' as const };
const parts = openProcessParts(env);
const { log, metrics } = parts;
const { close, authenticator, answers } = await openHaizen(env, parts);
onShutdown(close);
log.info({ pid: process.pid }, 'worker ready');
// The launcher waits for this message.
process.send?.({ ready: true });

const { HAIZEN_METRICS_PORT: port } = env;
if (port !== undefined) {
  const settings = routeSettings(env);
  const { route } = createRoute({
    operations: OPERATIONS,
    services: () => Promise.resolve(metrics),
    authenticator: () =>
      Promise.resolve(metricsAuthenticator(() => Promise.resolve(authenticator), env.HAIZEN_METRICS_TOKEN)),
    answers: () => Promise.resolve(answers),
    settings: () => settings,
    log: () => log,
    onAnswer: metrics.answered,
  });
  const get = route('getMetrics', () => metrics.scrape());
  // Syncs matter more than metrics: the worker runs even if the port is in use.
  await serveMetrics({ port, answer: (request) => get(request, { params: Promise.resolve({}) }) }).then(
    ({ url }) => log.info({ url: `${url}/metrics` }, 'metrics served'),
    (error: unknown) => log.error({ port, err: error }, 'metrics not served'),
  );
}
