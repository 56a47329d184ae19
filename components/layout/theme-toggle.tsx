"use client";

import { SunMoon } from "lucide-react";

/** Switches between light and dark and remembers the choice in this browser. */
export function ThemeToggle() {
  return (
    <button
      type="button"
      onClick={toggleTheme}
      title="Switch between light and dark"
      aria-label="Switch between light and dark"
      className="rounded-md p-1.5 text-dim hover:bg-hair hover:text-ink"
    >
      <SunMoon size={16} aria-hidden />
    </button>
  );
}

function toggleTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch {
    // Storage may be forbidden; the theme then lasts as long as the page.
  }
}
