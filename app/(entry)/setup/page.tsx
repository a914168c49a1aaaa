import { InvitationPage } from '#app/components/entry/invitation-page.tsx';
import { personHere } from '#app/components/shared/session/person-here.ts';

export default async function Page() {
  const person = await personHere();
  return <InvitationPage kind="setup" person={person && { id: person.id, name: person.name, email: person.email }} />;
}
