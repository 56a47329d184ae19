import { formatQuantity } from "@/lib/format/number";
import { clipText } from "@/lib/import/clip-text";
import type { ImportLists } from "@/lib/import/import-view";
import type { Disposition } from "@/lib/import/loader/decide-merge";

/** A run that an import found twice in one file: in `before`, and in `entry`. */
type Repeat = {
  file: string;
  entry: string | null;
  before: string;
  id: string;
  attempt: number;
  disposition: Disposition;
};

type Warning = NonNullable<ImportLists["warnings"]>[number];

const MOST_TOLD = 100;
const MAX_ID_CHARACTERS = 200;

function describe({ file, entry, before, id, attempt, disposition }: Repeat): Warning {
  const name = `${JSON.stringify(clipText(id, MAX_ID_CHARACTERS))}, attempt ${attempt},`;
  const which = disposition === "replaced" ? `, with other content; ${entry} counts` : ", which counts";
  return { file, message: `${entry}: ${name} is in the file more than once: already in ${before}${which}` };
}

/** Tells of runs that files hold more than once: the first of them one by one, the others by their number. */
export function createRepeatTally() {
  const warnings: Warning[] = [];
  let others = 0;
  return {
    add(repeat: Repeat): void {
      if (warnings.length < MOST_TOLD) warnings.push(describe(repeat));
      else others++;
    },
    listWarnings(): Warning[] {
      if (others === 0) return warnings;
      const message = `${formatQuantity(others, "other record is", "other records are")} of runs that their files hold more than once`;
      return [...warnings, { file: "", message }];
    },
  };
}
