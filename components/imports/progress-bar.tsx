import { useAnnouncement } from "./use-announcement";

/** How much of something is done, told to screen readers politely and seldom. */
export function ProgressBar({
  label,
  done,
  total,
  sentence,
}: {
  label: string;
  done: number;
  total: number;
  /** The same in words. */
  sentence: string;
}) {
  const announced = useAnnouncement(sentence);
  return (
    <>
      <progress
        aria-label={label}
        aria-valuetext={sentence}
        value={Math.min(done, total)}
        max={Math.max(1, total)}
        className="meter mb-2"
      />
      <p role="status" className="sr-only">
        {announced}
      </p>
    </>
  );
}
