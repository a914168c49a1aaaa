import { ConnectPage } from '#app/components/connect/connect-page.tsx';

export default function Page() {
  return <ConnectPage />;
}
