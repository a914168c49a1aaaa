// Preloaded into every process that the launcher starts: ends it when the launcher is gone, also after a kill -9 of it.
import process from 'node:process';

process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 9_000).unref();
});
// The channel alone keeps no program alive that has nothing else to do.
process.channel?.unref();
