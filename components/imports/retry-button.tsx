"use client";

import { useRouter } from "next/navigation";
import { useRequest } from "@/components/api/use-request";
import { Fault } from "@/components/ui/fault";
import { buildImportHref } from "@/lib/url/imports-url";
import { retryImport } from "./import-api";

/** Reads an import's files again, and goes to the import that does. */
export function RetryButton({ project, id, isMain }: { project: string; id: number; isMain: boolean }) {
  const router = useRouter();
  const { isBusy, error, send } = useRequest();
  return (
    <>
      <button
        type="button"
        disabled={isBusy}
        onClick={() =>
          send(
            () => retryImport(project, id),
            (created) => router.push(buildImportHref(project, created.import)),
          )
        }
        className={`control ${isMain ? "control-primary" : ""}`}
      >
        Read the files again
      </button>
      <Fault error={error} />
    </>
  );
}
