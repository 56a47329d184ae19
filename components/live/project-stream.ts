import type { ProjectNews } from "@/lib/changes/project-news";
import { buildProjectApiHref } from "@/lib/url/project-api-url";

/** What is known of a project: the last news, with the runs of all campaigns that were told of. */
export type KnownNews = Pick<ProjectNews, "stamp" | "running" | "runs">;

type Hearer = {
  onNews: (news: ProjectNews) => void;
  /** Called when news begin to come and when they stop coming. */
  onLive?: (isLive: boolean) => void;
};

type Stream = { known: KnownNews | null; isLive: boolean; hearers: Set<Hearer>; close: () => void };

const streams = new Map<string, Stream>();

/** A page that is left for another of its project need not ask anew. */
const LINGER_MS = 1_000;
/** When a page whose stream was refused asks again. */
const REFUSED_MS = 5_000;

/** Hears of a project's changes until the returned function is called; all of a page share one stream. */
export function hearOfProject(project: string, hearer: Hearer): () => void {
  const stream = streams.get(project) ?? openStream(project);
  streams.set(project, stream);
  stream.hearers.add(hearer);
  if (stream.isLive) hearer.onLive?.(true);
  return () => {
    stream.hearers.delete(hearer);
    setTimeout(() => {
      if (stream.hearers.size > 0 || streams.get(project) !== stream) return;
      streams.delete(project);
      stream.close();
    }, LINGER_MS);
  };
}

/** What has been heard of a project so far; null before the first news. */
export function getKnownNews(project: string): KnownNews | null {
  return streams.get(project)?.known ?? null;
}

function openStream(project: string): Stream {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stream: Stream = { known: null, isLive: false, hearers: new Set(), close };
  const setLive = (isLive: boolean) => {
    if (stream.isLive === isLive) return;
    stream.isLive = isLive;
    for (const { onLive } of stream.hearers) onLive?.(isLive);
  };
  const hear = ({ data }: MessageEvent<string>) => {
    const news = JSON.parse(data) as ProjectNews;
    const { stamp, running, runs } = news;
    stream.known = { stamp, running, runs: { ...stream.known?.runs, ...runs } };
    setLive(true);
    for (const { onNews } of stream.hearers) onNews(news);
  };
  const hangUp = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
    setLive(false);
  };
  // A browser has few connections to a server: a page that nobody sees gives its own back.
  const follow = () => {
    if (document.hidden) return hangUp();
    if (source !== null) return;
    source = new EventSource(`${buildProjectApiHref(project)}/events`);
    source.onmessage = hear;
    source.onerror = ({ currentTarget }) => {
      setLive(false);
      // The browser asks again by itself unless it was refused, as it is while the database is away.
      if ((currentTarget as EventSource).readyState !== EventSource.CLOSED) return;
      hangUp();
      timer = setTimeout(follow, REFUSED_MS);
    };
    source.addEventListener("gone", close);
  };
  function close() {
    document.removeEventListener("visibilitychange", follow);
    hangUp();
  }
  document.addEventListener("visibilitychange", follow);
  follow();
  return stream;
}
