/** Says that a form holds what was written before, and offers to give it up. */
export function DraftNotice({ onStartOver }: { onStartOver: () => void }) {
  return (
    <p role="status" className="mb-3 rounded-lg border border-edge bg-hair px-3 py-2">
      What you wrote before is back.{" "}
      <button type="button" onClick={onStartOver} className="link">
        Start over
      </button>
    </p>
  );
}
