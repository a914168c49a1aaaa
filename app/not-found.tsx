import { isTrial } from '#lib/process/routes.ts';
import { EntryFrame } from './components/entry/entry-frame.tsx';
import { NotFound } from './components/shared/page/not-found.tsx';
import { personHere } from './components/shared/session/person-here.ts';
import { sessionOf } from './components/shared/session/session-here.ts';
import { Shell } from './components/shell/shell.tsx';

export default async function NotFoundPage() {
  const person = await personHere();
  // Without a session, show nothing of the console here either.
  if (person === null) {
    return (
      <EntryFrame>
        <NotFound />
      </EntryFrame>
    );
  }
  return (
    <Shell session={sessionOf(person)} trial={await isTrial()}>
      <NotFound />
    </Shell>
  );
}
