import { PeoplePage } from '#app/components/people/people-page.tsx';

export default function Page() {
  return <PeoplePage />;
}
