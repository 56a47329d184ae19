import { useEffect, useState } from "react";
import { call } from "@/components/api/call";
import type { FieldSummary } from "@/lib/map/field-statistics";
import { buildMapFieldsHref } from "@/lib/url/api-url";

export type Fields = { runs: { read: number; of: number }; fields: FieldSummary[] };

/** The fields of the run records, asked for when a form that needs them opens; null until they are there. */
export function useFields(
  project: string,
  campaigns: string[],
): { fields: Fields | null; error: string | null } {
  const [fields, setFields] = useState<Fields | null>(null);
  const [error, setError] = useState<string | null>(null);
  const href = buildMapFieldsHref(project, campaigns);
  useEffect(() => {
    const controller = new AbortController();
    call<Fields>(href, { signal: controller.signal }).then(
      (answer) => (answer.ok ? setFields(answer.value) : setError(answer.message)),
      () => undefined,
    );
    return () => controller.abort();
  }, [href]);
  return { fields, error };
}
