// A container's health check: exits with 0 if the process answers. Without an address it asks the web server whether it is ready.
// 401 counts: the worker's metrics need a token, and the answer proves that the process serves them.
import process from 'node:process';

const [url = `http://127.0.0.1:${process.env.PORT ?? 3000}/api/ready`] = process.argv.slice(2);
const isAlive = await fetch(url, { signal: AbortSignal.timeout(4_000) }).then(
  ({ ok, status }) => ok || status === 401,
  () => false,
);
process.exit(isAlive ? 0 : 1);
