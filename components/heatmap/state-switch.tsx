import type { MapQuery } from "@/lib/url/map-url";
import { StateLink, useMapState } from "./map-state";

/** Chooses one of a few ways to show the map, all in sight. */
export function StateSwitch<Name extends "metric" | "counting">({
  name,
  label,
  choices,
  className = "inline-flex",
}: {
  /** The parameter of the address. */
  name: Name;
  label: string;
  choices: Partial<Record<MapQuery[Name], string>>;
  className?: string;
}) {
  const { query } = useMapState();
  return (
    <nav
      aria-label={label}
      className={`${className} min-h-[30px] overflow-hidden rounded-[7px] border bg-panel`}
    >
      {(Object.entries(choices) as [MapQuery[Name], string][]).map(([choice, text]) => (
        <StateLink
          key={choice}
          change={{ [name]: choice }}
          aria-current={query[name] === choice ? "true" : undefined}
          className="flex items-center border-r px-3 text-dim last:border-r-0 hover:text-ink aria-[current]:bg-ink aria-[current]:text-paper"
        >
          {text}
        </StateLink>
      ))}
    </nav>
  );
}
