import type { Severity, Status } from "@/lib/spec-bugs/spec-bug";

const STATUS_LOOKS: Record<Status, string> = {
  suspected: "border-dashed border-edge font-normal text-ink",
  confirmed: "border-alarm font-medium text-alarm",
  rejected: "border-line font-normal text-dim line-through",
  resolved: "border-line font-normal text-dim",
};

/** The status of a spec bug; a confirmed one stands out, by more than its colour. */
export function StatusTag({ status }: { status: Status }) {
  return (
    <span
      className={`inline-block rounded border px-1.5 text-xs leading-[18px] tracking-normal ${STATUS_LOOKS[status]}`}
    >
      {status}
    </span>
  );
}

const SEVERITY_LOOKS: Record<Severity, string> = {
  low: "text-dim",
  medium: "",
  high: "font-medium",
  critical: "font-semibold text-alarm",
};

/** How severe a spec bug is; what is critical stands out. */
export function SeverityMark({ severity }: { severity: Severity }) {
  return <span className={SEVERITY_LOOKS[severity]}>{severity}</span>;
}
