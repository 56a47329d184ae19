/** Where a mark was made: a message, and the words of one of its texts. Null words mark the whole message. */
export type MarkAnchor = {
  branch: string;
  message_id: string | null;
  message: number;
  part: string | null;
  /** UTF-16 units of the text before the quote. */
  start: number | null;
  quote: string | null;
  /** Up to 32 units before and after the quote. */
  before: string;
  after: string;
};

/** A mark with the run it is on, as pages, CLI and API give it. */
export type MarkView = {
  mark: number;
  project: string;
  campaign: string;
  id: string;
  attempt: number;
  /** Number of the run, or null where it is not stored now. */
  run: number | null;
  note: string;
  anchor: MarkAnchor;
  /** Where the words are now; null where the run no longer holds them. */
  place: {
    branch: number;
    message: number;
    part: string | null;
    start: number | null;
    end: number | null;
  } | null;
  created_at: string;
  edited_at: string | null;
};
