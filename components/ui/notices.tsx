import { VisibleText } from "./visible-text";

/** What an address asked for that could not be shown. */
export function Notices({ notices }: { notices: string[] }) {
  if (notices.length === 0) return null;
  return (
    <ul role="status" className="mb-3 rounded-lg border border-edge bg-hair px-3 py-2">
      {notices.map((notice) => (
        <li key={notice}>
          <VisibleText text={notice} />
        </li>
      ))}
    </ul>
  );
}
