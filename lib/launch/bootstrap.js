// Run by whatever Node the machine has, before anything is installed: no imports but Node's own, no newer syntax than Node 20's.
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
  // The test command's last line is a promise to whoever reads it by machine.
  if (verb === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  giveUp(
    `Haizen needs Node ${oldestNode} or newer, and this is ${process.version}: install one from https://nodejs.org.`,
  );
}

if (!isInstalled(project)) {
  const failure = await installPackages(project);
  if (failure) giveUp(failure);
}

// Haizen runs on the Node that its lock file pins, not on the one that runs this file.
const node = join(project, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
if (!existsSync(node)) {
  giveUp('The Node that Haizen runs on was not installed: remove the folder node_modules and run npm start again.');
}

/** @param {string} name */
function programOf(name) {
  return name === 'test' ? join(project, 'lib', 'checks', 'main.ts') : join(project, 'lib', 'launch', `${name}.ts`);
}

const path = `${join(project, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
const child = spawn(node, [programOf(verb), ...args], {
  cwd: project,
  env: { ...process.env, PATH: path },
  // The channel tells the launcher when this process is gone, however it went.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});

// npm hands a SIGTERM to the shell between it and us, which dies of it and tells nobody: then we are somebody else's child.
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
