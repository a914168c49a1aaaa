import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Whether the last complete installation in node_modules was made from the current package-lock.json.
 * @param {string} project
 */
export function isInstalled(project) {
  try {
    return readFileSync(stampPath(project), 'utf8') === stampOf(project);
  } catch {
    return false;
  }
}

/**
 * Runs `npm ci` without showing its output and records the lock file's hash. Resolves to an error message if it failed.
 * @param {string} project
 * @returns {Promise<string | undefined>}
 */
export async function installPackages(project) {
  const { code, output } = await runNpmCi(project);
  if (code === 0) {
    writeFileSync(stampPath(project), stampOf(project));
    return undefined;
  }
  const tail = output.trimEnd().split('\n').slice(-20).join('\n');
  const isOffline = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b/.test(output);
  if (isOffline)
    return `${tail}\nThe package registry can't be reached: connect to the network (or set npm's registry or proxy) and try again.`;
  return `${tail}\nnpm ci failed as shown above: fix the problem and try again.`;
}

/**
 * @param {string} project
 * @returns {Promise<{ code: number, output: string }>}
 */
function runNpmCi(project) {
  // The build needs the development dependencies, which npm omits if NODE_ENV is production.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // `npm start` sets npm_execpath; without it, npm's .cmd file on Windows can only be started through a shell.
  const npm = process.env.npm_execpath;
  const [command, commandArgs] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
  return new Promise((resolve) => {
    const child = spawn(command, commandArgs, {
      cwd: project,
      shell: !npm && process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm 10 doesn't support allowScripts and runs Prisma's install script, which would download an engine that we don't use.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, SCARF_ANALYTICS: 'false' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** @param {string} project */
function stampPath(project) {
  return join(project, 'node_modules', '.haizen-installed');
}

/**
 * Includes the platform: a folder mounted into a container may hold another platform's packages.
 * @param {string} project
 */
function stampOf(project) {
  const hash = createHash('sha256').update(readFileSync(join(project, 'package-lock.json')));
  return `${hash.digest('hex')} ${process.platform} ${process.arch}\n`;
}
