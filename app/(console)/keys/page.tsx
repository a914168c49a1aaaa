import { KeysPage } from '#app/components/keys/keys-page.tsx';

export default function Page() {
  return <KeysPage />;
}
