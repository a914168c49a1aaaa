import { ConnectPage } from './connect-page.tsx';

export default function Page() {
  return <ConnectPage />;
}
