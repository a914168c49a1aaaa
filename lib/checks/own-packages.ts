import { installPackages, isInstalled } from '#lib/launch/install-packages.js';
import { inProject } from '#lib/launch/paths.ts';
import { Problem } from '#lib/launch/problem.ts';

/** Folders with a package.json of their own: what only one of the tools in e2e uses. */
export const BULLMQ = 'e2e/bench/peers/bullmq';
export const PRISM = 'e2e/real-input/prism';

/** Installs the packages of such a folder, unless they are installed already. Rejects with a `Problem`. */
export async function requirePackages(folder: typeof BULLMQ | typeof PRISM): Promise<void> {
  if (isInstalled(inProject(folder))) return;
  const failure = await installPackages(inProject(folder));
  if (failure !== undefined) throw new Problem(failure);
}
