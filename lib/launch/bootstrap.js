// Runs on the system's Node before anything is installed: only built-in modules, and no syntax newer than Node 20.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installPackages, isInstalled } from './install-packages.js';

const oldestNode = 20;
const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [verb = 'start', ...args] = process.argv.slice(2);

/**
 * @param {string} sentence
 * @returns {never}
 */
function giveUp(sentence) {
  console.error(sentence);
  // Tools parse the last line of the test command.
  if (verb === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  giveUp(
    `Haizen needs Node ${oldestNode} or newer, but this is ${process.version}: install a newer version from https://nodejs.org.`,
  );
}

if (!isInstalled(project)) {
  const startedAt = Date.now();
  process.stdout.write('Installing packages (once, about a minute) … ');
  const failure = await installPackages(project);
  process.stdout.write(failure ? 'failed\n' : `${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
  if (failure) giveUp(failure);
}

// Haizen runs on the Node version pinned in the lock file, not on the one that runs this file.
const node = join(project, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
if (!existsSync(node)) {
  giveUp("Haizen's own Node is missing: remove the folder node_modules and run npm start again.");
}

/** @param {string} name */
function programOf(name) {
  return name === 'test' ? join(project, 'lib', 'checks', 'main.ts') : join(project, 'lib', 'launch', `${name}.ts`);
}

const path = `${join(project, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
const child = spawn(node, [programOf(verb), ...args], {
  cwd: project,
  env: { ...process.env, PATH: path },
  // The IPC channel closes when this process ends for any reason, which tells the launcher to stop.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});

// npm sends SIGTERM to the shell that runs this script, and the shell exits without forwarding it. A changed parent pid
// reveals that.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 500);
  timer.unref();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => giveUp(`Haizen could not be started (${error.message}): run npm start again.`));
child.on('exit', (code) => process.exit(code ?? 1));
