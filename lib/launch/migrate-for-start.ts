import { migrate } from './migrate.ts';
import { permissionProblem } from './postgres/permission.ts';
import { Problem, reasonOf } from './problem.ts';

/** `migrate` with errors for the operator: rejects with a `Problem`. */
export async function migrateForStart(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const permission = permissionProblem(url, reasonOf(error));
    if (permission !== undefined) throw new Problem(permission, { cause: error });
    throw new Problem(
      `The database could not be migrated: ${reasonOf(error)}\nThe failed migration was rolled back. Fix the cause and start again.`,
    );
  }
}
