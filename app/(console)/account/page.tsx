import { AccountPage } from '#app/components/account/account-page.tsx';

export default function Page() {
  return <AccountPage />;
}
