/** Why the last attempt failed; nothing where it did not. */
export function Fault({ error, className = "" }: { error: string | null; className?: string }) {
  if (error === null) return null;
  return (
    <p role="alert" className={`text-alarm ${className}`}>
      {error}
    </p>
  );
}
