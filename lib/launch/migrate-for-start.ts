import { migrate } from './migrate.ts';
import { Problem, reasonOf } from './problem.ts';

/** `migrate` for people: rejects with a `Problem`. */
export async function migrateForStart(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    throw new Problem(
      `The database could not be brought up to date: ${reasonOf(error)}\nNothing of the failed migration was kept. Mend the cause and start again.`,
    );
  }
}
