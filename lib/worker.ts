import { readEnv } from './env.ts';
import { openHaizen } from './haizen.ts';
import { createRoute } from './http/incoming/route.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { openProcessParts } from './process-parts.ts';
import { closeOnSignal } from './process-signals.ts';

/** A worker of its own: conducts chains, serves no page. Started by `npm run worker`, on as many machines as wanted. */
const env = { ...readEnv(process.env), HAIZEN_ROLE: 'worker' as const };
const parts = openProcessParts(env);
const { log, metrics } = parts;
const { close } = await openHaizen(env, parts);
closeOnSignal(close);
log.info({ pid: process.pid }, 'worker ready');

const { HAIZEN_METRICS_PORT: port } = env;
if (port !== undefined) {
  const route = createRoute({
    services: () => Promise.resolve(metrics),
    apiKey: () => env.HAIZEN_API_KEY,
    log: () => log,
    onAnswer: metrics.answered,
  });
  const get = route({}, () => metrics.scrape());
  // Syncs matter more than their metrics: a port that is taken stops nobody from working.
  await serveMetrics({ port, answer: (request) => get(request, { params: Promise.resolve({}) }) }).then(
    ({ url }) => log.info({ url: `${url}/metrics` }, 'metrics served'),
    (error: unknown) => log.error({ port, err: error }, 'metrics not served'),
  );
}
