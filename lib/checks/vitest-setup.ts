import { generateClient } from '#lib/launch/generate-client.ts';
import { startTestServer } from './test-database.ts';

/** What vitest runs once before all test files, and after them what this returns. */
export async function setup(): Promise<() => Promise<void>> {
  await generateClient();
  const server = await startTestServer();
  Object.assign(process.env, server.env);
  return () => Promise.resolve(server[Symbol.asyncDispose]());
}
