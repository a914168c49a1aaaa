import { isTrial } from '#lib/server.ts';
import { personHere } from '#app/components/session/person-here.ts';
import { sessionOf } from '#app/components/session/session-here.ts';
import { EntryFrame } from '#app/components/entry/entry-frame.tsx';
import { NotFound } from '#app/components/shell/not-found.tsx';
import { Shell } from '#app/components/shell/shell.tsx';

export default async function NotFoundPage() {
  const person = await personHere();
  // Who is not signed in sees nothing of the console here either.
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
