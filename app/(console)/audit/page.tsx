import { AuditPage } from '#app/components/audit/audit-page.tsx';

export default function Page() {
  return <AuditPage />;
}
