import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { TextSegments } from "@/components/ui/text-segments";
import { isReadableMarkdown } from "./markdown-limits";
import { tameElements, tameMarkdown } from "./tame-markdown";

const BLOCK = "mb-2 last:mb-0";

/** A heading of a text is a bold line: the page's outline is its own. */
const Heading: Components["h1"] = ({ children }) => (
  <p className={`${BLOCK} font-semibold text-ink`}>{children}</p>
);

const COMPONENTS: Components = {
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  p: ({ children }) => <p className={BLOCK}>{children}</p>,
  ul: ({ children }) => <ul className={`${BLOCK} list-disc pl-5`}>{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className={`${BLOCK} list-decimal pl-6`}>
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className={`${BLOCK} border-l-2 border-edge pl-3 text-dim`}>{children}</blockquote>
  ),
  pre: ({ children }) => (
    <pre className={`${BLOCK} rounded-md bg-hair px-3 py-2 font-mono text-xs whitespace-pre-wrap`}>
      {children}
    </pre>
  ),
  code: ({ children }) => <code className="rounded-sm bg-hair px-0.5 font-mono text-xs">{children}</code>,
  hr: () => <hr className={BLOCK} />,
  table: ({ children }) => <table className={BLOCK}>{children}</table>,
  th: ({ children, style }) => (
    <th style={style} className="border px-2 py-0.5 text-left font-semibold">
      {children}
    </th>
  ),
  td: ({ children, style }) => (
    <td style={style} className="border px-2 py-0.5">
      {children}
    </td>
  ),
  a: ({ children, href }) => (
    <a href={href} rel="noreferrer noopener" className="link">
      {children}
    </a>
  ),
  data: ({ children }) => <TextSegments text={String(children)} />,
};

/**
 * What a reviewer wrote, as Markdown. It holds quotes of logs, so it is hostile: HTML is text, nothing is
 * loaded, a link is followed by a click alone, and a text that would take long to read stays plain.
 */
export function Markdown({ text, className = "" }: { text: string; className?: string }) {
  const box = `[overflow-wrap:anywhere] [unicode-bidi:plaintext] ${className}`;
  if (!isReadableMarkdown(text)) {
    return (
      <div className={`${box} whitespace-pre-wrap`}>
        <TextSegments text={text} />
      </div>
    );
  }
  return (
    <div className={box}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm, tameMarkdown]}
        rehypePlugins={[tameElements]}
        // `tameElements` has left no address that is not known to be harmless.
        urlTransform={(url) => url}
        components={COMPONENTS}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
