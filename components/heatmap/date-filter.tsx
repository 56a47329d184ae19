import { useId } from "react";
import { ChoiceLink, useChoice } from "./choice";

/** Limits what is counted to runs that started on some days; a plain form where there is no JavaScript. */
export function DateFilter() {
  const { view, buildHref, apply } = useChoice();
  const id = useId();
  const { from, to } = view;
  const { pathname, searchParams } = new URL(buildHref({ from: null, to: null }), "http://lacuna");
  const read = (form: FormData, name: string) => String(form.get(name) ?? "") || null;
  return (
    <section aria-label="Started" className="border-t py-1">
      <div className="flex items-baseline justify-between px-2 text-xs text-dim">
        <h2>
          Started <span>(days in UTC)</span>
        </h2>
        {(from !== null || to !== null) && (
          <ChoiceLink
            change={{ from: null, to: null }}
            aria-label="Clear the filter on days"
            className="rounded px-1 hover:bg-hair hover:text-ink"
          >
            clear
          </ChoiceLink>
        )}
      </div>
      <form
        key={`${from} ${to}`}
        action={pathname}
        className="flex items-center gap-1 px-2 py-1"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          apply({ from: read(form, "from"), to: read(form, "to") });
        }}
      >
        {[...searchParams].map(([name, text]) => (
          <input key={`${name}=${text}`} type="hidden" name={name} value={text} />
        ))}
        {(["from", "to"] as const).map((name) => (
          <label key={name} htmlFor={`${id}-${name}`} className="flex items-center gap-1 text-dim">
            {name}
            <input
              id={`${id}-${name}`}
              type="date"
              name={name}
              defaultValue={view[name] ?? ""}
              min="0001-01-01"
              max="9999-12-31"
              className="rounded-md border bg-paper px-1 py-0.5 text-ink"
            />
          </label>
        ))}
        <button type="submit" className="control">
          Apply
        </button>
      </form>
    </section>
  );
}
