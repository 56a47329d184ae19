"use client";

import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { CancelButton, Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { Menu } from "@/components/ui/menu";
import { formatQuantity } from "@/lib/format/number";
import { DeleteDialog, type DeletionSubject } from "./delete-dialog";
import { type RenameField, RenameForm } from "./rename-form";
import { useStatus } from "./status";
import { useArchive } from "./use-archive";

const ITEM = "block w-full rounded px-2 py-1 text-left hover:bg-hair";

/** The menu of what can be done to a project, campaign, import or run. */
export function ThingActions({
  subject,
  rename,
  isArchived,
  after,
}: {
  subject: DeletionSubject;
  /** Names that can be changed; none where there are none. */
  rename?: RenameField[];
  /** Absent where it cannot be archived. */
  isArchived?: boolean;
  /** Page to go to once it is deleted; without it this one stays. */
  after?: string;
}) {
  const router = useRouter();
  const announce = useStatus();
  const menu = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const { kind, name, href } = subject;
  const title = kind === "run" || kind === "import" ? name : `${kind} ${name}`;

  const leaveMenu = () => {
    if (menu.current) menu.current.open = false;
    // A dialog gives the focus back to what had it, which must then still be there.
    menu.current?.querySelector("summary")?.focus();
  };
  const finish = (sentence: string) => {
    setOpen(null);
    announce(sentence);
    router.refresh();
  };
  const { isBusy, error, toggle } = useArchive(href, isArchived ?? false, () => {
    leaveMenu();
    finish(`${sentenceCase(title)} was ${isArchived ? "restored" : "archived"}.`);
  });
  return (
    <>
      <Menu
        detailsRef={menu}
        align="right"
        floats
        title={`Actions for ${title}`}
        className="screen-only flex rounded-md px-1.5 py-1 text-dim hover:bg-line hover:text-ink"
        label={
          <>
            <Ellipsis size={16} aria-hidden />
            <span className="sr-only">Actions for {title}</span>
          </>
        }
      >
        {rename && (
          <button
            type="button"
            className={ITEM}
            onClick={() => {
              leaveMenu();
              setOpen("rename");
            }}
          >
            Rename…
          </button>
        )}
        {isArchived !== undefined && (
          <button type="button" className={ITEM} disabled={isBusy} onClick={toggle}>
            {isArchived ? "Restore" : "Archive"}
          </button>
        )}
        <button
          type="button"
          className={`${ITEM} text-alarm`}
          onClick={() => {
            leaveMenu();
            setOpen("delete");
          }}
        >
          {kind === "run" || kind === "import" ? `Delete this ${kind}…` : "Delete…"}
        </button>
        <Fault error={error} className="px-2 py-1" />
      </Menu>
      {open === "rename" && rename && (
        <Dialog title={`Rename ${title}`} onClose={() => setOpen(null)}>
          <RenameForm
            href={href}
            fields={rename}
            onRenamed={({ notes }) => finish([`${sentenceCase(title)} was renamed.`, ...notes].join(" "))}
          >
            <CancelButton />
          </RenameForm>
        </Dialog>
      )}
      {open === "delete" && (
        <DeleteDialog
          subject={subject}
          onClose={() => setOpen(null)}
          onDeleted={({ runs }) => {
            // The page of what is gone has no place in the reader's history.
            if (after !== undefined) router.replace(after);
            finish(`${sentenceCase(title)} was deleted, with ${formatQuantity(runs, "run")}.`);
          }}
        />
      )}
    </>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
