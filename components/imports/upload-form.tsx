"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Command } from "@/components/ui/command";
import { Fault } from "@/components/ui/fault";
import { formatQuantity } from "@/lib/format/number";
import { buildImportHref } from "@/lib/url/imports-url";
import { chooseCampaign, type KnownCampaign } from "./choose-campaign";
import { NO_CHOICE } from "./chosen-files";
import { FileChoice } from "./file-choice";
import { createUpload } from "./import-api";
import { ImportOptionFields, type ImportOptions } from "./import-options";
import { beginSending } from "./sending";

/** Chooses logs and begins their import, whose page then follows it. */
export function UploadForm({
  project,
  campaigns,
}: {
  project: string;
  /** Newest first. */
  campaigns: KnownCampaign[];
}) {
  const router = useRouter();
  const [choice, setChoice] = useState(NO_CHOICE);
  const [options, setOptions] = useState<ImportOptions>({
    campaign: chooseCampaign(campaigns),
    kind: null,
    format: null,
  });
  const [isBeginning, setIsBeginning] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const begin = async () => {
    setIsBeginning(true);
    setError(null);
    const known = campaigns.find(({ slug }) => slug === options.campaign);
    const created = await createUpload(project, { ...options, kind: known?.kind ?? options.kind });
    if (created.ok) {
      beginSending(project, created.value.import, choice.files);
      router.push(buildImportHref(project, created.value.import));
    } else {
      setError(created.message);
      setIsBeginning(false);
    }
  };
  const { files } = choice;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
      aria-label="Import logs"
      className="max-w-3xl"
    >
      <FileChoice choice={choice} onChange={setChoice}>
        <ImportOptionFields
          options={options}
          campaigns={campaigns}
          onChange={(change) => setOptions((before) => ({ ...before, ...change }))}
        />
        <Fault error={error} className="mb-3" />
        <div className="flex gap-2">
          <button
            type="submit"
            disabled={isBeginning || files.length === 0}
            className="control control-primary disabled:opacity-50"
          >
            Import {formatQuantity(files.length, "file")}
          </button>
          <button type="button" onClick={() => setChoice(NO_CHOICE)} className="control">
            Clear
          </button>
        </div>
      </FileChoice>
      <details className="mt-3">
        <summary className="text-dim hover:text-ink">▸ By the command line</summary>
        <div className="mt-2">
          <Command>{`npx lacuna import path/to/logs --project ${project}`}</Command>
        </div>
      </details>
    </form>
  );
}
