import { useId } from "react";
import type { CampaignKind } from "@/lib/import/loader/run-state";
import { FORMAT_NAMES, type FormatName } from "@/lib/import/reader";
import type { KnownCampaign } from "./choose-campaign";

/** Where the logs go and how they are read; null leaves the choice to the server. */
export type ImportOptions = { campaign: string; kind: CampaignKind | null; format: FormatName | null };

/** The campaign, and what is seldom needed below "More". */
export function ImportOptionFields({
  options,
  campaigns,
  onChange,
}: {
  options: ImportOptions;
  campaigns: readonly KnownCampaign[];
  onChange: (change: Partial<ImportOptions>) => void;
}) {
  const list = useId();
  const known = campaigns.find(({ slug }) => slug === options.campaign);
  return (
    <div className="mb-3 flex flex-wrap items-start gap-x-4 gap-y-2">
      <label className="flex items-center gap-2">
        <span className="text-dim">Campaign</span>
        <input
          value={options.campaign}
          onChange={(event) => onChange({ campaign: event.currentTarget.value.trim() })}
          list={list}
          required
          autoComplete="off"
          spellCheck={false}
          className="control w-52"
        />
        <span className="text-dim">{known ? "adds to it" : options.campaign !== "" && "a new one"}</span>
      </label>
      <datalist id={list}>
        {campaigns.map(({ slug }) => (
          <option key={slug} value={slug} />
        ))}
      </datalist>
      <details>
        <summary className="control border-transparent! bg-transparent! text-dim hover:text-ink">
          More ▾
        </summary>
        <div className="mt-2 flex flex-wrap gap-x-4 gap-y-2">
          <label className="flex items-center gap-2">
            <span className="text-dim">Kind</span>
            <select
              value={known?.kind ?? options.kind ?? "eval"}
              disabled={known !== undefined}
              onChange={(event) => onChange({ kind: event.currentTarget.value as CampaignKind })}
              className="control"
            >
              <option value="eval">eval: outcomes are counted</option>
              <option value="training">training: items are counted</option>
            </select>
          </label>
          <label className="flex items-center gap-2">
            <span className="text-dim">Format</span>
            <select
              value={options.format ?? ""}
              onChange={(event) =>
                onChange({ format: (event.currentTarget.value || null) as FormatName | null })
              }
              className="control"
            >
              <option value="">told by each file</option>
              {FORMAT_NAMES.map((format) => (
                <option key={format} value={format}>
                  {format}
                </option>
              ))}
            </select>
          </label>
        </div>
      </details>
    </div>
  );
}
