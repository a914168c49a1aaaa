import { once } from 'node:events';
import { PRISM, requirePackages } from '#lib/checks/own-packages.ts';
import { inProject } from '#lib/launch/paths.ts';
import { spawnFollower } from '#lib/launch/spawn-follower.ts';

const PROGRAM = inProject(PRISM, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js');
const LISTENING = /Prism is listening on (http:\/\/\S+)/;

export type PrismProxy = { readonly url: string; readonly upstream: string; stop(): Promise<void> };

/**
 * Puts Prism between a client and an upstream, which turns any violation of the specification into an error. Rejects
 * with Prism's output if it does not start.
 */
export async function startPrismProxy({ spec, upstream }: { spec: string; upstream: string }): Promise<PrismProxy> {
  await requirePackages(PRISM);
  const prism = spawnFollower({ args: [PROGRAM, 'proxy', '--errors', '--port', '0', spec, upstream] });
  const exited = once(prism, 'exit');
  const stop = async () => {
    prism.kill();
    await exited;
  };

  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const [, found] = LISTENING.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    };
    prism.stdout.on('data', read);
    prism.stderr.on('data', read);
    prism.once('error', reject);
    prism.once('exit', () => reject(new Error(`Prism ended before it listened:\n${printed}`)));
  });
  return { url, upstream, stop };
}
