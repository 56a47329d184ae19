"use client";

import { useEffect, useState } from "react";
import { PlainTranscript } from "./plain-transcript";
import type { TranscriptProps } from "./transcript-props";
import { VirtualTranscript } from "./virtual-transcript";

/**
 * A transcript of any length: only the messages in view are in the page, and only their windows are
 * loaded. Before JavaScript runs it is the first window as a plain list, with links to the next.
 */
export function Transcript(props: TranscriptProps) {
  const [isReady, setIsReady] = useState(false);
  useEffect(() => setIsReady(true), []);
  if (props.total === 0) return <p className="text-dim">The log holds no messages of this run.</p>;
  return isReady ? <VirtualTranscript {...props} /> : <PlainTranscript {...props} />;
}
