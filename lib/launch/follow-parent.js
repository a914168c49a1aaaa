// Preloaded into every process that the launcher starts: ends it when the launcher ends, even by kill -9.
import process from 'node:process';

process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 9_000).unref();
});
// The channel alone must not keep the process alive.
process.channel?.unref();
