import Link from "next/link";
import { Shell } from "@/components/layout/shell";

export default function NotFound() {
  return (
    <Shell>
      <div className="mx-auto max-w-xl px-5 py-16">
        <h1 className="mb-2">There is nothing here</h1>
        <p className="mb-4 text-dim">
          The project or run that this address names does not exist. It may have been removed, or the address
          is incomplete.
        </p>
        <Link href="/" className="control control-primary">
          All projects
        </Link>
      </div>
    </Shell>
  );
}
