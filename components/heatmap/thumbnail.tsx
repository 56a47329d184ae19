import type { Thumbnail, ThumbnailMark } from "@/lib/coverage/thumbnail";
import { getFill } from "./legend";

const HATCH = "thumbnail-hatch";

/** The hatch of excluded buckets, drawn once for all thumbnails of a page. */
export function ThumbnailHatch() {
  return (
    <svg aria-hidden className="absolute size-0">
      <pattern
        id={HATCH}
        width="0.5"
        height="0.5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="0.3" height="0.3" className="fill-paper" />
        <rect width="0.1" height="0.3" className="fill-edge" />
      </pattern>
    </svg>
  );
}

/** A crossing as cells of colour alone; its figures stand beneath in words. */
export function ThumbnailView({ thumbnail: { rows, columns, marks } }: { thumbnail: Thumbnail }) {
  return (
    <svg
      aria-hidden
      viewBox={`-0.1 -0.1 ${columns + 0.2} ${rows + 0.2}`}
      preserveAspectRatio="none"
      className="block h-20 w-full"
    >
      {marks.map(({ look, path }) => (
        <Mark key={path} look={look} path={path} />
      ))}
    </svg>
  );
}

function Mark({ look, path }: ThumbnailMark) {
  if (typeof look !== "string") return <path d={path} style={{ fill: getFill(look) }} />;
  switch (look) {
    case "hole":
      return (
        <path
          d={path}
          vectorEffect="non-scaling-stroke"
          className="fill-paper stroke-edge"
          strokeDasharray="2 2"
        />
      );
    case "filtered":
      return (
        <path
          d={path}
          vectorEffect="non-scaling-stroke"
          className="fill-paper stroke-edge"
          strokeDasharray="0 3"
          strokeLinecap="round"
        />
      );
    case "excluded":
      return <path d={path} fill={`url(#${HATCH})`} />;
    case "alarm":
      return <path d={path} className="fill-alarm" />;
    case "plain":
      return <path d={path} className="fill-line" />;
  }
}
