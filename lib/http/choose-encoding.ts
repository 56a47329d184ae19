/** The first of the encodings that the client takes, by its `Accept-Encoding`; else `identity`. */
export function chooseEncoding<Encoding extends string>(
  headers: Headers,
  encodings: readonly (Encoding | "identity")[],
): Encoding | "identity" {
  const taken = new Map(
    (headers.get("accept-encoding") ?? "").split(",").map((part): [string, number] => {
      const [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
      const quality = parameters.find((text) => text.startsWith("q="));
      return [name, quality === undefined ? 1 : Number(quality.slice(2))];
    }),
  );
  return encodings.find((name) => (taken.get(name) ?? 0) > 0) ?? "identity";
}
