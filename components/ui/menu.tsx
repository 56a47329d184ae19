"use client";

import {
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { useKeys } from "./use-keys";

/**
 * A button that opens a panel beneath it. It is a `details` element, so it works without
 * JavaScript; with it, Escape and a click elsewhere close it. What it holds is drawn while it is open
 * alone: a page has many menus, which would be drawn again with every change.
 */
export function Menu({
  label,
  title,
  align = "left",
  floats = false,
  detailsRef,
  onOpenChange,
  className = "control",
  children,
}: {
  label: ReactNode;
  title?: string;
  align?: "left" | "right";
  /** Whether the panel stands over a box that scrolls, such as a table's, which would cut it off. */
  floats?: boolean;
  detailsRef?: RefObject<HTMLDetailsElement | null>;
  onOpenChange?: (isOpen: boolean) => void;
  className?: string;
  children: ReactNode;
}) {
  const own = useRef<HTMLDetailsElement>(null);
  const ref = detailsRef ?? own;
  const [isOpen, setOpen] = useState(false);
  const follow = ({ open }: HTMLDetailsElement) => {
    setOpen(open);
    onOpenChange?.(open);
  };
  // It may have been opened before the page listened.
  const start = useEffectEvent(() => {
    if (ref.current?.open) follow(ref.current);
  });
  useEffect(() => start(), []);
  useKeys(
    (event) => {
      if (event.key !== "Escape" || !ref.current?.open) return;
      event.stopImmediatePropagation();
      ref.current.querySelector("summary")?.focus();
      ref.current.open = false;
    },
    { capture: true },
  );
  useEffect(() => {
    const close = ({ target }: Event) => {
      if (ref.current?.open && !ref.current.contains(target as Node)) ref.current.open = false;
    };
    document.addEventListener("pointerdown", close);
    return () => document.removeEventListener("pointerdown", close);
  }, [ref]);
  useLayoutEffect(() => {
    if (isOpen && !floats && ref.current) shiftPanel(ref.current);
  });
  useLayoutEffect(() => {
    if (!floats || !isOpen) return;
    const place = () => {
      if (ref.current) placePanel(ref.current);
    };
    place();
    document.addEventListener("scroll", place, true);
    return () => document.removeEventListener("scroll", place, true);
  }, [ref, floats, isOpen]);
  return (
    <details
      ref={ref}
      className={floats ? "" : "relative max-w-full"}
      onToggle={({ currentTarget }) => follow(currentTarget)}
    >
      <summary className={className} title={title}>
        {label}
      </summary>
      <div
        className={`absolute top-full z-30 mt-1 max-h-[70dvh] w-max max-w-[min(380px,85vw)] min-w-52 overflow-auto rounded-lg border bg-panel p-1.5 shadow-lg ${align === "right" ? "right-0" : "left-0"}`}
      >
        {isOpen ? children : <noscript>{children}</noscript>}
      </div>
    </details>
  );
}

/** Opens a menu at a key, and puts the focus on what the selector finds in it. */
export function openMenu(menu: RefObject<HTMLDetailsElement | null>, selector: string) {
  const details = menu.current;
  if (!details) return;
  details.open = true;
  // The browser tells of it later, and the next key is meant for what is drawn then.
  flushSync(() => details.dispatchEvent(new Event("toggle")));
  details.querySelector<HTMLElement>(selector)?.focus();
}

/** Moves a menu's panel sideways, into a window that is too narrow for it where it stands. */
function shiftPanel(details: HTMLDetailsElement) {
  const panel = details.lastElementChild as HTMLElement;
  panel.style.translate = "";
  const { left, right } = panel.getBoundingClientRect();
  panel.style.translate = `${Math.max(8 - left, Math.min(0, document.documentElement.clientWidth - 8 - right))}px`;
}

/** Fixes a menu's panel in the window: below its button, or above where there is no room below. */
function placePanel(details: HTMLDetailsElement) {
  const panel = details.lastElementChild as HTMLElement;
  const { top, bottom, right } = details.getBoundingClientRect();
  const hasRoom = bottom + panel.offsetHeight + 8 < window.innerHeight;
  Object.assign(panel.style, {
    position: "fixed",
    left: "auto",
    right: `${document.documentElement.clientWidth - right}px`,
    top: hasRoom ? `${bottom}px` : "auto",
    bottom: hasRoom ? "auto" : `${window.innerHeight - top}px`,
  });
}
