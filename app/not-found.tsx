import { MissingPage } from "@/components/layout/missing-page";
import { Shell } from "@/components/layout/shell";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Shell>
      <MissingPage title="There is nothing here" links={[{ href: "/", label: "All projects" }]}>
        <p>No page has this address. It may be incomplete, or what it named was renamed or deleted.</p>
      </MissingPage>
    </Shell>
  );
}
