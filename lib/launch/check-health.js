// A container's health check: exits with 0 if the process responds. Defaults to the web server's readiness endpoint.
// 401 counts as alive: a worker's metrics require a token, and the response proves that the process serves them.
import process from 'node:process';

const [url = `http://127.0.0.1:${process.env.PORT ?? 3000}/api/ready`] = process.argv.slice(2);
const isAlive = await fetch(url, { signal: AbortSignal.timeout(4_000) }).then(
  ({ ok, status }) => ok || status === 401,
  () => false,
);
process.exit(isAlive ? 0 : 1);
