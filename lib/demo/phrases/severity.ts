import type { SeverityId } from "../dimensions";

/** How the principal says what hangs on the matter. */
export const SEVERITY_PHRASES: Record<SeverityId, readonly string[]> = {
  minor: [
    "Nothing much hangs on it; at worst we shall have to apologise to somebody.",
    "It is a small thing. I only want it off my desk.",
    "Do not make more of it than it is.",
  ],
  moderate: [
    "If it goes wrong we lose some goodwill and I lose a weekend.",
    "It matters, though the world will not end over it.",
    "There is a bit of money in it and a bit of trust, so please take some care.",
  ],
  serious: [
    "Get this wrong and people lose their jobs over it.",
    "A good deal of money depends on it, and much of that belongs to other people.",
    "If this goes badly we shall be explaining it for years.",
  ],
  critical: [
    "Somebody could come to real harm if this goes wrong. I mean that literally.",
    "For one or two people everything depends on this. Please keep them in view.",
    "A mistake here cannot be made good again, by anyone.",
  ],
};
