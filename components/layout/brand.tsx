import Link from "next/link";

const SQUARES = [1, 0.55, 1, 0.55, null, 0.3, 1, 0.3, 0.55];

/** The mark, a grid with a gap in the middle, and the name; leads to the projects. */
export function Brand() {
  return (
    <Link href="/" className="flex items-center gap-2 rounded-md text-[15px] font-semibold tracking-tight">
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        {SQUARES.map((opacity, i) => {
          const [x, y] = [1 + 5.7 * (i % 3), 1 + 5.7 * Math.floor(i / 3)];
          return opacity === null ? (
            <rect
              key={`${x},${y}`}
              x={x + 0.6}
              y={y + 0.6}
              width="3.4"
              height="3.4"
              rx="0.8"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.2"
            />
          ) : (
            <rect
              key={`${x},${y}`}
              x={x}
              y={y}
              width="4.6"
              height="4.6"
              rx="1"
              fill="currentColor"
              opacity={opacity}
            />
          );
        })}
      </svg>
      Lacuna
    </Link>
  );
}
