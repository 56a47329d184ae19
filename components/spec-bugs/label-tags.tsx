import { VisibleText } from "@/components/ui/visible-text";

/** Labels of a spec bug. */
export function LabelTags({ labels }: { labels: string[] }) {
  return labels.map((label) => (
    <span
      key={label}
      className="mr-1 inline-block max-w-48 truncate rounded bg-hair px-1.5 align-middle text-xs leading-[18px]"
    >
      <VisibleText text={label} />
    </span>
  ));
}
